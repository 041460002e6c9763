//! What the posting pays: two amounts bound to the record, their currency and the period they cover. The currency and the period that are chosen before there is
//! an amount are kept as a draft.

use leptos::prelude::*;

use super::record::ApplicationHandle;
use crate::components::form::{Form, Input, Select, TextField};
use crate::components::live;
use crate::format;
use crate::runtime;
use crate::session::session;
use domain::application::labels::period_phrase;
use domain::application::{Application, PayPeriod, PayRange, form};
use domain::choice::{Choice, options};
use domain::currency::Currency;
use domain::problem::Problem;

type Unit = (Currency, PayPeriod);

/// One of the two amounts.
type Amount = fn(&PayRange) -> Option<i64>;
/// The pay once one of the two amounts was typed.
type Typed = fn(Option<&PayRange>, &str, Currency, PayPeriod) -> Result<Option<PayRange>, Problem>;

pub fn pay(application: ApplicationHandle) -> AnyView {
    let session = session();
    let stored = Memo::new(move |_| application.with(|application| application.pay.clone()).flatten());
    let unit_form = Form::new(format!("application/{}/pay", application.id()));
    let currency = unit_form.text("currency", session.peek(|model| form::currency(model, format::home(&model.preferences()))).code());
    let period = unit_form.text("period", PayPeriod::Year.key());
    runtime::effect(move || match stored.get() {
        // An amount stores them.
        Some(pay) => {
            unit_form.finish();
            currency.set(pay.currency.code().to_owned());
            period.set(pay.period.key().to_owned());
        }
        None => unit_form.restart(),
    });
    let problem = RwSignal::new(None::<String>);
    let change = move |pay: Result<Option<PayRange>, Problem>| match pay {
        Ok(pay) => {
            problem.set(None);
            application.edit("pay changed", |application| application.pay = pay);
        }
        Err(error) => problem.set(Some(error.sentence)),
    };
    let set_currency = move |code: String| {
        problem.set(None);
        if let Some((pay, chosen)) = stored.get_untracked().zip(Currency::parse(&code)) {
            change(form::in_currency(&pay, chosen));
        }
        currency.set(code);
    };
    let set_period = move |key: String| {
        if let Some(pay) = stored.get_untracked() {
            change(Ok(Some(PayRange { period: PayPeriod::from_key(&key).unwrap_or(pay.period), ..pay })));
        }
        period.set(key);
    };
    let mut currencies: Vec<(String, String)> = Currency::listed().map(|one| (one.code().to_owned(), one.code().to_owned())).collect();
    // An imported posting may name one that is not listed.
    let own = currency.get_untracked();
    if !currencies.iter().any(|(code, _)| *code == own) {
        currencies.push((own.clone(), own));
    }
    let amount = move |id: &'static str, label: &'static str, example: &'static str, get: Amount, set: Typed| {
        let binding = application.bind_value(
            move |application| application.pay.as_ref().map(|pay| form::pay_text(get(pay), pay.currency)).unwrap_or_default(),
            move |application, text| {
                // The field may be written a last time when the screen is gone.
                let code = currency.try_get_untracked().unwrap_or_default();
                let key = period.try_get_untracked().unwrap_or_default();
                let (currency, period): Unit =
                    (Currency::parse(&code).unwrap_or(Currency::EUR), PayPeriod::from_key(&key).unwrap_or_default());
                application.pay = set(application.pay.as_ref(), &text, currency, period)?;
                Ok(())
            },
        );
        view! { <div>{TextField::new(id, label, Input::Line).placeholder(example).bare().bound(binding)}</div> }
    };
    view! {
        <div class="fact pay inplace" role="group" aria-label="Pay">
            <span class="label" aria-hidden="true">"Pay"</span>
            <div class="pay-fields">
                {amount("pay-low", "Pay from", "from", |pay| pay.low, form::with_low)}
                {amount("pay-high", "Pay to", "to", |pay| pay.high, form::with_high)}
                {Select::new("pay-currency", "Currency", currencies).bare().over(Signal::from(currency), set_currency)}
                {Select::new("pay-period", "Pay period", options::<PayPeriod>()).bare().over(Signal::from(period), set_period)}
            </div>
            {live(move || problem.get().map(|sentence| view! { <p class="error" role="alert">{sentence}</p> }))}
        </div>
    }
    .into_any()
}

/// Pay in a few characters: `48–54k EUR`, `€18.50 per hour`.
pub fn pay_summary(application: &Application) -> String {
    let Some(pay) = &application.pay else { return String::new() };
    let exponent = pay.currency.exponent();
    let thousand = 1000 * 10_i64.pow(exponent);
    let period = if pay.period == PayPeriod::Year { String::new() } else { format!(" {}", period_phrase(pay.period)) };
    let both: Vec<i64> = [pay.low, pay.high].into_iter().flatten().collect();
    if pay.period == PayPeriod::Year && both.iter().all(|minor| minor % thousand == 0) {
        let short = both.iter().map(|minor| (minor / thousand).to_string()).collect::<Vec<_>>().join("–");
        return format!("{short}\u{202f}k {}", pay.currency.code());
    }
    let full = both
        .iter()
        .map(|minor| format::money(*minor, pay.currency, exponent, minor % 10_i64.pow(exponent) != 0))
        .collect::<Vec<_>>()
        .join("–");
    format!("{full}{period}")
}
