//! What an import would do, entry by entry, and the edits of it. Every entry of the file has one line: new, an announced movement that is now
//! booked, one that is here already and which, left out, or unreadable. Nothing is merged that is not shown.
//!
//! What is here already is found in four rounds, the surest first, and each record answers for one entry only, so that real duplicates in
//! a file stay: the bank's own name; the same amount, day and payee; the same amount within seven days and a payee alike; and last, for
//! another account, what is the same in all of that: a file that goes elsewhere the second time is not counted twice. Two names
//! that one bank gave to two entries keep them apart whatever else is equal, unless the one that is stored here was only announced.

use std::collections::BTreeSet;
use std::sync::Arc;

use super::reading::{Line, Movement, Outcome};
use crate::fingerprint::Fingerprint;
use crate::preview::{Fate, Preview, PreviewRow};
use crate::words::fold;
use domain::budget::{BankLayout, CategoryRule, Spending, rules};
use domain::change::Edit;
use domain::currency::Currency;
use domain::dictionary::Dictionary;
use domain::id::Id;
use domain::money;
use domain::record::Table as Records;
use serde::{Deserialize, Serialize};

/// What is here already, and where the entries go.
#[derive(Debug, Clone, Copy)]
pub struct Here<'a> {
    /// The log: `model.spendings`.
    pub log: &'a Records<Spending>,
    /// The person's rules: `model.rules`.
    pub rules: &'a Records<CategoryRule>,
    /// The account; `None` is the home currency and no account.
    pub account: Option<&'a Id>,
    /// The account's currency.
    pub currency: Currency,
    /// Every place a file can go to: what is stored for another of them is met too.
    pub places: &'a [Destination],
}

/// Where a bank's file can go: an account, or the log without one.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Destination {
    /// The account.
    pub account: Option<Id>,
    /// As the person calls it.
    pub name: String,
    /// Its currency; `None` where none is chosen yet.
    pub currency: Option<Currency>,
    /// How its last file was read.
    pub kept: Option<Arc<BankLayout>>,
}

/// What an import would do.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Plan {
    /// A line an entry, in the file's order.
    pub preview: Preview,
    /// What each of these lines moves, beside it; `None` where it cannot be read.
    pub amounts: Vec<Option<i64>>,
    /// The movement each of these lines would become, beside it.
    pub movements: Vec<Option<Movement>>,
    /// The edits.
    pub edits: Vec<Edit>,
}

/// How far apart the days of one movement can stand in two sources.
const DAYS_APART: i64 = 7;

/// Plans the import of a statement's lines; the rows in `keep` are taken although something like them is stored here.
pub fn plan(lines: &[Line], keep: &BTreeSet<usize>, here: Here<'_>) -> Plan {
    let is_own = |spending: &Spending| spending.account.as_ref() == here.account;
    let mut records: Vec<(&Id, &Arc<Spending>)> = here.log.iter().filter(|(_, spending)| is_own(spending)).collect();
    let own = records.len();
    records.extend(here.log.iter().filter(|(_, spending)| !is_own(spending) && here.same_money(spending)));
    let found = matches(lines, &records, own);
    let kept: Vec<CategoryRule> = here.rules.values().map(|rule| rule.as_ref().clone()).collect();
    let learnt = rules::proposals(&kept, &here.log.values().map(Arc::as_ref).collect::<Vec<_>>());
    let mut plan = Plan::default();
    let mut taken = Dictionary::default();
    for (line, found) in lines.iter().zip(found) {
        let (fate, amount, movement, remarks) = match &line.outcome {
            Outcome::Unreadable { why, amount } => (Fate::Unreadable(why.clone()), *amount, None, Vec::new()),
            Outcome::Left { why, amount } => (Fate::Skipped(why.clone()), *amount, None, Vec::new()),
            Outcome::Read(read) => {
                let mut read = read.clone();
                let mut remarks = Vec::new();
                let record = found.and_then(|at| records.get(at));
                let elsewhere = found.is_some_and(|at| at >= own);
                let fate = match record.filter(|_| !keep.contains(&line.row)) {
                    Some((_, before)) if elsewhere => {
                        remarks.push(format!("Already here, in {}: {}.", here.place(before), shown(before, here.currency)));
                        Fate::Same
                    }
                    Some((id, before)) if before.pending && !read.pending => {
                        plan.edits.push(Edit::update((*id).clone(), before, booked(before, &read)));
                        Fate::Update(format!("Was announced for {}; is booked now.", before.date))
                    }
                    Some((_, before)) => {
                        remarks.push(format!("Already here: {}.", shown(before, here.currency)));
                        Fate::Same
                    }
                    None => {
                        if read.pending {
                            remarks.push("Announced, not yet booked.".to_owned());
                        }
                        if let Some((_, before)) = record {
                            remarks.push(format!("Like “{}”, and taken all the same.", shown(before, here.currency)));
                        }
                        sort(&mut read, here, &kept, &learnt, &mut remarks);
                        plan.edits.push(Edit::add(fresh_id(&read, here, &mut taken), spending(&read, here)));
                        Fate::New
                    }
                };
                (fate, Some(read.amount), Some(read), remarks)
            }
        };
        let title = movement.as_ref().map_or_else(|| line.words.clone(), title);
        plan.preview.rows.push(PreviewRow { row: line.row, title, fate, remarks });
        plan.amounts.push(amount);
        plan.movements.push(movement);
    }
    plan
}

