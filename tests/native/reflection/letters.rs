//! Letters read well whatever is missing, and mail links carry them whole.

use chrono::NaiveDate;
use domain::application::event::RejectionChannel;
use domain::application::progress::Stage;
use domain::date_style::{DateForm, DateStyle};
use domain::feedback::letter::{Length, Letter, LetterFacts, Tone, follow_up, request};
use domain::feedback::mailto::{find_address, is_address, mailto};
use domain::feedback::{FeedbackRequest, RequestState};
use domain::model::Model;
use domain::people::messages::{MessageAbout, MessageReason, first_lines};
use domain::sample;
use proptest::prelude::*;

fn day(y: i32, m: u32, d: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(y, m, d).unwrap()
}

const DAYS: DateStyle = DateStyle { today: NaiveDate::from_ymd_opt(2026, 11, 26).unwrap(), form: DateForm::DayMonth };

fn every_combination() -> Vec<LetterFacts> {
    let stages = [
        None,
        Some(Stage::Saved),
        Some(Stage::Applied),
        Some(Stage::Replied),
        Some(Stage::Screen),
        Some(Stage::Interview),
        Some(Stage::Offer),
    ];
    let tolds = [
        None,
        Some(RejectionChannel::Template),
        Some(RejectionChannel::Personal),
        Some(RejectionChannel::Call),
        Some(RejectionChannel::Portal),
    ];
    let mut all = Vec::new();
    for company in ["", "Fabrikam", "Harbour Labs Inc."] {
        for role in ["", "Data analyst"] {
            for person in ["", "Maya Lindqvist"] {
                for date in [None, Some(day(2026, 11, 12))] {
                    for own_name in ["", "Sam Okoro"] {
                        for stage in stages {
                            for told in tolds {
                                all.push(LetterFacts {
                                    company: company.into(),
                                    role: role.into(),
                                    person: person.into(),
                                    date,
                                    stage,
                                    told,
                                    own_name: own_name.into(),
                                    questions: Vec::new(),
                                });
                            }
                        }
                    }
                }
            }
        }
    }
    all
}

/// What no letter may hold, with the facts for the message.
fn reads_well(facts: &LetterFacts, letter: &Letter) {
    let text = &letter.text;
    for bad in [
        "  ", " ,", " .", "..", ",,", "()", "[]", "{}", ",.", "?.", ".?", " ;", " :", "::", "\n\n\n", "None", "Some(", "!", "the the",
        "for for", " \n",
    ] {
        assert!(!text.contains(bad), "{bad:?} in {text:?} for {facts:?}");
        assert!(!letter.subject.contains(bad), "{bad:?} in {:?}", letter.subject);
    }
    let mut paragraphs = text.trim_end().split("\n\n").collect::<Vec<_>>().into_iter();
    let greeting = paragraphs.next().unwrap();
    assert!(greeting.ends_with(','), "{greeting}");
    assert_eq!(greeting.contains("Maya Lindqvist"), !facts.person.is_empty(), "{greeting}");
    let closing = paragraphs.next_back().unwrap();
    assert!(!closing.ends_with(','), "a comma waits for a name: {closing:?}");
    assert_eq!(closing.contains("Sam Okoro"), !facts.own_name.is_empty());
    for line in paragraphs.flat_map(str::lines) {
        assert!(line.ends_with(['.', '?']), "{line:?}");
        assert!(line.starts_with(char::is_uppercase), "{line:?}");
        for (at, _) in line.match_indices(". ") {
            let rest = line.get(at + 2..).unwrap();
            let abbreviation = line.get(..at).unwrap().ends_with("Inc");
            assert!(abbreviation || rest.starts_with(char::is_uppercase), "{line:?}");
        }
    }
    assert!(!letter.subject.is_empty() && !letter.subject.contains('\n'));
    assert!(text.contains("line would"));
}

#[test]
fn every_combination_reads_well() {
    for facts in every_combination() {
        for tone in Tone::ALL {
            for length in Length::ALL {
                let letter = request(&facts, tone, length, DAYS);
                reads_well(&facts, &letter);
                assert!(letter.text.contains("Thank you") || letter.text.contains("thank you"));
                assert!(letter.text.contains("respect your decision"));
                let questions = letter.text.matches('?').count();
                assert!((1..=3).contains(&questions), "{}", letter.text);
            }
            for asked in [None, Some(day(2026, 11, 14))] {
                reads_well(&facts, &follow_up(&facts, tone, asked, DAYS));
            }
        }
    }
}

#[test]
fn three_lines_are_three() {
    for facts in every_combination() {
        for tone in Tone::ALL {
            let letter = request(&facts, tone, Length::ThreeLines, DAYS);
            assert_eq!(letter.text.split("\n\n").nth(1).unwrap().lines().count(), 3, "{}", letter.text);
        }
    }
}

