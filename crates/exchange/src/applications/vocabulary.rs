//! What words mean in a job list: the files of [`languages`], read once and keyed for headings, status cells, yes and no, channels and places of
//! work. What is not there stays as it is written and is kept in the notes.

use std::sync::OnceLock;

use serde::Deserialize;
use serde::de::IntoDeserializer;
use serde::de::value::{Error, StrDeserializer};

use super::candidate::Activity;
use super::mapping::Target;
use super::senses::{Sense, sense};
use super::word_kinds::{self, CardWord, Part};
use crate::languages::{self, Entry};
use crate::words::{fold, fold_apart, squash};
use domain::application::{Origin, Workplace};
use domain::dictionary::Dictionary;
use domain::sort_compact::SortCompact;

/// How many words a phrase of the files has at most.
pub(super) const LONGEST: usize = 7;

/// The words of all languages.
#[derive(Default)]
struct Vocabulary {
    headings: Dictionary<Vec<Target>>,
    holding: Vec<(Target, String)>,
    vague: Dictionary<Vec<Target>>,
    date_words: Vec<String>,
    wishes: Vec<String>,
    channels: Vec<String>,
    spans: Dictionary<bool>,
    status: Dictionary<Vec<Sense>>,
    answers: Dictionary<bool>,
    origins: Vec<(String, Origin)>,
    workplaces: Dictionary<Workplace>,
    totals: Dictionary<()>,
    signatures: Dictionary<()>,
    roles: Vec<String>,
    companies: Vec<String>,
    activities: Vec<(String, Activity)>,
    cards: Dictionary<CardWord>,
    page_words: Vec<String>,
    sentences: Dictionary<Part>,
}

/// The targets whose words count inside a longer heading, the telling ones first.
const HELD: [Target; 20] = [
    // An application's deadline is no day it was sent.
    Target::Labelled,
    Target::FollowedUpOn,
    Target::Tailored,
    Target::ScreenedOn,
    Target::InterviewedOn,
    Target::AssessedOn,
    Target::OfferedOn,
    Target::RejectedOn,
    Target::AppliedOn,
    Target::RepliedOn,
    Target::Pay,
    Target::Company,
    Target::Role,
    Target::Location,
    Target::Url,
    Target::Status,
    Target::Contact,
    Target::Notes,
    Target::Resume,
    Target::Channel,
];

/// How letters are written out whose marks people leave away: "gönderildi" is typed "gonderildi", and hardly "goenderildi".
const MARKED: [(&str, &str); 3] = [("oe", "o"), ("ue", "u"), ("ae", "a")];

fn words() -> &'static Vocabulary {
    static WORDS: OnceLock<Vocabulary> = OnceLock::new();
    WORDS.get_or_init(|| {
        let mut words = Vocabulary::default();
        let mut marked: Vec<(&'static str, &'static str)> = Vec::new();
        languages::each(|entry| {
            words.take(entry);
            if entry.section == "status" {
                marked.push((entry.key, entry.word));
            }
        });
        for (key, word) in marked {
            words.take_unmarked(key, word);
        }
        for targets in words.headings.values_mut().chain(words.vague.values_mut()) {
            targets.sort_compact();
        }
        // "date of" before "of".
        words.date_words.sort_compact_by_key(|word| std::cmp::Reverse(word.len()));
        let place = |target: &Target| HELD.iter().position(|held| held == target);
        words.holding.sort_compact_by_key(|(target, _)| place(target));
        words
    })
}

impl Vocabulary {
    fn take(&mut self, Entry { section, key, word }: Entry) {
        // A sign that no word is made of: those are known by themselves.
        if section.starts_with("bank") || fold(word).is_empty() {
            return;
        }
        match section {
            "headings" => add(&mut self.headings, key, word),
            "vague headings" => add(&mut self.vague, key, word),
            "words of date headings" => self.date_words.push(fold_apart(word)),
            "wished pay" => {
                self.holding.push((Target::Pay, fold_apart(word)));
                self.wishes.push(fold_apart(word));
            }
            "channels" => self.channels.push(fold_apart(word)),
            "spans" => {
                self.spans.at(&fold_apart(word), key == "span");
            }
            "headings with" => self.holding.extend(target(key).map(|target| (target, fold_apart(word)))),
            "status" => {
                if let Some(sense) = sense(key) {
                    let senses = self.status.at(&fold_apart(word), Vec::new());
                    if !senses.contains(&sense) {
                        senses.push(sense);
                    }
                }
            }
            "answers" => {
                self.answers.at(&fold(word), key == "yes");
            }
            "origins" => self.origins.push((fold_apart(word), if key == "inbound" { Origin::Inbound } else { Origin::Referral })),
            "workplace" => {
                let place = match key {
                    "hybrid" => Workplace::Hybrid,
                    "on_site" => Workplace::OnSite,
                    _ => Workplace::Remote,
                };
                self.workplaces.at(&fold(word), place);
            }
            "totals" => {
                let words = if key == "total" { &mut self.totals } else { &mut self.signatures };
                words.insert(&fold_apart(word), ());
            }
            "roles" => self.roles.push(fold_apart(word)),
            "activities" => self.activities.extend(activity_named(key).map(|activity| (fold_apart(word), activity))),
            "copied pages" if key == "beside" => self.page_words.push(fold(word)),
            "copied pages" => {
                if let Some(meant) = word_kinds::card_word(key) {
                    *self.cards.at(&fold(word), meant) = meant;
                }
            }
            "sentences" => {
                if let Some(part) = word_kinds::part(key) {
                    self.sentences.at(&fold(word), part);
                }
            }
            "companies" => self.companies.push(fold_apart(word)),
            _ => {}
        }
    }

