//! The sample's reflections: two finished ones with what came of them, a question bank with rehearsals, a circle of people. Yesterday's rejection has no reflection yet: that is where the wizard is tried.

use crate::sort_compact::IntoTree;
use chrono::NaiveDate;

use super::super::actions::{Action, Helped, ImprovementArea, Setback};
use super::super::application::progress::Stage;
use super::super::change::Edit;
use super::super::feedback::{FeedbackRequest, Length, Tone};
use super::super::id::Id;
use super::super::people::{Conversation, Person};
use super::super::questions::{Question, Rehearsal, question_bank};
use super::super::reflection::{About, Clue, ClueForm, Influence, Insight, Occasion, Reflection, ReflectionStep, Theme, feelings};
use super::super::skills::{SkillGap, SkillStep};
use super::applications::{ago, application_id};
use super::ids::id;

/// The sample records as edits.
pub fn edits(today: NaiveDate) -> Vec<Edit> {
    let mut edits = vec![Edit::add(id("reflection-litware"), litware(today)), Edit::add(id("reflection-adatum"), adatum(today))];
    clues(today, &mut edits);
    questions(today, &mut edits);
    actions(today, &mut edits);
    feedback(today, &mut edits);
    people(today, &mut edits);
    edits.push(Edit::add(
        id("setback-blank"),
        Setback {
            written_on: ago(today, 34),
            when: "If I go blank on a question".into(),
            then: "I say “let me think”, and start with where and when it happened.".into(),
            ..Setback::default()
        },
    ));
    edits.push(Edit::add(id("skill-forecasting"), forecasting(today)));
    edits
}

fn about(company: &str, role: &str, stage: Stage, round: u8) -> About {
    About {
        application: Some(application_id(company)),
        company: company.into(),
        role: role.into(),
        occasion: Occasion::TurnedDown,
        stage: Some(stage),
        round,
    }
}

fn words(words: &[&str]) -> std::collections::BTreeMap<Id, String> {
    words.iter().map(|word| (feelings::key(word), (*word).to_owned())).into_map()
}

fn insight(text: &str, theme: Theme, influence: Influence, clue: &str) -> Insight {
    Insight { text: text.into(), theme: Some(theme), influence: Some(influence), clues: vec![id(clue)] }
}

fn litware(today: NaiveDate) -> Reflection {
    Reflection {
        started_on: ago(today, 35),
        about: about("Litware", "Business analyst", Stage::Screen, 0),
        step: ReflectionStep::Close,
        before_words: words(&["frustrated", "tired"]),
        before_strength: Some(7),
        meant: "Finish the query test with time to check it.".into(),
        happened: "I spent an hour on the first of three questions.".into(),
        went_well: "The call before was friendly, and the first query was right.".into(),
        differed: "I did not read all the questions before starting.".into(),
        friend: "A timed test measures the timing as much as the SQL. You can practise that.".into(),
        insights: [(
            Id::new("i1"),
            insight("Read the whole task first, then divide up the time.", Theme::Answers, Influence::Mine, "clue-litware"),
        )]
        .into(),
        after_words: words(&["tired", "calm"]),
        after_strength: Some(4),
        thankful: "The first query was right.".into(),
        tell: "Ines".into(),
        finished_on: Some(ago(today, 35)),
        ..Reflection::default()
    }
}

fn adatum(today: NaiveDate) -> Reflection {
    Reflection {
        started_on: ago(today, 41),
        about: about("Adatum", "Data analyst", Stage::Interview, 1),
        step: ReflectionStep::Close,
        before_words: words(&["disappointed", "not good enough", "worried about money"]),
        before_strength: Some(8),
        before_line: "I had told everyone about this one.".into(),
        meant: "Show that I can lead a project from question to answer.".into(),
        happened: "I told the story of the migration and said “we” the whole time.".into(),
        went_well: "They laughed at the right moment and asked about the dashboard.".into(),
        differed: "They could not tell which part was mine.".into(),
        friend: "Your part was the hard part. Say so; it is not boasting.".into(),
        thought: "I am not good enough for this kind of job.".into(),
        evidence_for: "I was turned down.".into(),
        evidence_against: "They asked for a second example and wanted the dashboard. They wrote to me first.".into(),
        fairer_thought: "I can do the job, and I have to say more clearly what I did.".into(),
        thought_strength: Some(5),
        insights: [
            (Id::new("i1"), insight("Say “I” where it was me.", Theme::Answers, Influence::Mine, "clue-adatum-1")),
            (Id::new("i2"), insight("The pay band was below mine anyway.", Theme::Fit, Influence::Partly, "clue-adatum-2")),
        ]
        .into(),
        after_words: words(&["disappointed", "determined"]),
        after_strength: Some(4),
        thankful: "My sister called the same evening.".into(),
        tell: "Lena".into(),
        tell_person: Some(id("person-lena")),
        finished_on: Some(ago(today, 40)),
        ..Reflection::default()
    }
}

