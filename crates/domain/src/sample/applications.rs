//! The sample's applications: about forty in ten weeks. Most get no reply, as is usual; two processes got far, one of them ended yesterday
//! after a second interview, and one interview is tomorrow.

use std::collections::BTreeMap;

use chrono::{Days, NaiveDate, NaiveTime};

use super::super::application::event::{InterviewFormat, RejectionChannel};
use super::super::application::{Application, Event, EventKind, Fit, Level, MustHaves, NoGos, Origin, PayPeriod, PayRange, Workplace};
use super::super::change::Edit;
use super::super::currency::Currency;
use super::super::id::Id;
use super::ids::id;
use crate::sort_compact::IntoTree;

use Happened::{
    Answered, Applied, AskedWhy, Called, ClosedSilent, FollowedUp, Interview, Offered, Rejected, RejectedBy, Saved, Tested, ToldWhy,
    Withdrew,
};

/// Everything the table below can say about a day.
#[derive(Clone, Copy)]
enum Happened {
    Saved,
    Applied,
    Answered(&'static str),
    Tested(&'static str),
    Called(&'static str),
    /// The format, with whom, a note.
    Interview(InterviewFormat, &'static str, &'static str),
    FollowedUp,
    Offered(&'static str),
    Rejected,
    RejectedBy(RejectionChannel, &'static str),
    Withdrew(&'static str),
    ClosedSilent,
    AskedWhy,
    ToldWhy(&'static str),
}

/// Company, role, place, workplace, channel, origin, fit as three letters (skills, experience, goals: `l`, `s`, `h`, `-` for none), and what
/// happened how many days ago (negative is in the future).
type Row = (&'static str, &'static str, &'static str, Option<Workplace>, &'static str, Origin, &'static str, &'static [(i64, Happened)]);

const OUT: Origin = Origin::Outbound;
const IN: Origin = Origin::Inbound;
const REF: Origin = Origin::Referral;
const ON_SITE: Option<Workplace> = Some(Workplace::OnSite);
const HYBRID: Option<Workplace> = Some(Workplace::Hybrid);
const REMOTE: Option<Workplace> = Some(Workplace::Remote);
const BOARD: &str = "Job board";
const OWN: &str = "Company site";
const LINKED: &str = "LinkedIn";

#[rustfmt::skip]
const ROWS: &[Row] = &[
    ("Fabrikam", "Data analyst", "Toulouse", HYBRID, OWN, OUT, "hsh", &[(38, Applied), (31, Answered("Asked for a first call.")),
        (28, Called("Twenty minutes, mostly on the team.")), (17, Interview(InterviewFormat::Video, "Maya Lindqvist", "First interview: the dashboard project.")),
        (6, Interview(InterviewFormat::Panel, "Maya Lindqvist and two analysts", "Second interview: a case on churn.")),
        (1, RejectedBy(RejectionChannel::Personal, "They chose someone with more forecasting experience."))]),
    ("Harbour Labs", "Data analyst", "Toulouse", ON_SITE, "Recruiter", IN, "hhh", &[(15, Answered("A recruiter wrote about an analyst position.")),
        (9, Called("They want someone who explains numbers to non-analysts.")), (-1, Interview(InterviewFormat::OnSite, "Samir Benali", "Bring one piece of work to present."))]),
    ("Northwind", "Operations analyst", "Bordeaux", HYBRID, "Former colleague", REF, "shh", &[(40, Applied), (33, Answered("Introduced by Ines.")),
        (29, Called("")), (20, Interview(InterviewFormat::Video, "Peter Roth", "")), (9, Interview(InterviewFormat::OnSite, "Peter Roth and the head of operations", "A decision was promised within two weeks.")),
        (1, Offered("By phone; the terms came by mail."))]),
    ("Contoso", "Reporting analyst", "Paris", HYBRID, LINKED, OUT, "hss", &[(66, Applied), (60, Rejected)]),
    ("Litware", "Business analyst", "Toulouse", HYBRID, OWN, OUT, "ssh", &[(55, Applied), (47, Called("They asked about SQL under time pressure.")),
        (41, Tested("A timed query test, two hours.")), (36, RejectedBy(RejectionChannel::Template, "")), (35, AskedWhy)]),
    ("Adatum", "Data analyst", "Remote", REMOTE, "Recruiter", IN, "hsh", &[(58, Answered("")), (53, Called("")), (46, Interview(InterviewFormat::Video, "Grace Owusu", "Asked for one example of a failed project.")),
        (42, RejectedBy(RejectionChannel::Call, "")), (41, AskedWhy), (37, ToldWhy("“Good examples, but we could not tell what your own part was.”"))]),
    ("Fourth Coffee", "Supply planner", "Lyon", ON_SITE, BOARD, OUT, "sls", &[(63, Applied), (34, ClosedSilent)]),
    ("Tailspin Toys", "Data analyst", "Remote", REMOTE, BOARD, OUT, "hss", &[(69, Applied)]),
    ("Wide World Importers", "Supply chain analyst", "Marseille", ON_SITE, BOARD, OUT, "ssl", &[(68, Applied), (52, Rejected)]),
    ("Proseware", "Product analyst", "Remote", REMOTE, LINKED, OUT, "slh", &[(64, Applied)]),
    ("Trey Research", "Research analyst", "Grenoble", HYBRID, OWN, OUT, "sss", &[(62, Applied), (58, Rejected)]),
    ("Woodgrove Bank", "Risk analyst", "Paris", ON_SITE, BOARD, OUT, "lls", &[(61, Applied), (40, Rejected)]),
    ("Coho Winery", "Operations analyst", "Bordeaux", ON_SITE, OWN, OUT, "hss", &[(59, Applied)]),
    ("Lucerne Publishing", "Data analyst", "Paris", HYBRID, LINKED, OUT, "hsh", &[(57, Applied), (29, ClosedSilent)]),
    ("Margie’s Travel", "Reporting analyst", "Nice", HYBRID, BOARD, OUT, "hsl", &[(54, Applied)]),
    ("Alpine Ski House", "Revenue analyst", "Annecy", ON_SITE, BOARD, OUT, "sll", &[(52, Applied), (45, Rejected)]),
    ("Consolidated Messenger", "Operations analyst", "Lyon", HYBRID, BOARD, OUT, "hhs", &[(51, Applied)]),
    ("Graphic Design Institute", "Data officer", "Toulouse", ON_SITE, OWN, OUT, "ss-", &[(49, Applied), (21, ClosedSilent)]),
    ("Humongous Insurance", "Claims analyst", "Niort", HYBRID, LINKED, OUT, "sls", &[(48, Applied), (44, Rejected)]),
    ("Southridge Video", "Audience analyst", "Remote", REMOTE, LINKED, OUT, "hsh", &[(45, Applied)]),
    ("VanArsdel", "Business analyst", "Toulouse", HYBRID, BOARD, OUT, "sss", &[(44, Applied), (37, FollowedUp)]),
    ("City Power & Light", "Energy data analyst", "Toulouse", HYBRID, OWN, OUT, "hsh", &[(43, Applied), (20, Rejected)]),
    ("Relecloud", "Analytics engineer", "Remote", REMOTE, LINKED, OUT, "llh", &[(42, Applied), (39, Rejected)]),
    ("Bellows College", "Institutional analyst", "Toulouse", ON_SITE, OWN, OUT, "hss", &[(39, Applied)]),
    ("Munson’s Pickles", "Supply planner", "Agen", ON_SITE, BOARD, OUT, "ssl", &[(37, Applied)]),
    ("Nod Publishers", "Data analyst", "Remote", REMOTE, BOARD, OUT, "hsh", &[(35, Applied), (30, Rejected)]),
    ("First Up Consultants", "Junior consultant, data", "Paris", HYBRID, LINKED, OUT, "sls", &[(34, Applied)]),
    ("Best For You Organics", "Operations analyst", "Montpellier", HYBRID, BOARD, OUT, "hss", &[(32, Applied), (25, FollowedUp)]),
    ("Fincher Architects", "Project data officer", "Toulouse", ON_SITE, OWN, OUT, "sl-", &[(30, Applied), (16, Rejected)]),
    ("Lamna Healthcare", "Health data analyst", "Toulouse", HYBRID, "Former colleague", REF, "hsh", &[(27, Applied), (22, Answered("They liked the letter; a call will follow."))]),
    ("The Phone Company", "Network data analyst", "Toulouse", HYBRID, BOARD, OUT, "sss", &[(26, Applied)]),
    ("Liberty’s Bakery", "Inventory analyst", "Albi", ON_SITE, BOARD, OUT, "hsl", &[(24, Applied), (18, Rejected)]),
    ("Blue Heron Rail", "Timetable analyst", "Toulouse", HYBRID, OWN, OUT, "hsh", &[(22, Applied)]),
    ("Quiet Harbour Foods", "Data analyst", "Nantes", REMOTE, LINKED, OUT, "hss", &[(19, Applied)]),
    ("Tall Pine Energy", "Reporting analyst", "Pau", HYBRID, "Recruiter", IN, "hss", &[(18, Answered("")), (12, Called("Pay is below the range.")), (11, Withdrew("The pay would not have been enough."))]),
    ("Lantern Mutual", "Member data analyst", "Toulouse", HYBRID, OWN, OUT, "hhh", &[(16, Applied), (9, FollowedUp)]),
    ("Redwater Logistics", "Supply chain analyst", "Toulouse", ON_SITE, BOARD, OUT, "sss", &[(13, Applied), (10, Rejected)]),
    ("Meridian Maps", "Geodata analyst", "Toulouse", HYBRID, LINKED, OUT, "ssh", &[(11, Applied)]),
    ("Oak & Ember", "Business analyst", "Remote", REMOTE, BOARD, OUT, "hss", &[(8, Applied)]),
    ("Saltmarsh Studio", "Product analyst", "Remote", REMOTE, OWN, OUT, "shh", &[(4, Applied)]),
    ("Stonebridge Schools", "Data analyst", "Toulouse", HYBRID, OWN, OUT, "hsh", &[(2, Applied)]),
    ("Bright Kettle", "Operations analyst", "Toulouse", HYBRID, LINKED, OUT, "hsh", &[(3, Saved)]),
    ("Foxglove Clinics", "Reporting analyst", "Toulouse", HYBRID, BOARD, OUT, "ss-", &[(1, Saved)]),
];

/// The applications as edits.
pub fn edits(today: NaiveDate) -> Vec<Edit> {
    ROWS.iter().map(|row| Edit::add(application_id(row.0), application(row, today))).collect()
}

/// The id of the sample application with that company.
pub fn application_id(company: &str) -> Id {
    let letters: String = company.chars().filter(|c| c.is_ascii_alphanumeric() || *c == ' ').collect();
    id(&letters.to_ascii_lowercase().replace(' ', "-"))
}

/// That many days before today; after it where negative. Today where the calendar ends.
pub(crate) fn ago(today: NaiveDate, days: i64) -> NaiveDate {
    let span = Days::new(days.unsigned_abs());
    if days >= 0 { today.checked_sub_days(span) } else { today.checked_add_days(span) }.unwrap_or(today)
}

fn application(row: &Row, today: NaiveDate) -> Application {
    let &(company, role, location, workplace, channel, origin, fit, happened) = row;
    let slug = company.chars().filter(char::is_ascii_alphanumeric).collect::<String>().to_ascii_lowercase();
    let oldest = happened.iter().map(|(days, _)| *days).max().unwrap_or(0);
    let sent = origin != IN && !happened.iter().all(|(_, what)| matches!(what, Saved));
    // The résumé was rewritten some five weeks ago; since then more applications are tailored.
    let (resume, tailored) = if oldest > 36 { ("Résumé, spring", oldest % 3 == 0) } else { ("Résumé, results first", oldest % 3 != 0) };
    let timeline: BTreeMap<Id, Event> =
        happened.iter().enumerate().map(|(n, (days, what))| (Id::new(format!("e{n}")), event(*what, ago(today, *days)))).into_map();
    let mut application = Application {
        company: company.into(),
        role: role.into(),
        location: location.into(),
        workplace,
        channel: channel.into(),
        origin,
        url: format!("https://{slug}.example/jobs"),
        resume: if sent { resume.into() } else { String::new() },
        letter: if sent && tailored { "Letter, tailored".into() } else { String::new() },
        tailored: sent.then_some(tailored),
        fit: levels(fit),
        timeline,
        ..Application::default()
    };
    details(&mut application);
    application
}

/// What only a few of them have.
fn details(application: &mut Application) {
    let pay = |low: i64, high: i64| {
        Some(PayRange { low: Some(low * 100), high: Some(high * 100), currency: Currency::EUR, period: PayPeriod::Year })
    };
    match application.company.as_str() {
        "Fabrikam" => {
            application.contact = "Maya Lindqvist <maya@fabrikam.example>".into();
            application.pay = pay(38_000, 42_000);
        }
        "Harbour Labs" => {
            application.contact = "Samir Benali".into();
            application.next_action = "Choose the piece of work to bring".into();
            application.pay = pay(39_000, 45_000);
        }
        "Northwind" => application.contact = "Peter Roth <peter@northwind.example>".into(),
        "Bright Kettle" => application.next_action = "Tailor the résumé, then send".into(),
        "Lamna Healthcare" => application.tags = vec!["health".into()],
        _ => {}
    }
}

fn event(what: Happened, day: NaiveDate) -> Event {
    let with_note = |kind, note: &str| Event { note: note.into(), ..Event::on(kind, day) };
    match what {
        Saved => Event::on(EventKind::Saved, day),
        Applied => Event::on(EventKind::Applied, day),
        Answered(note) => with_note(EventKind::Reply, note),
        Tested(note) => with_note(EventKind::Assessment, note),
        Called(note) => with_note(EventKind::Screen, note),
        Interview(form, with, note) => Event {
            time: NaiveTime::from_hms_opt(10, 0, 0),
            ..with_note(EventKind::Interview { form: Some(form), with: with.into() }, note)
        },
        Offered(note) => with_note(EventKind::Offer, note),
        FollowedUp => Event::on(EventKind::FollowedUp, day),
        Rejected => Event::on(EventKind::Rejected { told: Some(RejectionChannel::Template) }, day),
        RejectedBy(told, note) => with_note(EventKind::Rejected { told: Some(told) }, note),
        Withdrew(note) => with_note(EventKind::Withdrew, note),
        ClosedSilent => Event::on(EventKind::ClosedSilent, day),
        AskedWhy => Event::on(EventKind::FeedbackAsked, day),
        ToldWhy(note) => with_note(EventKind::FeedbackReceived, note),
    }
}

fn levels(fit: &str) -> Fit {
    let mut letters = fit.chars().map(|letter| match letter {
        'l' => Some(Level::Low),
        's' => Some(Level::Some),
        'h' => Some(Level::High),
        _ => None,
    });
    let mut next = || letters.next().flatten();
    let (must, nice, goals) = (next(), next(), next());
    let must_haves = must.map(|level| match level {
        Level::High => MustHaves::All,
        Level::Some => MustHaves::OneMissing,
        Level::Low => MustHaves::MoreMissing,
    });
    Fit { must_haves, nice_to_haves: nice, goals, no_gos: must.map(|_| NoGos::Clear), ..Fit::default() }
}