    /// A status word as it is typed without marks, where that is no other word.
    fn take_unmarked(&mut self, key: &str, word: &str) {
        const SHORT: usize = 5;
        let marked = fold_apart(word);
        let plain = MARKED.iter().fold(marked.clone(), |word, (two, one)| word.replace(two, one));
        if let Some(sense) = sense(key).filter(|_| plain.len() >= SHORT && plain.len() < marked.len()) {
            self.status.at(&plain, vec![sense]);
        }
    }
}

fn activity_named(key: &str) -> Option<Activity> {
    match key {
        "sent" => Some(Activity::Sent),
        "application" => Some(Activity::Application),
        "other" => Some(Activity::Other),
        _ => target(key).map(Activity::Step),
    }
}

/// Adds a heading to those that are just one word.
fn add(headings: &mut Dictionary<Vec<Target>>, key: &str, word: &str) {
    if let Some(target) = target(key) {
        let targets = headings.at(&squash(&fold(word)), Vec::new());
        if !targets.contains(&target) {
            targets.push(target);
        }
    }
}

fn target(key: &str) -> Option<Target> {
    let name: StrDeserializer<'_, Error> = key.into_deserializer();
    Target::deserialize(name).ok()
}

/// What a phrase of a status cell can mean, folded with its signs apart; the first language's meaning first.
pub(super) fn senses(phrase: &str) -> &'static [Sense] {
    words().status.get(phrase).map_or(&[], Vec::as_slice)
}

/// What a heading that is just this says, in the order of [`Target`].
pub(super) fn heading(squashed: &str) -> &'static [Target] {
    words().headings.get(squashed).map_or(&[], Vec::as_slice)
}

/// What a heading says without the words that only say that it is a day: "Datum gesolliciteerd", 面试日期.
pub(super) fn heading_of_days(heading: &str) -> &'static [Target] {
    let bare = bare_heading(heading);
    if bare == squash(&fold_apart(heading)) { &[] } else { self::heading(&bare) }
}

/// A heading without the words that only say that it is a day: "Interview date" and "Interview?" are the same then.
pub(super) fn bare_heading(heading: &str) -> String {
    let mut text = format!(" {} ", fold_apart(heading));
    for word in &words().date_words {
        text = text.replace(&format!(" {word} "), "  ");
    }
    squash(&text)
}

/// What a heading can say that hardly says anything: "Where", "What".
pub(super) fn vague_heading(heading: &str) -> &'static [Target] {
    words().vague.get(&squash(&fold(heading))).map_or(&[], Vec::as_slice)
}

/// Whether a heading of pay says that the person asked for it: then its words are kept beside it.
pub(super) fn is_wish(heading: &str) -> bool {
    let text = format!(" {} ", fold_apart(heading));
    words().wishes.iter().any(|word| holds_apart(&text, word))
}

/// What a heading says that holds a telling word among others, the likeliest first.
pub(super) fn heading_with(heading: &str) -> impl Iterator<Item = Target> {
    // "interview2 date".
    let numbered = |word: &str| word.trim_end_matches(|c: char| c.is_ascii_digit()).to_owned();
    let parts: Vec<String> = fold_apart(heading).split(' ').map(numbered).collect();
    let text = format!(" {} ", parts.join(" "));
    words().holding.iter().filter(move |(_, word)| holds_apart(&text, word)).map(|(target, _)| *target)
}