fn clues(today: NaiveDate, edits: &mut Vec<Edit>) {
    let litware = || about("Litware", "Business analyst", Stage::Screen, 0);
    let adatum = || about("Adatum", "Data analyst", Stage::Interview, 1);
    let fabrikam = || about("Fabrikam", "Data analyst", Stage::Interview, 2);
    let rows = [
        (
            "clue-litware",
            35,
            "It ended after the timed test",
            ClueForm::Implicit,
            Theme::Answers,
            Influence::Mine,
            litware(),
            Some("reflection-litware"),
        ),
        (
            "clue-adatum-1",
            37,
            "Good examples, but we could not tell what your own part was.",
            ClueForm::Quoted,
            Theme::Answers,
            Influence::Mine,
            adatum(),
            Some("reflection-adatum"),
        ),
        (
            "clue-adatum-2",
            41,
            "Pay came up, and then I heard nothing",
            ClueForm::Implicit,
            Theme::Fit,
            Influence::Partly,
            adatum(),
            Some("reflection-adatum"),
        ),
        (
            "clue-fabrikam",
            1,
            "They chose someone with more forecasting experience",
            ClueForm::Implicit,
            Theme::Skills,
            Influence::Partly,
            fabrikam(),
            None,
        ),
    ];
    for (name, days, text, form, theme, influence, about, reflection) in rows {
        let clue = Clue {
            noted_on: ago(today, days),
            text: text.into(),
            form,
            theme: Some(theme),
            influence: Some(influence),
            stage: about.stage,
            about,
            reflection: reflection.map(id),
            request: (name == "clue-adatum-1").then(|| id("feedback-adatum")),
        };
        edits.push(Edit::add(id(name), clue));
    }
}

