//! A backup behind a passphrase: a standard age file (<https://age-encryption.org/v1>) with one scrypt recipient, armored, so that it can be opened without
//! Onward. The program that does it is fetched when it is first needed.

use std::io::{Read, Write};
use std::iter::once;

use age::armor::{ArmoredReader, ArmoredWriter, Format};
use age::{DecryptError, Decryptor, Encryptor, scrypt};
use serde::{Deserialize, Serialize};

/// The work factor of a written file, as a power of two: 32 MiB of memory while the key is derived.
pub const WRITTEN: u8 = 15;

/// The largest work factor that is opened: 64 MiB.
pub const LARGEST: u8 = 16;

/// How an armored file begins.
const ARMOR: &[u8] = b"-----BEGIN AGE ENCRYPTED FILE-----";

/// What the page asks for; the file comes with it. Answered with the file's bytes, or the sentence why there are none.
#[derive(Clone, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum EncryptionJob {
    /// Encrypts.
    Lock {
        /// What opens it again.
        passphrase: String,
    },
    /// Decrypts.
    Unlock {
        /// What it was locked with.
        passphrase: String,
    },
}

/// Why a file could not be opened.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Locked {
    /// It was locked with another passphrase.
    WrongPassphrase,
    /// It needs more work than a page should do: the power of two.
    TooMuchWork(u8),
    /// It is locked with a key and not with a passphrase.
    NoPassphrase,
    /// It is no age file of version 1, or it is damaged at its beginning.
    Header,
    /// It is damaged further on, or cut off. What was read of it is not shown.
    Damaged,
}

impl std::fmt::Display for Locked {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::WrongPassphrase => f.write_str("This passphrase does not open the file. Nothing was changed. Capitals and spaces count; try again."),
            Self::TooMuchWork(power) => write!(
                f,
                "This file was locked with more work than a page should do (2^{power}). Nothing was changed. Open it with the age tool on a computer: age --decrypt --output backup.json and the name of this file; then choose backup.json here."
            ),
            Self::NoPassphrase => f.write_str(
                "This file is locked with a key, not with a passphrase. Nothing was changed. Open it with the age tool and your key file, then choose the result here.",
            ),
            Self::Header => f.write_str("This encrypted file is damaged, or of a kind Onward does not know. Nothing was changed; try the original file."),
            Self::Damaged => f.write_str("This encrypted file is damaged or incomplete. Nothing was changed; try the original file."),
        }
    }
}

/// Whether a file says it is an age file, armored or not.
pub fn is_locked(start: &[u8]) -> bool {
    let start = start.strip_prefix(b"\xef\xbb\xbf").unwrap_or(start).trim_ascii_start();
    start.starts_with(ARMOR) || start.starts_with(b"age-encryption.org/")
}

/// Encrypts, armored. `None` where there is no source of chance.
pub fn lock(passphrase: &str, bytes: &[u8]) -> Option<Vec<u8>> {
    let mut recipient = scrypt::Recipient::new(passphrase.to_owned().into());
    recipient.set_work_factor(WRITTEN);
    let encryptor = Encryptor::with_recipients(once(&recipient as &dyn age::Recipient)).ok()?;
    let mut file = Vec::with_capacity(bytes.len() * 3 / 2 + 1000);
    let mut writer = encryptor.wrap_output(ArmoredWriter::wrap_output(&mut file, Format::AsciiArmor).ok()?).ok()?;
    writer.write_all(bytes).ok()?;
    writer.finish().and_then(ArmoredWriter::finish).ok()?;
    Some(file)
}

/// Decrypts a file that a passphrase locks.
///
/// # Errors
/// Why it does not open.
pub fn unlock(passphrase: &str, file: &[u8]) -> Result<Vec<u8>, Locked> {
    let mut identity = scrypt::Identity::new(passphrase.to_owned().into());
    // Refused before any memory is taken.
    identity.set_max_work_factor(LARGEST);
    unlock_with(&identity, file)
}

/// Decrypts with any identity. The app has only passphrases; the tests open the published files with keys too.
///
/// # Errors
/// Why it does not open.
pub fn unlock_with(identity: &dyn age::Identity, file: &[u8]) -> Result<Vec<u8>, Locked> {
    // Space around the armor is allowed, and mail programs add it. A file that is not armored is taken as it is.
    let start = file.strip_prefix(b"\xef\xbb\xbf").unwrap_or(file).trim_ascii_start();
    let file = if start.starts_with(ARMOR) { start.trim_ascii_end() } else { file };
    let decryptor = Decryptor::new_buffered(ArmoredReader::new(file)).map_err(|error| why(&error))?;
    let mut reader = decryptor.decrypt(once(identity)).map_err(|error| why(&error))?;
    let mut bytes = Vec::new();
    reader.read_to_end(&mut bytes).map_err(|_| Locked::Damaged)?;
    Ok(bytes)
}

fn why(error: &DecryptError) -> Locked {
    match error {
        DecryptError::ExcessiveWork { required, .. } => Locked::TooMuchWork(*required),
        DecryptError::NoMatchingKeys => Locked::NoPassphrase,
        DecryptError::DecryptionFailed | DecryptError::KeyDecryptionFailed => Locked::WrongPassphrase,
        DecryptError::InvalidHeader | DecryptError::InvalidMac | DecryptError::UnknownFormat | DecryptError::Io(_) => Locked::Header,
    }
}
