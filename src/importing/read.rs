//! From bytes to a face: backups are read here, everything else goes to the worker, which says what it is.

use std::sync::Arc;

use crate::runtime;
use leptos::prelude::{GetUntracked, Set};

use super::{Face, IN_HAND, Source, Work, bank, choice};
use crate::jobs::import::{Content, ImportJob, Step};
use crate::jobs::{Answer, Job};
use crate::session::session;
use crate::worker_client;
use exchange::applications::Mapping;
use exchange::backup::Backup;
use exchange::kind::FileKind;
use store::restore;

/// Takes a file in hand and shows what it is.
pub(super) fn read(work: Work, source: Source) {
    IN_HAND.with_borrow_mut(|hand| *hand = Some(source.clone()));
    if let Some(read) = backup(&source) {
        return match read {
            Ok(backup) => preview_backup(work, backup),
            Err(why) => fail(work, why),
        };
    }
    if exchange::spreadsheet::is_packed(&source.bytes.slice(0, 8).to_vec()) {
        return choice::spreadsheet(work, source);
    }
    as_applications(work, None);
}

/// Reads it as applications, or as whatever else it says it is while there is no mapping.
pub(super) fn as_applications(work: Work, mapping: Option<Mapping>) {
    ask(work, import_job(Step::Preview, mapping));
}

/// Reads it as a bank's file.
pub(super) fn as_bank(work: Work) {
    ask(work, Job::Bank(bank::first_job()));
}

/// The job for applications.
pub(super) fn import_job(step: Step, mapping: Option<Mapping>) -> Job {
    let session = session();
    let applications = session.peek(|model| model.applications.clone());
    let currency = Some(session.peek(|model| crate::format::home(&model.preferences())));
    Job::Import(ImportJob { step, today: session.today.get_untracked(), currency, mapping, applications })
}

/// Asks the worker and shows the face that fits the answer.
fn ask(work: Work, job: Job) {
    let Some(source) = super::in_hand() else { return };
    let turn = work.begin("Reading the file …");
    runtime::spawn(async move {
        let answer = worker_client::run(&job, Some(&source.bytes)).await;
        if !work.is_over(turn) {
            return;
        }
        match answer {
            Ok(Answer::Import(answer)) => match answer.content {
                Content::Applications(found) => work.show(Face::Applications(answer.kind, Arc::new(*found))),
                Content::Contacts(people) => work.show(Face::People(Arc::new(people))),
                Content::Elsewhere if answer.kind == FileKind::Backup => fail(work, restore::NOT_A_BACKUP.to_owned()),
                Content::Elsewhere => as_bank(work),
            },
            Ok(Answer::Bank(answer)) => work.show(Face::Bank(Arc::from(answer))),
            Ok(Answer::Encoding(readings)) => work.show(Face::Choice(choice::Choice::Text(Arc::new(readings)))),
            Ok(Answer::Refused(why)) => fail(work, why),
            Ok(_) => fail(work, "Nothing came back. Nothing was changed. Try again.".to_owned()),
            Err(error) => fail(work, error.0),
        }
    });
}

/// Nothing came of the file: it is put away, and the sentence says why.
pub(super) fn fail(work: Work, why: String) {
    IN_HAND.with_borrow_mut(|hand| *hand = None);
    work.face.set(Face::Choose);
    work.fail(why);
}

/// A backup or a rescue file, where it is one.
fn backup(source: &Source) -> Option<Result<Backup, String>> {
    let head: String = source.bytes.slice(0, 400).to_vec().into_iter().map(char::from).collect();
    let json = head.trim_start_matches("\u{ef}\u{bb}\u{bf}").trim_start().starts_with('{');
    if !json || !(head.contains("\"onward-backup\"") || head.contains("\"onward-rescue\"")) {
        return None;
    }
    let text = String::from_utf8_lossy(&source.bytes.to_vec()).into_owned();
    let read = if head.contains("\"onward-rescue\"") { restore::from_rescue(&text) } else { Backup::parse(&text) };
    Some(read.map_err(|error| error.to_string()))
}

fn preview_backup(work: Work, backup: Backup) {
    match session().handle().preview(&backup) {
        Ok(restored) => work.show(Face::Backup(Arc::new(backup), Arc::new(restored))),
        Err(refused) => fail(work, refused.to_string()),
    }
}
