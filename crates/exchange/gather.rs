//! The files of words put together, without their comments and breaks of lines: what is written for those who correct them is not shipped. Shared by the
//! build of this crate, which has them built in natively, and by the tasks of `xtask`, which put them beside the program that reads files in the browser.

use std::path::Path;

/// The files, the commonest language first: where one word means two things in two languages, both are kept in this order.
/// The words of banks come last, and behind them what tells an encoding.
const FILES: [&str; 14] = ["en", "de", "fr", "es", "pt", "it", "nl", "sv", "pl", "tr", "zh", "ja", "banks", "encodings"];

/// The files of a folder in one text: lines `[section]` and `what it means = word, word`.
///
/// # Errors
/// Where a file cannot be read.
pub fn gather(folder: &Path) -> std::io::Result<String> {
    let mut all = String::new();
    for file in FILES {
        let text = std::fs::read_to_string(folder.join(file).with_extension("txt"))?;
        for line in text.lines().filter(|line| !line.starts_with('#') && !line.trim().is_empty()) {
            // A line that begins with blanks carries on.
            all.push(if line.starts_with(' ') { ' ' } else { '\n' });
            all.push_str(line.trim());
        }
    }
    Ok(all)
}