#[test]
fn a_letter_as_it_is_sent() {
    let facts = LetterFacts {
        company: "Fabrikam".into(),
        role: "Data analyst".into(),
        person: "Maya Lindqvist".into(),
        date: Some(day(2026, 11, 20)),
        stage: Some(Stage::Interview),
        told: Some(RejectionChannel::Personal),
        own_name: "Sam Okoro".into(),
        questions: Vec::new(),
    };
    let letter = request(&facts, Tone::Warm, Length::Full, DAYS);
    assert_eq!(letter.subject, "Data analyst at Fabrikam: a short question");
    assert_eq!(
        letter.text,
        "Dear Maya Lindqvist,\n\n\
         Thank you for the interview on 20 November for the Data analyst position at Fabrikam. I enjoyed talking with you.\n\n\
         Thank you for writing to me personally. Of course I am sorry that it did not work out. I respect your decision, and I hope the \
         person you chose settles in well.\n\n\
         I would like to do better next time. May I ask you two things? Was there one answer that left you with doubts? What would have made me a \
         stronger choice for this position?\n\n\
         Even one line would help, and no reply is fine too. I wish you and your team all the best.\n\n\
         Warm regards,\nSam Okoro\n"
    );
    let letter = request(&LetterFacts::default(), Tone::Neutral, Length::ThreeLines, DAYS);
    assert_eq!(letter.subject, "My application: a short question");
    assert_eq!(
        letter.text,
        "Hello,\n\nThank you for your time regarding the position. I respect your decision.\nTo learn from it, may I ask one thing? Was there \
         one thing you were looking for and did not find?\nEven one line would help.\n\nBest wishes\n"
    );
}

#[test]
fn own_questions_are_used_and_closed_with_a_mark() {
    let questions = vec!["  Was the case\n too slow ".into(), String::new(), "And the SQL?".into(), "A third".into()];
    let facts = LetterFacts { questions, ..LetterFacts::default() };
    let text = request(&facts, Tone::Neutral, Length::Full, DAYS).text;
    assert!(text.contains("two things? Was the case too slow? And the SQL?\n"), "{text}");
    assert!(!text.contains("third"));
}

#[test]
fn facts_come_from_the_application() {
    let today = day(2026, 11, 26);
    let mut model = Model::default();
    for edit in sample::change(today).edits {
        model.put(edit.id, edit.after.unwrap());
    }
    let facts = LetterFacts::of(model.applications.get(&sample::applications::application_id("Fabrikam")).unwrap(), today);
    assert_eq!((facts.company.as_str(), facts.person.as_str()), ("Fabrikam", "Maya Lindqvist"));
    assert_eq!((facts.date, facts.stage, facts.told), (Some(day(2026, 11, 20)), Some(Stage::Interview), Some(RejectionChannel::Personal)));
    for application in model.applications.values() {
        reads_well_whoever(&LetterFacts::of(application, today));
    }
}

fn reads_well_whoever(facts: &LetterFacts) {
    let text = request(facts, Tone::Warm, Length::Full, DAYS).text;
    assert!(!text.contains("  ") && !text.contains(" ."), "{text}");
}

#[test]
fn days_are_spelt() {
    assert_eq!(DAYS.day(day(2026, 1, 1)), "1 January");
    assert_eq!(DAYS.day(day(2026, 12, 31)), "31 December");
    assert_eq!(DAYS.day(day(2025, 12, 31)), "31 December 2025", "the year where it is not this one");
    let american = DateStyle { form: DateForm::MonthDay, ..DAYS };
    assert_eq!(american.day(day(2026, 1, 1)), "January 1");
    assert_eq!(american.day(day(2027, 1, 1)), "January 1, 2027");
    assert_eq!(DateForm::MonthDay.full_day(day(2026, 1, 1)), "January 1, 2026");
    assert_eq!(DateForm::DayMonth.full_day(day(2026, 1, 1)), "1 January 2026");
    let facts = LetterFacts { date: Some(day(2025, 12, 18)), stage: Some(Stage::Interview), ..LetterFacts::default() };
    let text = request(&facts, Tone::Warm, Length::Full, american).text;
    assert!(text.contains("the interview on December 18, 2025 for"), "{text}");
}

#[test]
fn mail_links_are_encoded() {
    let check = |to, subject, text, expected: &str| assert_eq!(mailto(to, subject, text), expected);
    check("a@b.example", "Hi", "x", "mailto:a@b.example?subject=Hi&body=x");
    check("", "A & B?", "1\n2", "mailto:?subject=A%20%26%20B%3F&body=1%0D%0A2");
    check("a@b.example?bcc=c@d.example", "s", "", "mailto:?subject=s&body=");
    check("a+x@b.example", "50 % + 1", "=#", "mailto:a%2Bx@b.example?subject=50%20%25%20%2B%201&body=%3D%23");
    check(
        "a@b.example",
        "two\r\nBcc: c@d.example",
        "é😀\r\n",
        "mailto:a@b.example?subject=two%20Bcc%3A%20c%40d.example&body=%C3%A9%F0%9F%98%80%0D%0A",
    );
}

