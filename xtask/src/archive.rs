//! `dist.zip`: the files of `dist/` in one file for any host. Made so that equal files give equal bytes: in order of name, all of one time, with the rights of
//! nobody in particular.

use std::io::{Cursor, Write};
use std::path::Path;

use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, ZipWriter};

use crate::sh::{self, Done, Fail};

/// Writes it beside `dist/`.
pub fn write() -> Done {
    let bytes = of(&sh::root().join("dist"))?;
    std::fs::write(sh::root().join("dist.zip"), bytes)?;
    Ok(())
}

/// The folder's files as a zip.
fn of(folder: &Path) -> Done<Vec<u8>> {
    let unwritten = |error: zip::result::ZipError| Fail::new(format!("dist.zip could not be made: {error}."));
    // The format's first day: a file's own time would be the build's.
    let options = SimpleFileOptions::default()
        .compression_method(CompressionMethod::Deflated)
        .compression_level(Some(9))
        .last_modified_time(DateTime::default())
        .unix_permissions(0o644);
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, file) in named(folder) {
        zip.start_file(name, options).map_err(unwritten)?;
        zip.write_all(&std::fs::read(file)?)?;
    }
    Ok(zip.finish().map_err(unwritten)?.into_inner())
}

/// Every file with its name in the zip, in order of the names.
fn named(folder: &Path) -> Vec<(String, std::path::PathBuf)> {
    let name = |file: &Path| file.strip_prefix(folder).unwrap_or(file).to_string_lossy().replace('\\', "/");
    let mut files: Vec<_> = sh::files(folder).into_iter().map(|file| (name(&file), file)).collect();
    files.sort();
    files
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A folder of these files, written in this order, and its zip.
    fn zipped(test: &str, files: &[(&str, &str)]) -> Vec<u8> {
        let folder = std::env::temp_dir().join(format!("onward-archive-{test}-{}", std::process::id()));
        for (name, text) in files {
            let file = folder.join(name);
            let made = file.parent().map(std::fs::create_dir_all);
            assert!(made.is_some_and(|made| made.is_ok()) && std::fs::write(&file, text).is_ok(), "{name}");
        }
        let bytes = of(&folder).unwrap_or_default();
        assert!(std::fs::remove_dir_all(&folder).is_ok());
        bytes
    }

    #[test]
    fn equal_files_give_equal_bytes_whenever_and_wherever_they_were_written() {
        let files = [("index.html", "page"), ("icons/a.png", "a"), ("b.wasm", "b")];
        let mut turned = files;
        turned.reverse();
        let one = zipped("one", &files);
        assert!(!one.is_empty());
        assert_eq!(one, zipped("two", &turned));
        assert_ne!(one, zipped("three", &[("index.html", "page"), ("icons/a.png", "a"), ("b.wasm", "c")]));
    }

    #[test]
    fn every_file_is_in_it_whole_at_its_path() {
        let bytes = zipped("whole", &[("z.js", "last"), ("icons/a.png", "a"), ("index.html", "page")]);
        let mut found = Vec::new();
        if let Ok(mut zip) = zip::ZipArchive::new(Cursor::new(bytes)) {
            for at in 0..zip.len() {
                let Ok(mut file) = zip.by_index(at) else { break };
                let mut text = String::new();
                assert!(std::io::Read::read_to_string(&mut file, &mut text).is_ok());
                found.push((file.name().unwrap_or_default().into_owned(), text, file.last_modified() == Some(DateTime::default())));
            }
        }
        let wanted = [("icons/a.png", "a"), ("index.html", "page"), ("z.js", "last")];
        assert_eq!(found, wanted.map(|(name, text)| (name.to_owned(), text.to_owned(), true)));
    }
}
