//! What the kinds of record are called on the screen.

use domain::record::Kind;

/// What a kind of record is called.
pub fn kind_words(kind: Kind) -> &'static str {
    match kind {
        Kind::Application => "Applications",
        Kind::Settings => "Settings",
        Kind::View => "Saved views",
        Kind::Support => "Support places",
        Kind::Reflection => "Reflections",
        Kind::QuietTime => "Quiet times",
        Kind::Clue => "Clues",
        Kind::Question => "Questions",
        Kind::FeedbackRequest => "Requests for feedback",
        Kind::Action => "Next steps",
        Kind::Setback => "Setbacks prepared for",
        Kind::DiaryEntry => "Diary",
        Kind::Person => "People",
        Kind::SkillGap => "Skills",
        Kind::Account => "Accounts",
        Kind::Plan => "Budget",
        Kind::Income => "Incomes",
        Kind::Bill => "Bills",
        Kind::Debt => "Debts",
        Kind::PauseItem => "Pause list",
        Kind::Spending => "Spending log",
        Kind::CategoryRule => "Sorting rules",
        Kind::BankLayout => "Bank layouts",
        Kind::Worry => "Worries",
        Kind::Lesson => "Lessons",
        Kind::Mark => "Answers on Today",
        Kind::Offer => "Offers",
        Kind::Posting => "Job postings",
        Kind::DocumentVersion => "Résumé and letter versions",
        Kind::Benchmark => "Your own benchmarks",
        Kind::Review => "Weekly reviews",
        Kind::Experiment => "Experiments",
        Kind::Block => "Blocks of the week",
        Kind::BlockLog => "What became of blocks",
        #[allow(unreachable_patterns)] // a kind added later shows its stored name until it gets one here
        other => other.name(),
    }
}
