//! The bills most people have, for the guided set-up: needs, then obligations, then wants. Each comes with a class, a rhythm, what it protects
//! and what commonly happens if it is not paid; the person corrects all of it. Laws differ by country, so the hints promise nothing.

use super::bill::{Class, Protects};
use super::recurrence::Frequency;

/// A bill to propose.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct CommonBill {
    /// Its name and its category.
    pub name: &'static str,
    /// Need, obligation or want.
    pub class: Class,
    /// How often it usually comes.
    pub every: Frequency,
    /// What paying it keeps safe.
    pub protects: Option<Protects>,
    /// What commonly happens if it is not paid.
    pub if_unpaid: &'static str,
}

const fn bill(name: &'static str, class: Class, every: Frequency, protects: Option<Protects>, if_unpaid: &'static str) -> CommonBill {
    CommonBill { name, class, every, protects, if_unpaid }
}

use Class::{Need, Obligation, Want};
use Frequency::{Month, Quarter, Week, Year};
use Protects::{Health, Housing, Insurance, Transport, Work};

/// The list, in the order in which to ask.
#[rustfmt::skip]
pub const COMMON_BILLS: [CommonBill; 26] = [
    bill("Rent or mortgage", Need, Month, Some(Housing), "Late fees, then notice. Talk to the landlord or lender before the day."),
    bill("Electricity", Need, Month, Some(Housing), "Reminders, then a cut-off. Most suppliers agree to a plan if asked early."),
    bill("Gas or heating", Need, Month, Some(Housing), "Reminders, then a cut-off. Most suppliers agree to a plan if asked early."),
    bill("Water and waste", Need, Quarter, Some(Housing), "Reminders and fees; a plan is usually possible."),
    bill("Property tax or council tax", Need, Month, Some(Housing), "Fees and collection. Ask for a reduction on low income."),
    bill("Groceries", Need, Week, Some(Health), "Food comes before debts. Food banks help without questions."),
    bill("Medicine and doctor", Need, Month, Some(Health), "Your health. Ask for generics, a plan or a lower rate."),
    bill("Health insurance", Need, Month, Some(Insurance), "Cover can lapse. Look at what cover you may have without a job."),
    bill("Home or renter's insurance", Need, Year, Some(Insurance), "Cover lapses; a mortgage may require it."),
    bill("Car insurance", Need, Month, Some(Insurance), "Cover lapses, and driving without it is an offence in most places."),
    bill("Fuel", Need, Week, Some(Transport), "No way to interviews or work."),
    bill("Public transport", Need, Month, Some(Transport), "No way to interviews or work. Ask for a job seeker's fare."),
    bill("Phone", Need, Month, Some(Work), "Cut off, and employers cannot reach you. A cheaper tariff is often one call away."),
    bill("Internet", Need, Month, Some(Work), "Cut off, and applying gets harder. Ask for a social tariff."),
    bill("Childcare", Need, Month, Some(Work), "The place can be lost. Ask for fewer hours while you search."),
    bill("Car loan or lease", Obligation, Month, Some(Transport), "The car can be taken back, often after few missed payments."),
    bill("Child support or alimony", Obligation, Month, None, "It can be enforced. Ask early to have it changed after a loss of income."),
    bill("Taxes owed", Obligation, Month, None, "Interest and enforcement. Tax offices agree to instalments."),
    bill("Credit card minimum", Obligation, Month, None, "Fees, interest and a mark on your credit file. Your home does not hang on it."),
    bill("Personal or student loan", Obligation, Month, None, "Fees and a mark on your credit file. Ask for a pause on loss of income."),
    bill("Streaming and apps", Want, Month, None, "It stops. It can be started again any day."),
    bill("Gym or club", Want, Month, None, "Membership ends or is frozen. Ask for a freeze."),
    bill("Eating out", Want, Week, None, "Nothing is lost but the meal."),
    bill("Hobbies and going out", Want, Month, None, "Nothing is lost that cannot wait."),
    bill("Gifts and giving", Want, Month, None, "People who care for you understand."),
    bill("Travel", Want, Year, None, "It can be put off. Check what a booking gives back."),
];
