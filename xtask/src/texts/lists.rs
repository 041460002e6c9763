//! What neither position nor shape can tell: which files, constants and words are for other programs, and which small words are read. Short lists; what
//! is new belongs here only where no rule finds it.

/// Files that hold words of other programs' files or data for the program: how the path begins.
pub const NOT_FOR_READING: &[&str] = &[
    // One address of every shape, for tests and pictures.
    "src/route/all.rs",
    // Vocabulary of postings and shared pages.
    "crates/domain/src/postings/sections.rs",
    "crates/domain/src/postings/terms.rs",
    "crates/domain/src/postings/words",
    "crates/domain/src/application/shared.rs",
    // Vocabulary of dates, times, pay and stages as other programs write them, and headings and words that our own readers look for.
    "crates/exchange/gather.rs",
    "crates/exchange/src/dates/",
    "crates/exchange/src/applications/event_names.rs",
    "crates/exchange/src/applications/lines.rs",
    "crates/exchange/src/applications/own.rs",
    "crates/exchange/src/applications/pay.rs",
    "crates/exchange/src/applications/phrases.rs",
    "crates/exchange/src/applications/vocabulary.rs",
    "crates/exchange/src/bank/currency_of.rs",
    "crates/exchange/src/bank/headings.rs",
    "crates/exchange/src/spreadsheet/board.rs",
    "crates/exchange/src/spreadsheet/json",
    "crates/exchange/src/spreadsheet/sheet.rs",
    "crates/exchange/src/moods.rs",
    // For tests.
    "crates/store/src/failing_store.rs",
];

/// Constants that hold words to be recognised, headings that never change, or a selector.
pub const VOCABULARY: &[(&str, &str)] = &[
    ("src/dom.rs", "TITLE"),
    ("crates/domain/src/budget/worry.rs", "WORDS"),
    ("crates/domain/src/reflection/feelings.rs", "MONEY_WORDS"),
    ("crates/exchange/src/applications/sections.rs", "HEADING"),
    ("crates/exchange/src/bank/camt.rs", "PATHS"),
];

/// Words of styles: what consists of them only is a class, if one of the first five is among them.
pub const STYLES: &[&str] = &["badge", "btn", "chip", "end", "seg", "accent", "clip", "icon", "primary", "quiet", "small", "warm"];

/// Words that are compared with what is in files.
pub const WORDS_OF_FILES: &[(&str, &[&str])] = &[
    (
        "crates/exchange/src/applications/row.rs",
        &["assessment", "phone screen", "interview", "job offer", "accepted", "rejected", "ghosted", "withdrew"],
    ),
    ("crates/exchange/src/bank/raw.rs", &["bank entry"]),
    ("crates/exchange/src/contacts.rs", &["first name", "last name", "email address", "connected on"]),
    ("crates/store/src/browser/lock.rs", &["held", "pending"]),
];

/// Small words that are read although neither their position nor their shape says so.
pub const LISTED: &[(&str, &[&str])] = &[
    ("src/format.rs", &["today", "tomorrow", "yesterday"]),
    ("src/application/timeline.rs", &["tailored"]),
    ("src/budget/chart.rs", &["now"]),
    ("src/budget/display.rs", &["{} h"]),
    ("src/budget/odds.rs", &["point", "points"]),
    ("src/budget/spending.rs", &["is", "are"]),
    ("src/funnel/list.rs", &["accepted", "saved"]),
    ("src/funnel/overview.rs", &[" more"]),
    ("src/funnel/replies.rs", &["invitation", "rejection"]),
    ("src/importing/backup.rs", &["is", "are"]),
    ("src/importing/question.rs", &["row", "rows"]),
    ("src/more/commands.rs", &["actions", "experiment", "learnt", "link", "print", "reflections", "start", "version", "worry"]),
    ("src/more/guide.rs", &["benchmark"]),
    ("src/reflect/people.rs", &["accepted", "declined", "deleted", "open", "withdrawn"]),
    ("src/reflect/review/parts.rs", &[" more ", "benchmark"]),
    ("src/reflect/routine/block.rs", &["{} h"]),
    ("src/reflect/wizard/strength.rs", &["very"]),
    ("src/session/conflict.rs", &["(empty)"]),
    ("crates/domain/src/application/edits.rs", &["applied", "archived", "entry", "withdrawn"]),
    ("crates/domain/src/application/labels.rs", &["{n}th"]),
    ("crates/domain/src/budget/waiting.rs", &["zero"]),
    ("crates/domain/src/budget/working.rs", &["zero", "today"]),
    ("crates/domain/src/funnel/figures.rs", &[" and "]),
    ("crates/domain/src/funnel/verdict.rs", &["time", "times", "interview", "interviews"]),
    ("crates/domain/src/funnel/working.rs", &["applications", "interviews", "offer", "offers", "referrals", "{what}s"]),
    ("crates/domain/src/growth/working.rs", &["applications"]),
    // The first ones offered are found among all by their words.
    ("crates/domain/src/reflection/feelings.rs", &["disappointed", "tired", "frustrated", "numb", "relieved", "hopeful"]),
    ("crates/domain/src/review/funnel_step.rs", &["application", "applications", "interview", "interviews"]),
    ("crates/domain/src/review/working.rs", &["earlier", "recent"]),
    (
        "crates/exchange/src/applications/merge.rs",
        &[
            "channel",
            "company",
            "contact",
            "fit",
            "letter",
            "link",
            "location",
            "pay",
            "reminder",
            "role",
            "résumé",
            "tailored",
            "workplace",
        ],
    ),
    ("crates/exchange/src/reflection_document.rs", &["answered", "asked", "closed", "open"]),
    ("crates/store/src/unread.rs", &["was", "were"]),
];
