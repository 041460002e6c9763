//! Crisis lines, one tap away from every screen about feelings. Part of the program, never fetched.

use super::entry::{Country, SupportEntry, Topic, day, phone};
use chrono::NaiveDate;

const CHECKED: NaiveDate = day(2026, 11, 22);
const AGAIN: NaiveDate = day(2027, 2, 22);

const fn line(id: &'static str, country: Option<Country>, name: &'static str, what: &'static str, url: &'static str) -> SupportEntry {
    SupportEntry {
        id,
        country,
        topic: Topic::Crisis,
        name,
        what,
        who: "Anyone who is struggling, or worried about somebody who is.",
        url,
        phone: None,
        source_url: url,
        checked_on: CHECKED,
        review_after: AGAIN,
    }
}

/// The number for danger to life.
const fn danger(id: &'static str, country: Country, number: &'static str, source_url: &'static str) -> SupportEntry {
    SupportEntry {
        topic: Topic::Emergency,
        phone: Some(phone(number, number)),
        source_url,
        who: "Anyone in danger, and anyone who sees it.",
        ..line(id, Some(country), number, "Ambulance, police and fire: when a life is in danger now. Free.", source_url)
    }
}

pub(super) static ENTRIES: &[SupportEntry] = &[
    danger(
        "us-911",
        Country::Us,
        "911",
        "https://health.wyo.gov/publichealth/prevention/wivpp/suicide-prevention/988-suicide-crisis-lifeline",
    ),
    danger(
        "ca-911",
        Country::Ca,
        "911",
        "https://www.canada.ca/en/public-health/services/suicide-prevention/government-canada-doing-help-prevent-suicide.html",
    ),
    danger("gb-999", Country::Gb, "999", "https://www.lpft.nhs.uk/contact-us/need-help-now"),
    danger("au-000", Country::Au, "000", "https://www.esta.vic.gov.au/when-ring-000"),
    danger(
        "in-112",
        Country::In,
        "112",
        "https://en.vikaspedia.in/social-welfare/women-and-child-development/emergency-response-support-system",
    ),
    danger(
        "eu-112",
        Country::Eu,
        "112",
        "https://digital-strategy.ec.europa.eu/en/news/112-day-saving-lives-quickly-and-easily-reaching-emergency-services-anywhere-eu",
    ),
    SupportEntry {
        phone: Some(phone("988", "988")),
        ..line(
            "us-988",
            Some(Country::Us),
            "988 Suicide & Crisis Lifeline",
            "Call, text or chat with a trained counsellor, day and night, free.",
            "https://988lifeline.org/",
        )
    },
    SupportEntry {
        phone: Some(phone("116 123", "116123")),
        ..line(
            "gb-samaritans",
            Some(Country::Gb),
            "Samaritans",
            "A volunteer who listens, about anything, day and night, free.",
            "https://www.samaritans.org/",
        )
    },
    SupportEntry {
        phone: Some(phone("111", "111")),
        source_url: "https://www.lpft.nhs.uk/contact-us/need-help-now",
        ..line(
            "gb-nhs-111",
            Some(Country::Gb),
            "NHS 111, mental health option",
            "A mental health professional of your local NHS, day and night: call 111 and choose the mental health option.",
            "https://111.nhs.uk/",
        )
    },
    SupportEntry {
        phone: Some(phone("9-8-8", "988")),
        source_url: "https://www.canada.ca/en/public-health/services/suicide-prevention/government-canada-doing-help-prevent-suicide.html",
        ..line(
            "ca-988",
            Some(Country::Ca),
            "9-8-8: Suicide Crisis Helpline",
            "Call or text a trained responder, day and night, in English and French, free.",
            "https://988.ca/",
        )
    },
    SupportEntry {
        phone: Some(phone("116 123", "116123")),
        ..line(
            "ie-samaritans",
            Some(Country::Ie),
            "Samaritans Ireland",
            "A volunteer who listens, about anything, day and night, free.",
            "https://www.samaritans.org/ireland/",
        )
    },
    SupportEntry {
        phone: Some(phone("13 11 14", "131114")),
        ..line(
            "au-lifeline",
            Some(Country::Au),
            "Lifeline",
            "Crisis support by phone, text and chat, day and night.",
            "https://www.lifeline.org.au/",
        )
    },
    SupportEntry {
        phone: Some(phone("0800 1110111", "08001110111")),
        ..line(
            "de-telefonseelsorge",
            Some(Country::De),
            "TelefonSeelsorge",
            "Somebody who listens, day and night, anonymous and free; also by email and chat. In German.",
            "https://www.telefonseelsorge.de/",
        )
    },
    SupportEntry {
        phone: Some(phone("14416", "14416")),
        ..line(
            "in-tele-manas",
            Some(Country::In),
            "Tele-MANAS",
            "The national tele mental health line, day and night, in twenty languages, free.",
            "https://telemanas.mohfw.gov.in/",
        )
    },
    line(
        "world-find-a-helpline",
        None,
        "Find A Helpline",
        "An international directory of free, confidential helplines by country and topic.",
        "https://findahelpline.com/",
    ),
    line(
        "world-iasp",
        None,
        "IASP crisis centres",
        "The directory of the International Association for Suicide Prevention.",
        "https://www.iasp.info/crisis-centres-helplines/",
    ),
];