/// From the starters: which one, days since it joined, rehearsals as days ago and confidence, and an answer where there is one.
type Answer = (&'static str, i64, &'static [(i64, u8)], [&'static str; 4]);

const ANSWERS: [Answer; 6] = [
    (
        "yourself",
        50,
        &[(40, 3), (20, 4), (8, 4)],
        [
            "I have worked with data for six years, the last three at a logistics firm.",
            "Make sense of what the warehouses recorded.",
            "I built the reports that planners now start their day with.",
            "It saves two hours a day, and I want to do that where the work is about people.",
        ],
    ),
    ("why-here", 45, &[(28, 2), (9, 3)], ["", "", "", ""]),
    (
        "failure",
        41,
        &[(39, 2), (32, 3), (17, 3)],
        [
            "Last spring we moved our reports to a new system.",
            "I had to migrate forty reports in six weeks.",
            "I started with the easy ones, and noticed late that people used the hard ones.",
            "We were two weeks late. Since then I ask who uses something before I plan.",
        ],
    ),
    ("weakness", 38, &[(17, 3)], ["I used to say “we” about my own work.", "", "Now I write down what I did before every interview.", ""]),
    (
        "explain",
        30,
        &[(6, 4)],
        [
            "My neighbour asked what a forecast is.",
            "Explain it without a formula.",
            "I used the bakery: how many loaves, on which day, and what if it rains.",
            "She uses it for the school party now.",
        ],
    ),
    ("ask-us", 20, &[], ["", "", "", ""]),
];

fn questions(today: NaiveDate, edits: &mut Vec<Edit>) {
    for (name, added, rehearsals, [situation, task, action, result]) in ANSWERS {
        let Some(starter) = question_bank::find_starter(name) else { continue };
        let mut question = starter.question(ago(today, added));
        for (n, (days, confidence)) in rehearsals.iter().enumerate() {
            let rehearsal = Rehearsal { on: ago(today, *days), confidence: *confidence, seconds: Some(80 + 5 * u32::from(*confidence)) };
            question.rehearsals.insert(Id::new(format!("r{n}")), rehearsal);
        }
        for (field, text) in [
            (&mut question.situation, situation),
            (&mut question.task, task),
            (&mut question.action, action),
            (&mut question.result, result),
        ] {
            text.clone_into(field);
        }
        if name == "failure" {
            question.said = "I told the whole story, and said “we”.".into();
            question.about = about("Adatum", "Data analyst", Stage::Interview, 1);
            question.reflection = Some(id("reflection-adatum"));
        }
        edits.push(Edit::add(id(&format!("question-{name}")), question));
    }
    let churn = Question {
        added_on: ago(today, 6),
        text: "How would you find out why customers leave?".into(),
        kinds: vec![super::super::questions::InterviewKind::Practical, super::super::questions::InterviewKind::Panel],
        said: "I went straight to the model, and they asked what I would look at first.".into(),
        confidence: Some(2),
        about: about("Fabrikam", "Data analyst", Stage::Interview, 2),
        ..Question::default()
    };
    edits.push(Edit::add(id("question-churn"), churn));
}

fn actions(today: NaiveDate, edits: &mut Vec<Edit>) {
    let planned = |days, when: &str, then: &str, changes, reflection: &str| Action {
        planned_on: ago(today, days),
        when: when.into(),
        then: then.into(),
        due: Some(ago(today, days - 5)),
        changes: Some(changes),
        reflection: Some(id(reflection)),
        ..Action::default()
    };
    let resume = Action {
        done_on: Some(ago(today, 36)),
        asked_on: Some(ago(today, 20)),
        helped: Some(Helped::TooEarly),
        outcome: "Results come first now, each with my own part in it.".into(),
        theme: Some(Theme::Documents),
        about: about("Adatum", "Data analyst", Stage::Interview, 1),
        ..planned(
            41,
            "When I sit down on Saturday morning",
            "I rewrite the top half of my résumé with results first.",
            ImprovementArea::Documents,
            "reflection-adatum",
        )
    };
    let aloud = Action {
        done_on: Some(ago(today, 15)),
        theme: Some(Theme::Answers),
        link: Some(id("question-failure")),
        about: about("Adatum", "Data analyst", Stage::Interview, 1),
        ..planned(20, "When I walk home", "I tell the migration story out loud, saying “I”.", ImprovementArea::Answer, "reflection-adatum")
    };
    let ask = Action {
        theme: Some(Theme::Network),
        link: Some(id("person-ines")),
        about: about("Litware", "Business analyst", Stage::Screen, 0),
        ..planned(
            5,
            "After lunch",
            "I ask Ines whether she knows someone who works with forecasts.",
            ImprovementArea::Person,
            "reflection-litware",
        )
    };
    edits.extend(
        [("action-resume", resume), ("action-aloud", aloud), ("action-ask", ask)].map(|(name, action)| Edit::add(id(name), action)),
    );
}

fn feedback(today: NaiveDate, edits: &mut Vec<Edit>) {
    let adatum = FeedbackRequest {
        about: about("Adatum", "Data analyst", Stage::Interview, 1),
        reflection: Some(id("reflection-adatum")),
        person: "Grace Owusu".into(),
        tone: Tone::Warm,
        length: Length::ThreeLines,
        asked_on: Some(ago(today, 41)),
        answered_on: Some(ago(today, 37)),
        ..FeedbackRequest::default()
    };
    let litware = FeedbackRequest {
        about: about("Litware", "Business analyst", Stage::Screen, 0),
        reflection: Some(id("reflection-litware")),
        tone: Tone::Neutral,
        asked_on: Some(ago(today, 35)),
        followed_up_on: Some(ago(today, 24)),
        ..FeedbackRequest::default()
    };
    edits.push(Edit::add(id("feedback-adatum"), adatum));
    edits.push(Edit::add(id("feedback-litware"), litware));
}

fn people(today: NaiveDate, edits: &mut Vec<Edit>) {
    let conversation = |days, note: &str| [(Id::new("t1"), Conversation { on: ago(today, days), note: note.into() })].into();
    let lena = Person {
        name: "Lena".into(),
        relation: "Sister".into(),
        circle: true,
        phone: "+33 1 99 00 00 01".into(),
        conversations: conversation(12, "She read the letter for Lantern Mutual."),
        nudge_after: Some(10),
        added_on: Some(ago(today, 60)),
        ..Person::default()
    };
    let ines = Person {
        name: "Ines Moreau".into(),
        relation: "Former colleague".into(),
        circle: true,
        company: "Northwind".into(),
        mail: "ines@northwind.example".into(),
        conversations: conversation(40, "Introduced me to Peter Roth."),
        nudge_after: Some(30),
        added_on: Some(ago(today, 60)),
        referrals: vec![application_id("Northwind"), application_id("Lamna Healthcare")],
        ..Person::default()
    };
    let omar = Person {
        name: "Omar".into(),
        relation: "Old friend".into(),
        circle: true,
        phone: "+33 6 39 98 00 02".into(),
        conversations: conversation(4, "A walk by the canal."),
        added_on: Some(ago(today, 60)),
        ..Person::default()
    };
    edits.extend([("person-lena", lena), ("person-ines", ines), ("person-omar", omar)].map(|(name, person)| Edit::add(id(name), person)));
}

fn forecasting(today: NaiveDate) -> SkillGap {
    let step = |text: &str, hours, cost, days| SkillStep {
        text: text.into(),
        hours: Some(hours),
        cost,
        due: Some(ago(today, days)),
        done_on: None,
    };
    SkillGap {
        name: "Forecasting".into(),
        reason: "Mentioned after the second interview at Fabrikam".into(),
        clues: vec![id("clue-fabrikam")],
        steps: [
            (Id::new("s1"), step("A short course on time series", 12, Some(4_900), -10)),
            (Id::new("s2"), step("Forecast one public data set and write a page on it", 8, None, -24)),
        ]
        .into(),
        proof: String::new(),
        noted_on: ago(today, 1),
        closed_on: None,
    }
}