impl Here<'_> {
    fn destination(&self, spending: &Spending) -> Option<&Destination> {
        self.places.iter().find(|place| place.account == spending.account)
    }

    /// Whether the amount of what is stored for another account is in this one's currency.
    fn same_money(&self, spending: &Spending) -> bool {
        let foreign = spending.foreign.map(|foreign| foreign.currency);
        let currency = foreign.or_else(|| self.destination(spending)?.currency);
        currency.is_none_or(|currency| currency == self.currency)
    }

    fn place(&self, spending: &Spending) -> &str {
        self.destination(spending).map_or("your spending log", |place| &place.name)
    }
}

/// For each line, which record it is; a record is one line's at most. From `own` on they are other accounts'.
fn matches(lines: &[Line], records: &[(&Id, &Arc<Spending>)], own: usize) -> Vec<Option<usize>> {
    if records.is_empty() {
        return vec![None; lines.len()];
    }
    let (mut by_name, mut by_amount) = (Dictionary::<Vec<usize>>::default(), Dictionary::<Vec<usize>>::default());
    for (at, (_, spending)) in records.iter().enumerate() {
        if !spending.source_id.is_empty() {
            by_name.at(&spending.source_id, Vec::new()).push(at);
        }
        by_amount.at(&spending.amount.to_string(), Vec::new()).push(at);
    }
    let mut free = vec![true; records.len()];
    let mut found: Vec<Option<usize>> = vec![None; lines.len()];
    // The nearer day goes first, whatever the order in the file.
    for round in [Round::Name, Round::SameDay].into_iter().chain((1..=DAYS_APART).map(Round::Near)).chain([Round::Elsewhere]) {
        for (line, slot) in lines.iter().zip(&mut found) {
            let (None, Outcome::Read(movement)) = (*slot, &line.outcome) else { continue };
            let among = match round {
                Round::Name => by_name.get(&movement.source_id),
                Round::SameDay | Round::Near(_) | Round::Elsewhere => by_amount.get(&movement.amount.to_string()),
            };
            let other = matches!(round, Round::Elsewhere);
            let candidates = among.into_iter().flatten().copied().filter(|at| (*at >= own) == other && free.get(*at) == Some(&true));
            let candidates = candidates.filter_map(|at| Some((at, records.get(at)?.1)));
            let fitting = candidates.filter(|(_, spending)| round.fits(spending, movement));
            if let Some((at, _)) = fitting.min_by_key(|(at, spending)| ((spending.date - movement.date).num_days().abs(), *at)) {
                *slot = Some(at);
                if let Some(place) = free.get_mut(at) {
                    *place = false;
                }
            }
        }
    }
    found
}

/// How sure a match has to be.
#[derive(Clone, Copy)]
enum Round {
    Name,
    SameDay,
    /// So many days apart.
    Near(i64),
    /// For another account: the day, the amount, and the bank's name or the payee.
    Elsewhere,
}

impl Round {
    fn fits(self, spending: &Spending, movement: &Movement) -> bool {
        let apart = (spending.date - movement.date).num_days().abs();
        match self {
            // An announced amount can change until it is booked; a booked one that differs is another movement under a name used twice.
            Self::Name => spending.amount == movement.amount || (spending.pending && !movement.pending),
            Self::SameDay => {
                let texts = || alike(spending, movement) || nameless(spending, movement);
                apart == 0 && (may_be_one(spending, movement) && texts() || read_anew(spending, movement))
            }
            Self::Elsewhere => {
                let named = !movement.source_id.is_empty() && spending.source_id == movement.source_id;
                apart == 0 && (named || may_be_one(spending, movement) && alike(spending, movement) || read_anew(spending, movement))
            }
            Self::Near(days) => apart == days && may_be_one(spending, movement) && alike(spending, movement),
        }
    }
}

