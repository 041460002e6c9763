//! From bytes to a face: backups are read here, everything else goes to the worker, which says what it is.

use std::sync::Arc;

use js_sys::Uint8Array;

use crate::runtime;

use super::requests;
use super::state::{Either, FileQuestion, ImportState, ImportView, Source, chosen_file};
use crate::jobs::encryption::{self, EncryptionJob};
use crate::jobs::import::{Content, Step};
use crate::jobs::{Answer, Job};
use crate::route::Route;
use crate::session::session;
use crate::worker_client;
use exchange::applications::Mapping;
use exchange::backup::Backup;
use exchange::kind::FileKind;
use exchange::link::pack;
use exchange::snapshot::Snapshot;
use exchange::spreadsheet::SheetText;
use exchange::table::Encoding;
use store::refused::Refused;
use store::restore;

/// Takes a file in hand and shows what it is.
pub(super) fn read(import: ImportState, source: Source) {
    ImportState::choose(source.clone());
    if let Some(read) = backup(&source) {
        return match read {
            Ok(backup) => preview_backup(import, backup),
            Err(why) => import.give_up(why),
        };
    }
    if let Some(snapshot) = snapshot(&source) {
        import.put_away();
        // It is only looked at: it goes into the address, and is stored nowhere.
        return session().go(Route::Snapshot(snapshot));
    }
    if encryption::is_locked(&source.bytes.slice(0, 80).to_vec()) {
        return import.show(ImportView::Question(FileQuestion::Passphrase));
    }
    if exchange::spreadsheet::holds_tables(&source.bytes.slice(0, 400).to_vec()) {
        return spreadsheet(import, source);
    }
    ask(import, Job::Open(requests::import_job(Step::Preview, None), requests::first_job()));
}

/// Reads it as applications.
pub(super) fn as_applications(import: ImportState) {
    ask(import, Job::Import(requests::import_job(Step::Preview, Some(Mapping::default()))));
}

/// Reads it as a bank's file.
pub(super) fn as_bank(import: ImportState) {
    ask(import, Job::Bank(requests::first_job()));
}

/// Asks the worker and shows the face that fits the answer.
fn ask(import: ImportState, job: Job) {
    let Some(source) = chosen_file() else { return };
    let turn = import.begin("Reading the file …");
    // Only while nobody said what it is.
    let asks = matches!(job, Job::Open(..));
    runtime::detached(async move {
        let answer = worker_client::run(&job, Some(&source.bytes)).await;
        if !import.is_over(turn) {
            return;
        }
        match answer {
            Ok(Answer::Import(answer)) => match answer.content {
                Content::Applications(found) => {
                    let (kind, applications) = (answer.kind, Arc::from(found));
                    import.show(match answer.money.filter(|_| asks) {
                        Some(money) => ImportView::Either(Either { kind, applications, money }),
                        None => ImportView::Applications(kind, applications),
                    });
                }
                Content::Diary(rows) => import.show(ImportView::Diary(answer.kind, Arc::new(rows))),
                Content::Contacts(people) => import.show(ImportView::People(answer.kind, Arc::new(people))),
                Content::Elsewhere if answer.kind == FileKind::Backup => import.give_up(restore::NOT_A_BACKUP.to_owned()),
                Content::Elsewhere => as_bank(import),
            },
            Ok(Answer::Bank(answer)) => import.show(ImportView::Bank(Arc::from(answer))),
            Ok(Answer::Encoding(readings)) => import.show(ImportView::Question(FileQuestion::Text(Arc::new(readings)))),
            Ok(Answer::Refused(why)) => import.give_up(why),
            Ok(_) => import.give_up("Nothing came back. Nothing was changed. Try again.".to_owned()),
            Err(error) => import.give_up(error.0),
        }
    });
}

/// Reads a packed file or another program's JSON: its only table, or the one the person chooses.
fn spreadsheet(import: ImportState, source: Source) {
    let turn = import.begin("Opening the file …");
    runtime::detached(async move {
        let opened = worker_client::open_spreadsheet(&source.bytes).await;
        if !import.is_over(turn) {
            return;
        }
        match opened {
            Ok(workbook) => {
                let shown = workbook.sheets.iter().filter(|sheet| !sheet.hidden).count();
                match workbook.sheets.get(workbook.proposed) {
                    Some(sheet) if shown <= 1 && !sheet.hidden => take_sheet(import, sheet),
                    _ => import.show(ImportView::Question(FileQuestion::Sheet(Arc::new(workbook)))),
                }
            }
            Err(error) => import.give_up(error.0),
        }
    });
}

pub(super) fn take_sheet(import: ImportState, sheet: &SheetText) {
    let Some(source) = chosen_file() else { return };
    read(import, Source { name: format!("{}, {}", source.name, sheet.name), bytes: Uint8Array::from(sheet.csv.as_bytes()) });
}

pub(super) fn take_encoding(import: ImportState, encoding: Encoding) {
    let Some(source) = chosen_file() else { return };
    let turn = import.begin("Reading the file …");
    runtime::detached(async move {
        let answer = worker_client::run(&Job::Decode(encoding), Some(&source.bytes)).await;
        if !import.is_over(turn) {
            return;
        }
        match answer {
            Ok(Answer::Text(text)) => read(import, Source { name: source.name, bytes: Uint8Array::from(text.as_bytes()) }),
            Ok(_) => import.give_up("Nothing came back. Nothing was changed. Try again.".to_owned()),
            Err(error) => import.give_up(error.0),
        }
    });
}

/// Opens a locked file and reads what is in it. The locked file stays the chosen one, so that another passphrase can be tried.
pub(super) fn unlock(import: ImportState, passphrase: String) {
    let Some(source) = chosen_file() else { return };
    let turn = import.begin("Unlocking the file …");
    runtime::detached(async move {
        let opened = worker_client::encryption(&EncryptionJob::Unlock { passphrase }, &source.bytes).await;
        if !import.is_over(turn) {
            return;
        }
        match opened {
            Ok(bytes) => {
                let name = source.name.strip_suffix(".age").unwrap_or(&source.name).to_owned();
                read(import, Source { name, bytes });
            }
            Err(error) => import.fail(error.0),
        }
    });
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

/// A saved snapshot, packed.
fn snapshot(source: &Source) -> Option<String> {
    let head: String = source.bytes.slice(0, 40).to_vec().into_iter().map(char::from).collect();
    if !head.contains("\"onward-snapshot\"") {
        return None;
    }
    let text = String::from_utf8(source.bytes.to_vec()).ok()?;
    Snapshot::parse(text.trim()).ok().map(|_| pack(text.trim()))
}

fn preview_backup(import: ImportState, backup: Backup) {
    let handle = session().handle();
    let compared = handle.compare(&backup).map_err(Refused::from);
    match handle.preview(&backup).and_then(|restored| compared.map(|compared| (restored, compared))) {
        Ok((restored, compared)) => import.show(ImportView::Backup(Arc::new(backup), Arc::new(restored), Arc::new(compared))),
        Err(refused) => import.give_up(refused.to_string()),
    }
}
