//! A search log read straight into a model: the figures' own way to it, beside the importer's.

use std::sync::Arc;

use chrono::NaiveDate;
use domain::application::{Application, Event, EventKind, Origin};
use domain::id::Id;
use domain::model::Model;

/// The model of a log's bytes.
pub fn read(bytes: &[u8]) -> Model {
    let text = std::str::from_utf8(bytes).unwrap();
    let mut rows = csv::Reader::from_reader(text.trim_start_matches('\u{feff}').as_bytes());
    let headers = rows.headers().unwrap().clone();
    let mut model = Model::default();
    for (n, row) in rows.records().enumerate() {
        let row = row.unwrap();
        let cell = |name: &str| row.get(headers.iter().position(|h| h == name).unwrap()).unwrap().trim();
        let date = |name: &str| NaiveDate::parse_from_str(cell(name).split(' ').next()?, "%d/%m/%Y").ok();
        let mut application = Application {
            company: cell("Company").into(),
            role: cell("Role").into(),
            channel: cell("Source").into(),
            ..Application::default()
        };
        if cell("Source") == "Reach-out" {
            application.origin = Origin::Inbound;
        }
        let mut put = |kind: EventKind, date: Option<NaiveDate>| {
            let id = Id::new(format!("e{}", application.timeline.len()));
            application.timeline.insert(id, Event { date, ..Event::undated(kind) });
        };
        if date("Application").is_some() || application.origin == Origin::Outbound {
            put(EventKind::Applied, date("Application"));
        }
        for (column, kind) in [
            ("Phone call", EventKind::Screen),
            ("1st interview", EventKind::interview()),
            ("2nd interview", EventKind::interview()),
            ("3rd interview", EventKind::interview()),
            ("Proposition", EventKind::Offer),
        ] {
            if date(column).is_some() {
                put(kind, date(column));
            }
        }
        let last = date("Final answer");
        match cell("Status") {
            "Rejected" | "No project for now" => put(EventKind::Rejected { told: None }, last),
            "Turn down" if date("Proposition").is_some() => put(EventKind::Declined, last),
            "Turn down" => put(EventKind::Withdrew, last),
            "Accepted" => put(EventKind::Accepted, last),
            _ => {}
        }
        model.applications.insert(Id::new(format!("r{n:03}")), Arc::new(application));
    }
    model
}
