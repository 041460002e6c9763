//! Choices: the key of each is what is stored, finds it again, and no two look alike.

use std::collections::BTreeSet;
use std::fmt::Debug;

use domain::actions::{Helped, ImprovementArea};
use domain::application::{MustHaves, NoGos};
use domain::budget::{Class, CutKind, Frequency, IncomeKind, PayKind, Protects, WeekendRule, WorryMetric};
use domain::choice::{Choice, options};
use domain::diary::Mood;
use domain::feedback::{Length, Tone};
use domain::odds::AssumptionKind;
use domain::people::messages::MessageReason;
use domain::questions::InterviewKind;
use domain::reflection::{ClueForm, Influence, Theme};
use domain::review::{Decision, FunnelStep};
use domain::routine::template::Template;
use domain::routine::{BlockKind, BlockOutcome, WeekDay};
use serde::Serialize;

/// Each is found by its key; keys and labels differ.
fn check<T: Choice + Debug>(count: usize) {
    assert_eq!(T::CHOICES.len(), count);
    for choice in T::CHOICES {
        assert_eq!(T::from_key(choice.key()), Some(*choice));
    }
    let (keys, labels): (BTreeSet<_>, BTreeSet<_>) = options::<T>().into_iter().unzip();
    assert_eq!((keys.len(), labels.len()), (count, count), "{keys:?} {labels:?}");
    assert_eq!(T::from_key("no such key"), None);
}

/// As [`check`], and the key is what is stored.
fn check_stored<T: Choice + Debug + Serialize>(count: usize) {
    check::<T>(count);
    for choice in T::CHOICES {
        assert_eq!(serde_json::to_value(choice).unwrap(), choice.key(), "{choice:?}");
    }
}

#[test]
fn keys_are_what_is_stored() {
    check_stored::<Theme>(8);
    check_stored::<Influence>(3);
    check_stored::<ClueForm>(2);
    check_stored::<ImprovementArea>(6);
    check_stored::<Helped>(4);
    check_stored::<InterviewKind>(5);
    check_stored::<Tone>(3);
    check_stored::<Length>(2);
    check_stored::<Mood>(5);
    check_stored::<FunnelStep>(3);
    check_stored::<BlockKind>(6);
    check_stored::<WeekDay>(7);
    check_stored::<BlockOutcome>(4);
    check::<Template>(3);
    check_stored::<MustHaves>(3);
    check_stored::<NoGos>(2);
    check_stored::<Decision>(2);
    check::<MessageReason>(8);
    check_stored::<Class>(3);
    check_stored::<Protects>(5);
    check_stored::<Frequency>(7);
    check_stored::<WeekendRule>(3);
    check_stored::<IncomeKind>(7);
    check_stored::<WorryMetric>(7);
    check::<CutKind>(4);
    check::<PayKind>(3);
    check::<AssumptionKind>(4);
}
