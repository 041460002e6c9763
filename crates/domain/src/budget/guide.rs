//! The bills most people have, for the guided set-up: needs, then obligations, then wants. Each has a class, a frequency, what it protects
//! and what commonly happens if it is not paid; the person corrects all of it. Laws differ by country, so the hints promise nothing.

use super::bill::{Class, Protects};
use super::recurrence::Frequency;

/// A bill to propose.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct CommonBill {
    /// The stable name, for forms.
    pub key: &'static str,
    /// Its name and its category.
    pub name: &'static str,
    /// Need, obligation or want.
    pub class: Class,
    /// How often it usually comes.
    pub every: Frequency,
    /// What paying it protects.
    pub protects: Option<Protects>,
    /// What commonly happens if it is not paid.
    pub if_unpaid: &'static str,
}

const fn bill(
    key: &'static str,
    name: &'static str,
    class: Class,
    every: Frequency,
    protects: Option<Protects>,
    if_unpaid: &'static str,
) -> CommonBill {
    CommonBill { key, name, class, every, protects, if_unpaid }
}

use Class::{Need, Obligation, Want};
use Frequency::{Month, Quarter, Week, Year};
use Protects::{Health, Housing, Insurance, Transport, Work};

/// The list, in the order in which to ask.
#[rustfmt::skip]
pub const COMMON_BILLS: [CommonBill; 26] = [
    bill("rent", "Rent or mortgage", Need, Month, Some(Housing), "Late fees, then eviction. Talk to the landlord or lender before the due date."),
    bill("electricity", "Electricity", Need, Month, Some(Housing), "Reminders, then disconnection. Most suppliers agree to a payment plan if you ask early."),
    bill("heating", "Gas or heating", Need, Month, Some(Housing), "Reminders, then disconnection. Most suppliers agree to a payment plan if you ask early."),
    bill("water", "Water and waste", Need, Quarter, Some(Housing), "Reminders and fees; a payment plan is usually possible."),
    bill("property-tax", "Property tax or council tax", Need, Month, Some(Housing), "Fees and collection. Ask about reductions for low incomes."),
    bill("groceries", "Groceries", Need, Week, Some(Health), "Food comes before debts. Many food banks help without asking questions."),
    bill("medicine", "Medicine and doctor", Need, Month, Some(Health), "Your health is at risk. Ask for generics, a payment plan or a lower rate."),
    bill("health-insurance", "Health insurance", Need, Month, Some(Insurance), "Coverage can lapse. Check what coverage you have without a job."),
    bill("home-insurance", "Home or renter's insurance", Need, Year, Some(Insurance), "Coverage lapses; a mortgage may require it."),
    bill("car-insurance", "Car insurance", Need, Month, Some(Insurance), "Coverage lapses, and driving uninsured is illegal in most places."),
    bill("fuel", "Fuel", Need, Week, Some(Transport), "You cannot get to interviews or work."),
    bill("public-transport", "Public transport", Need, Month, Some(Transport), "You cannot get to interviews or work. Ask about fares for job seekers."),
    bill("phone", "Phone", Need, Month, Some(Work), "Service is cut off, and employers cannot reach you. A cheaper plan is often one call away."),
    bill("internet", "Internet", Need, Month, Some(Work), "Service is cut off, and applying gets harder. Ask about a low-income plan."),
    bill("childcare", "Childcare", Need, Month, Some(Work), "You can lose the place. Ask for fewer hours while you search."),
    bill("car-loan", "Car loan or lease", Obligation, Month, Some(Transport), "The car can be repossessed, often after a few missed payments."),
    bill("child-support", "Child support or alimony", Obligation, Month, None, "It can be enforced. After a loss of income, ask early to have it adjusted."),
    bill("taxes-owed", "Taxes owed", Obligation, Month, None, "Interest and enforcement. Tax offices often agree to instalments."),
    bill("credit-card", "Credit card minimum", Obligation, Month, None, "Fees, interest and a mark on your credit report. Your home does not depend on it."),
    bill("loan", "Personal or student loan", Obligation, Month, None, "Fees and a mark on your credit report. Ask to pause payments after a loss of income."),
    bill("streaming", "Streaming and apps", Want, Month, None, "It stops. You can restart it at any time."),
    bill("gym", "Gym or club", Want, Month, None, "The membership ends. Ask to freeze it."),
    bill("eating-out", "Eating out", Want, Week, None, "You lose nothing but the meal."),
    bill("hobbies", "Hobbies and going out", Want, Month, None, "You lose nothing that cannot wait."),
    bill("gifts", "Gifts and giving", Want, Month, None, "People who care about you will understand."),
    bill("travel", "Travel", Want, Year, None, "It can be postponed. Check what a booking refunds."),
];