/// Whether a word stands in a text that has a blank at both ends.
fn holds_apart(text: &str, word: &str) -> bool {
    text.match_indices(word).any(|(at, _)| text[..at].ends_with(' ') && text[at + word.len()..].starts_with(' '))
}

/// Where the work is done, by a word.
pub(super) fn workplace(word: &str) -> Option<Workplace> {
    words().workplaces.get(&fold(word)).copied()
}

/// Who began, by the channel's word: "Reach-out" says that they did.
pub(super) fn origin(word: &str) -> Origin {
    let text = format!(" {} ", fold_apart(word));
    let found = |wanted: Origin| words().origins.iter().any(|(word, origin)| *origin == wanted && holds_apart(&text, word));
    if found(Origin::Inbound) {
        Origin::Inbound
    } else if found(Origin::Referral) {
        Origin::Referral
    } else {
        Origin::Outbound
    }
}

/// Whether a text names a place where openings are found, or says who began.
pub(super) fn is_channel(text: &str) -> bool {
    const LONG: usize = 40;
    if text.len() > LONG {
        return false;
    }
    let folded = format!(" {} ", fold_apart(text));
    words().channels.iter().any(|word| holds_apart(&folded, word)) || origin(text) != Origin::Outbound
}

/// Whether a text only names a stretch of time: "Week 2", "KW 12", "March 2026", "2–8 March".
pub(super) fn is_span(text: &str) -> bool {
    const LONG: usize = 40;
    let folded = if text.len() > LONG { String::new() } else { fold_apart(text) };
    let (mut any, mut all) = (false, !folded.is_empty());
    for word in folded.split(' ') {
        // "KW12", "Q1", "1st": the word and the number in one.
        let bare = word.trim_matches(|c: char| c.is_ascii_digit());
        let known = words().spans.get(bare).copied();
        let numbered = bare.len() < word.len();
        any |= known == Some(true) && (numbered || bare.len() > 1) || languages::month(bare).is_some();
        all &= bare.is_empty()
            || known.is_some()
            || languages::month(bare).is_some()
            || languages::is_date_word(bare)
            || numbered && matches!(bare, "st" | "nd" | "rd" | "th");
    }
    any && all
}

/// Yes, no, or neither.
pub(super) fn answer(word: &str) -> Option<bool> {
    let word = word.trim();
    if ticks(word).is_some() {
        return Some(true);
    }
    if matches!(word, "✗" | "✘" | "❌" | "☐" | "×" | "✕" | "✖" | "✖️" | "👎") {
        return Some(false);
    }
    // Longer words are no answers, and most cells are longer.
    if word.len() > 24 { None } else { words().answers.get(&fold(word)).copied() }
}

/// How many ticks a cell is, if it is nothing else: "✓", "√√" for two of them.
pub(super) fn ticks(cell: &str) -> Option<u8> {
    const TICKS: &str = "✓✔✅☑√○◯●👍";
    if cell.is_ascii() || cell.len() > 40 {
        return None;
    }
    // The sign behind a tick only says that it is shown in colours.
    let marks = || cell.chars().filter(|c| *c != '\u{fe0f}' && !c.is_whitespace());
    marks().all(|c| TICKS.contains(c)).then(|| u8::try_from(marks().count()).ok()).flatten().filter(|count| *count > 0)
}

/// What stands behind a yes: "Y - 9/20".
pub(super) fn behind_yes(cell: &str) -> Option<&str> {
    let (word, rest) = cell.split_once(|c: char| c.is_whitespace() || matches!(c, '-' | '–' | ':' | ',' | '('))?;
    let rest = rest.trim_matches(|c: char| c.is_whitespace() || matches!(c, '-' | '–' | ':' | ',' | '(' | ')'));
    (answer(word) == Some(true) && rest.bytes().any(|b| b.is_ascii_digit())).then_some(rest)
}

/// Whether a cell says "nothing here".
pub(super) fn is_blank(cell: &str) -> bool {
    let cell = cell.trim();
    // None of the words is longer.
    cell.is_empty()
        || cell.len() < 10
            && (matches!(cell, "-" | "–" | "—" | "--" | "?" | "/")
                || ["n/a", "#n/a", "null", "none", "undefined", "nan", "k.a.", "n.a.", "tbd", "tba", "untitled", "待定", "未定", "不明"]
                    .iter()
                    .any(|word| cell.eq_ignore_ascii_case(word)))
}

/// Whether a text begins or ends as a line of sums does: "Sent in all: 4", "Total".
pub(super) fn is_total(text: &str) -> bool {
    let folded = fold_apart(text);
    let label = folded.trim_end_matches(|c: char| c.is_ascii_digit() || matches!(c, ' ' | '%'));
    words().totals.has(label.trim()) || label.split(' ').next().is_some_and(|first| matches!(first, "total" | "totals" | "sum"))
}