#[test]
fn addresses_are_told_from_other_text() {
    for good in ["a@b.example", "maya.l+x@mail.fabrikam.example", "ü@bücher.example"] {
        assert!(is_address(good), "{good}");
    }
    for bad in ["", "a", "@b.example", "a@", "a@b", "a@.b", "a@b.", "a b@c.d", "a@b.c,d@e.f", "a@b@c.d", "javascript:a@b.c", "a@b.c?cc=x"] {
        assert!(!is_address(bad), "{bad}");
    }
    assert_eq!(find_address("Maya Lindqvist <maya@fabrikam.example>, HR"), Some("maya@fabrikam.example"));
    assert_eq!(find_address("call her"), None);
}

#[test]
fn one_follow_up_then_a_quiet_close() {
    let asked = |on| FeedbackRequest { asked_on: Some(on), ..FeedbackRequest::default() };
    let first = asked(day(2026, 2, 20));
    let follow_up_on = day(2026, 3, 2);
    let cases = [
        (FeedbackRequest::default(), day(2026, 3, 1), RequestState::Draft),
        (first.clone(), day(2026, 2, 20), RequestState::Waiting { follow_up_on }),
        (first.clone(), day(2026, 3, 1), RequestState::Waiting { follow_up_on }),
        (first.clone(), day(2026, 3, 2), RequestState::FollowUpDue),
        (first.clone(), day(2026, 3, 21), RequestState::FollowUpDue),
        (first.clone(), day(2026, 3, 22), RequestState::Closed),
        (
            FeedbackRequest { followed_up_on: Some(day(2026, 3, 3)), ..first.clone() },
            day(2026, 3, 12),
            RequestState::FollowedUp { closes_on: day(2026, 3, 13) },
        ),
        (FeedbackRequest { followed_up_on: Some(day(2026, 3, 3)), ..first.clone() }, day(2026, 3, 13), RequestState::Closed),
        (FeedbackRequest { answered_on: Some(day(2026, 9, 1)), ..first.clone() }, day(2026, 9, 2), RequestState::Answered),
        (FeedbackRequest { closed_on: Some(day(2026, 2, 21)), ..first }, day(2026, 2, 22), RequestState::Closed),
    ];
    for (request, today, expected) in cases {
        assert_eq!(request.state(today), expected, "{request:?} on {today}");
    }
    assert_eq!(asked(NaiveDate::MAX).state(NaiveDate::MAX), RequestState::Closed);
}

#[test]
fn first_lines_fit_a_name_or_none() {
    let about = |company: &str, role: &str| MessageAbout { company: company.into(), role: role.into() };
    let jobs =
        [about("", ""), about("Adatum Corp.", ""), about("", "Data  analyst"), about("Adatum Corp.", "Data analyst"), about(" ", "\n")];
    for reason in MessageReason::ALL {
        for job in &jobs {
            for line in first_lines("Ines Moreau", reason, job) {
                assert!(line.starts_with("Hi Ines, "), "{line}");
            }
            let lines = first_lines("  ", reason, job);
            assert!(lines[0] != lines[1] && lines[1] != lines[2] && lines[0] != lines[2]);
            for line in lines {
                assert!(line.starts_with("Hello, ") && !line.contains("  ") && line.ends_with(['.', '?']), "{line}");
                assert!(!line.contains("..") && !line.contains(" to.") && !line.contains(" at that") && !line.contains("the  "), "{line}");
            }
        }
    }
    let first = |reason, job: &MessageAbout| first_lines("Ines", reason, job)[0].clone();
    let none = MessageAbout::default();
    assert_eq!(first(MessageReason::LongTime, &none), "Hi Ines, it has been a while and I thought of you. How are you?");
    let hello = first_lines("Ines", MessageReason::FirstWord, &none);
    assert!(!hello.iter().any(|line| line.contains("a while") || line.contains("lost touch")), "nothing was said yet: {hello:?}");
    assert!(first(MessageReason::TurnedDown, &none).starts_with("Hi Ines, I was turned down"));
    assert_eq!(
        first(MessageReason::Referral, &about("Adatum", "Data analyst")),
        "Hi Ines, I’m applying to Adatum for the Data analyst position. Would you be willing to recommend me? I can send three sentences to pass on, and a no is fine."
    );
    assert_eq!(first(MessageReason::Advice, &about("", "Data analyst")), first(MessageReason::Advice, &none), "advice is about a company");
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(60))]
    #[test]
    fn any_text_makes_a_letter(company in ".{0,30}", role in ".{0,30}", person in ".{0,30}", question in ".{0,60}") {
        let facts = LetterFacts { company, role, person, questions: vec![question], ..LetterFacts::default() };
        for tone in Tone::ALL {
            for length in Length::ALL {
                let letter = request(&facts, tone, length, DAYS);
                let url = mailto(&facts.person, &letter.subject, &letter.text);
                let allowed = |c: char| c.is_ascii_alphanumeric() || "-._~%@:?&=".contains(c);
                prop_assert!(url.chars().all(allowed));
                prop_assert_eq!(url.matches('?').count(), 1);
                prop_assert_eq!(url.matches('&').count(), 1);
            }
            let _ = follow_up(&facts, tone, None, DAYS);
        }
    }
}