/// Two names from one format keep apart, unless one of them was an announcement.
fn may_be_one(spending: &Spending, movement: &Movement) -> bool {
    let format = |name: &str| name.split_once(':').map(|(format, _)| format.to_owned());
    let (there, new) = (format(&spending.source_id), format(&movement.source_id));
    there.is_none() || there != new || (spending.pending && !movement.pending)
}

/// Whether both names were only made of what stands in the rows, and one row's payee is among the other's texts: the columns of a file that were read as
/// payee and memo can have been others before.
fn read_anew(spending: &Spending, movement: &Movement) -> bool {
    let made = |name: &str| {
        let print = name.strip_prefix("row:").map_or("", |rest| rest.split('-').next().unwrap_or(rest));
        print.len() == 16 && print.bytes().all(|b| matches!(b, b'0'..=b'9' | b'a'..=b'f'))
    };
    let held = |payee: &str, texts: [&str; 2]| !payee.trim().is_empty() && fold(&texts.join(" ")).contains(&fold(payee));
    made(&spending.source_id)
        && made(&movement.source_id)
        && (held(who(&spending.payee, &spending.memo), [&movement.payee, &movement.memo])
            || held(who(&movement.payee, &movement.memo), [&spending.payee, &spending.memo]))
}

fn who<'a>(payee: &'a str, memo: &'a str) -> &'a str {
    if payee.trim().is_empty() { memo } else { payee }
}

/// Whether one of them says nothing about who it was.
fn nameless(spending: &Spending, movement: &Movement) -> bool {
    who(&spending.payee, &spending.memo).trim().is_empty() || who(&movement.payee, &movement.memo).trim().is_empty()
}

/// Whether the payees are one: the same, one inside the other, or the same stem.
fn alike(spending: &Spending, movement: &Movement) -> bool {
    let there = fold(who(&spending.payee, &spending.memo));
    let new = fold(who(&movement.payee, &movement.memo));
    if there.is_empty() || new.is_empty() {
        return false;
    }
    let stems = (rules::stem(&there), rules::stem(&new));
    there == new || there.contains(&new) || new.contains(&there) || (!stems.0.is_empty() && stems.0 == stems.1)
}

/// The record with what the booking changes; the person's own words stay.
fn booked(before: &Spending, movement: &Movement) -> Spending {
    Spending { date: movement.date, amount: movement.amount, source_id: movement.source_id.clone(), pending: false, ..before.clone() }
}

fn spending(movement: &Movement, here: Here<'_>) -> Spending {
    Spending {
        date: movement.date,
        amount: movement.amount,
        category: movement.category.clone(),
        payee: movement.payee.clone(),
        memo: movement.memo.clone(),
        account: here.account.cloned(),
        foreign: None,
        source_id: movement.source_id.clone(),
        pending: movement.pending,
    }
}

/// The category: the person's rule, else the file's, else what they chose before for the same payee.
fn sort(movement: &mut Movement, here: Here<'_>, kept: &[CategoryRule], learnt: &[CategoryRule], remarks: &mut Vec<String>) {
    if kept.is_empty() && learnt.is_empty() {
        return;
    }
    let unsorted = spending(movement, here);
    if let Some(category) = rules::sort(kept, &unsorted) {
        category.clone_into(&mut movement.category);
    } else if movement.category.is_empty()
        && let Some(category) = rules::sort(learnt, &unsorted)
    {
        remarks.push(format!("Sorted as “{category}”, as you did before."));
        category.clone_into(&mut movement.category);
    }
}

/// A name for the record that the same entry gets again, and no other.
fn fresh_id(movement: &Movement, here: Here<'_>, taken: &mut Dictionary<()>) -> Id {
    let print = Fingerprint::of("spending")
        .with(here.account.map_or("", Id::as_str))
        .with(&movement.source_id)
        .with(&movement.date.to_string())
        .with_number(movement.amount.unsigned_abs())
        .with(&movement.payee);
    let mut number = 0;
    loop {
        let id = Id::from_bits(print.with_number(number).bits());
        if !here.log.contains_key(&id) && taken.insert(id.as_str(), ()) {
            return id;
        }
        number += 1;
    }
}

/// What a movement is called in a list.
fn title(movement: &Movement) -> String {
    let name = who(&movement.payee, &movement.memo);
    if name.is_empty() { movement.date.to_string() } else { name.to_owned() }
}

/// A record in one line: who, how much, when.
fn shown(spending: &Spending, currency: Currency) -> String {
    let name = who(&spending.payee, &spending.memo);
    let comma = if name.is_empty() { "" } else { ", " };
    format!("{name}{comma}{} on {}", money::plain(spending.amount, currency), spending.date)
}
