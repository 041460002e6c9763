//! A board as Trello exports it (JSON): a card a row, a column for each list with the day on which the card came into it. The board's history keeps its
//! newest thousand entries; where it is whole, a card began in the list from which it was first moved.

use std::collections::BTreeMap;

use domain::sort_compact::IntoTree;

use chrono::{DateTime, TimeDelta};
use serde_json::Value;

/// A row as its cells: heading, text.
pub(super) type Cells = Vec<(String, String)>;

/// So many entries a board's history has at most.
const HISTORY: usize = 1000;
/// A card that is back where it was before within so many hours was moved by mistake.
const SLIP_HOURS: i64 = 24;

/// A card's coming into a list: when, and the list's name.
struct Step {
    at: String,
    list: String,
}

fn field<'a>(value: &'a Value, path: &[&str]) -> &'a str {
    path.iter().try_fold(value, |value, key| value.get(key)).and_then(Value::as_str).unwrap_or_default()
}

/// The cards of a board; `None` where it is none.
pub(super) fn cards(board: &Value) -> Option<Vec<Cells>> {
    let (lists, cards) = (board.get("lists")?.as_array()?, board.get("cards")?.as_array()?);
    cards.iter().any(|card| card.get("idList").is_some()).then_some(())?;
    let names: BTreeMap<&str, &str> = lists.iter().map(|list| (field(list, &["id"]), field(list, &["name"]))).into_map();
    let none = Vec::new();
    let actions = board.get("actions").and_then(Value::as_array).unwrap_or(&none);
    let mut history = BTreeMap::<&str, Vec<&Value>>::new();
    // The newest stands first.
    for action in actions.iter().rev() {
        history.entry(field(action, &["data", "card", "id"])).or_default().push(action);
    }
    let whole = !actions.is_empty() && actions.len() < HISTORY;
    let row = |card: &Value| {
        let list = names.get(field(card, &["idList"])).copied().unwrap_or_default();
        let entries = history.get(field(card, &["id"])).map(Vec::as_slice).unwrap_or_default();
        row(card, list, entries, whole)
    };
    Some(cards.iter().map(row).collect())
}

fn row(card: &Value, list: &str, entries: &[&Value], whole: bool) -> Cells {
    let id = field(card, &["id"]);
    let created = created(id);
    let steps = steps(entries, list, created.as_deref().filter(|_| whole));
    let since = steps.last().filter(|step| step.list == list).map(|step| day(&step.at).to_owned()).unwrap_or_default();
    let mut cells: Cells = Vec::new();
    let mut add = |heading: &str, text: &str| cells.push((heading.to_owned(), text.to_owned()));
    add("Trello card", id);
    add("Card", field(card, &["name"]));
    add("List", list);
    add("List since", &since);
    for step in &steps {
        add(&step.list, day(&step.at));
    }
    add("Created", created.as_deref().map_or("", day));
    add("Due", day(field(card, &["due"])));
    let labels = card.get("labels").and_then(Value::as_array).map(Vec::as_slice).unwrap_or_default();
    let labels: Vec<&str> = labels.iter().map(|label| field(label, &["name"])).filter(|name| !name.is_empty()).collect();
    add("Labels", &labels.join(", "));
    add("Description", field(card, &["desc"]));
    let comments = entries.iter().filter(|entry| field(entry, &["type"]) == "commentCard");
    let comments: Vec<String> =
        comments.map(|entry| format!("{}: {}", day(field(entry, &["date"])), field(entry, &["data", "text"]))).collect();
    add("Comments", &comments.join("\n"));
    let attached = card.get("attachments").and_then(Value::as_array).map(Vec::as_slice).unwrap_or_default();
    let posting = attached.iter().map(|file| field(file, &["url"])).find(|url| url.starts_with("http") && !url.contains("trello"));
    add("Link", posting.unwrap_or_else(|| field(card, &["shortUrl"])));
    add("Archived", if card.get("closed").and_then(Value::as_bool) == Some(true) { "yes" } else { "" });
    cells
}

/// When a card was made: its id begins with that second.
fn created(id: &str) -> Option<String> {
    let seconds = i64::from_str_radix(id.get(..8)?, 16).ok()?;
    Some(DateTime::from_timestamp(seconds, 0)?.format("%Y-%m-%dT%H:%M:%SZ").to_string())
}

/// Where a card was, the earliest first, each list once; `created` where the history is whole.
fn steps(entries: &[&Value], list: &str, created: Option<&str>) -> Vec<Step> {
    let mut steps = Vec::<Step>::new();
    for entry in entries {
        let (at, kind) = (field(entry, &["date"]), field(entry, &["type"]));
        let moved_to = field(entry, &["data", "listAfter", "name"]);
        let made_in = if kind == "updateCard" { "" } else { field(entry, &["data", "list", "name"]) };
        let makes = matches!(kind, "createCard" | "copyCard" | "convertToCardFromCheckItem" | "moveCardToBoard");
        if !moved_to.is_empty() {
            let before = field(entry, &["data", "listBefore", "name"]);
            if let (true, Some(created), false) = (steps.is_empty(), created, before.is_empty()) {
                steps.push(Step { at: created.to_owned(), list: before.to_owned() });
            }
            steps.push(Step { at: at.to_owned(), list: moved_to.to_owned() });
        } else if makes && !made_in.is_empty() {
            steps.push(Step { at: at.to_owned(), list: made_in.to_owned() });
        }
    }
    if let (true, Some(created)) = (steps.is_empty(), created) {
        steps.push(Step { at: created.to_owned(), list: list.to_owned() });
    }
    without_slips(steps)
}

/// Steps without those that were taken back soon, and each list once: the first time.
fn without_slips(steps: Vec<Step>) -> Vec<Step> {
    let time = |step: &Step| DateTime::parse_from_rfc3339(&step.at).ok();
    let mut kept = Vec::<Step>::new();
    for step in steps {
        let back = matches!(kept.as_slice(), [.., before, _] if before.list == step.list);
        let soon = || {
            let left = kept.last().and_then(time).zip(time(&step));
            left.is_some_and(|(came, left)| left - came < TimeDelta::hours(SLIP_HOURS))
        };
        if back && soon() {
            kept.pop();
            continue;
        }
        kept.push(step);
    }
    let mut once = Vec::<Step>::new();
    for step in kept {
        if !once.iter().any(|known| known.list == step.list) {
            once.push(step);
        }
    }
    once
}

/// A program's timestamp cut to its day; any other text as it is.
pub(super) fn day(text: &str) -> &str {
    let digits = |range: std::ops::Range<usize>| text.get(range).is_some_and(|part| part.bytes().all(|b| b.is_ascii_digit()));
    let dated = digits(0..4) && digits(5..7) && digits(8..10) && text.get(4..5) == Some("-") && text.get(10..11) == Some("T");
    text.get(..10).filter(|_| dated).unwrap_or(text)
}