/// Whether a text is what stands where a list is signed, perhaps with something behind it: "Unterschrift: ____", "Ort, Datum: Heilbronn".
pub(super) fn is_signature(text: &str) -> bool {
    words().signatures.has(&fold_apart(text.split([':', '：', '_', '.']).next().unwrap_or_default()))
}

/// What a line of a diary of efforts is about. Who sent something sent it, whatever else was done; else the first word counts, and of those that begin
/// there the longest: "interview skills workshop" is no interview.
pub(super) fn activity(text: &str) -> Option<Activity> {
    const LONG: usize = 160;
    let folded = if text.len() > LONG { String::new() } else { format!(" {} ", fold_apart(text)) };
    let places = words().activities.iter().filter_map(|(word, activity)| {
        let at = folded.match_indices(word.as_str()).map(|(at, _)| at);
        let whole = |at: &usize| folded[..*at].ends_with(' ') && folded[at + word.len()..].starts_with(' ');
        Some((at.into_iter().find(whole)?, word.len(), *activity))
    });
    let first = places.min_by_key(|(at, length, activity)| (*activity != Activity::Sent, *at, std::cmp::Reverse(*length)));
    first.map(|(.., activity)| activity)
}

/// What a folded line or word of a copied page is.
pub(super) fn card_word(folded: &str) -> Option<CardWord> {
    words().cards.get(folded).copied()
}

/// A line of such a page without the words that say nothing there: "Applied on company site 3d ago".
pub(super) fn without_page_words(line: &str) -> String {
    let mut line = format!(" {} ", line.to_ascii_lowercase());
    for word in &words().page_words {
        line = line.replace(&format!(" {word} "), " ");
    }
    line.trim().to_owned()
}

/// What the folded words do in a sentence that tells of an application.
pub(super) fn part(folded: &str) -> Option<Part> {
    words().sentences.get(folded).copied()
}

/// A role without what only says that it is one: "the analyst position".
pub(super) fn without_word_of_a_job(role: &str) -> &str {
    let mut role = role.trim();
    while let Some((rest, _)) = role.rsplit_once(' ').filter(|(_, last)| part(&fold(last)) == Some(Part::Job)) {
        role = rest.trim_end();
    }
    while let Some((_, rest)) = role.split_once(' ').filter(|(first, _)| part(&fold(first)) == Some(Part::Filler)) {
        role = rest.trim_start();
    }
    role
}

/// Whether a text names a kind of work.
pub(super) fn is_role(text: &str) -> bool {
    let text = format!(" {} ", fold_apart(text));
    words().roles.iter().any(|word| holds_apart(&text, word))
}

/// What stands between a role and its company.
const AT: [&str; 7] = [" at ", " @ ", " bei ", " chez ", " presso ", " bij ", " hos "];

/// What stands between a company and a role; the first few hardly stand for anything else.
const APART: [&str; 7] = [" – ", " — ", " - ", " | ", " / ", ": ", ", "];

/// Whether a text names a role and its company, as "Engineer at Acme" does.
pub(super) fn names_both(text: &str) -> bool {
    AT.iter().any(|at| divides(text, at))
}

/// Whether a text may name both: "Acme - Engineer".
pub(super) fn may_name_both(text: &str) -> bool {
    names_both(text) || APART.iter().take(4).any(|apart| divides(text, apart))
}

fn divides(text: &str, by: &str) -> bool {
    text.split_once(by).is_some_and(|(one, other)| !one.trim().is_empty() && !other.trim().is_empty())
}

/// A text that names company and role: "Engineer at Acme", "Acme - Engineer". Where nothing tells which is which, the company comes first.
pub(super) fn company_and_role(text: &str) -> (&str, &str) {
    if let Some((role, company)) = AT.iter().find_map(|at| text.rsplit_once(at)) {
        return (company.trim(), role.trim());
    }
    match APART.iter().find_map(|apart| text.split_once(apart)) {
        Some((role, company)) if is_role(role) && !is_role(company) => (company.trim(), role.trim()),
        Some((company, role)) => (company.trim(), role.trim()),
        None if is_role(text) && !is_company(text) => ("", text),
        None => (text, ""),
    }
}

/// Whether a text has the mark of a company: "Ltd", 有限公司.
pub(super) fn is_company(text: &str) -> bool {
    let text = format!(" {} ", fold_apart(text));
    words().companies.iter().any(|word| holds_apart(&text, word))
}
