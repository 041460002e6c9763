//! Encrypted backups: the published test vectors of age, what is written opens again, what is damaged is refused whole.

use std::collections::BTreeMap;
use std::str::FromStr;

use age::x25519;
use base64::Engine;
use base64::prelude::BASE64_STANDARD;
use onward::jobs::encryption::{LARGEST, Locked, WRITTEN, is_locked, lock, unlock, unlock_with};
use sha2::{Digest, Sha256};

/// A vector's head: what is expected, and what opens it.
struct Vector {
    expect: String,
    payload: Option<String>,
    passphrases: Vec<String>,
    identities: Vec<String>,
    file: Vec<u8>,
}

fn vector(bytes: &[u8]) -> Vector {
    let end = bytes.windows(2).position(|pair| pair == b"\n\n").unwrap();
    let head = String::from_utf8(bytes[..end].to_vec()).unwrap();
    let all = |name: &str| -> Vec<String> {
        head.lines().filter_map(|line| line.strip_prefix(name)?.strip_prefix(": ")).map(str::to_owned).collect()
    };
    let body = &bytes[end + 2..];
    let file = if all("compressed") == ["zlib"] { miniz_oxide::inflate::decompress_to_vec_zlib(body).unwrap() } else { body.to_vec() };
    Vector {
        expect: all("expect").remove(0),
        payload: all("payload").pop(),
        passphrases: all("passphrase"),
        identities: all("identity"),
        file,
    }
}

fn open(vector: &Vector) -> Result<Vec<u8>, Locked> {
    match vector.passphrases.first() {
        Some(passphrase) => unlock(passphrase, &vector.file),
        None => match vector.identities.first() {
            Some(identity) => unlock_with(&x25519::Identity::from_str(identity).unwrap(), &vector.file),
            None => unlock("password", &vector.file),
        },
    }
}

/// A file for a key of a kind that the app never meets, and that no released crate opens yet.
const POST_QUANTUM: &str = "armor_hybrid";

#[test]
fn the_published_vectors() {
    let text = std::fs::read_to_string("tests/fixtures/age/vectors.json").unwrap();
    let vectors: BTreeMap<String, String> = serde_json::from_str(&text).unwrap();
    let mut ran: BTreeMap<&str, usize> = BTreeMap::new();
    let mut failed = Vec::new();
    for (name, encoded) in &vectors {
        if name == POST_QUANTUM {
            continue;
        }
        let vector = vector(&BASE64_STANDARD.decode(encoded).unwrap());
        let found = open(&vector);
        let right = match (vector.expect.as_str(), &found) {
            ("success", Ok(bytes)) => {
                Some(Sha256::digest(bytes).iter().map(|byte| format!("{byte:02x}")).collect::<String>()) == vector.payload
            }
            ("no match", Err(why)) => matches!(why, Locked::NoPassphrase | Locked::WrongPassphrase),
            ("header failure", Err(why)) => !matches!(why, Locked::Damaged),
            ("HMAC failure" | "payload failure" | "armor failure", Err(_)) => true,
            _ => false,
        };
        if !right {
            failed.push((name, vector.expect, found.map(|bytes| bytes.len())));
        }
        *ran.entry(name.split('_').next().unwrap()).or_default() += 1;
    }
    assert!(failed.is_empty(), "{failed:#?}");
    println!("{ran:?}");
    let expected = [("armor", 32), ("header", 1), ("hmac", 8), ("scrypt", 25), ("stream", 28)];
    assert_eq!(ran.into_iter().collect::<Vec<_>>(), expected, "all of them ran");
}

#[test]
fn what_is_locked_opens_with_its_passphrase_only() {
    for text in ["", "{}", "Grüße 日本\n", &"long ".repeat(40_000)] {
        let file = lock("correct horse", text.as_bytes()).unwrap();
        assert!(is_locked(&file) && file.is_ascii(), "armored");
        assert_eq!(unlock("correct horse", &file).as_deref(), Ok(text.as_bytes()));
    }
    let file = lock("correct horse", b"secret").unwrap();
    assert_ne!(file, lock("correct horse", b"secret").unwrap(), "never the same twice");
    for wrong in ["", "correct horse ", "Correct horse", "correct  horse"] {
        assert_eq!(unlock(wrong, &file), Err(Locked::WrongPassphrase), "{wrong:?}");
    }
}

#[test]
fn the_work_is_what_is_promised() {
    let file = lock("p", b"x").unwrap();
    let body: String = std::str::from_utf8(&file).unwrap().lines().filter(|line| !line.starts_with("-----")).collect();
    let inside = BASE64_STANDARD.decode(body).unwrap();
    let head = String::from_utf8_lossy(&inside).into_owned();
    let stanza = head.lines().find(|line| line.starts_with("-> scrypt ")).unwrap();
    assert_eq!(stanza.rsplit(' ').next(), Some(WRITTEN.to_string().as_str()));
    // A larger factor is refused at once, by a sentence that names the tool.
    for power in [u64::from(LARGEST) + 1, 18, 22, 63] {
        let text = format!("age-encryption.org/v1\n-> scrypt {} {power}\n{}\n--- {}\n", "A".repeat(22), "A".repeat(43), "A".repeat(43));
        let why = unlock("p", &[text.as_bytes(), &[0; 40]].concat()).unwrap_err();
        assert_eq!(why, Locked::TooMuchWork(power as u8));
        assert!(why.to_string().contains("age --decrypt"));
    }
}

#[test]
fn every_refusal_says_that_nothing_was_changed() {
    for why in [Locked::WrongPassphrase, Locked::TooMuchWork(18), Locked::NoPassphrase, Locked::Header, Locked::Damaged] {
        assert!(why.to_string().contains("Nothing was changed"), "{why:?}");
    }
    let key = x25519::Identity::generate();
    let encryptor = age::Encryptor::with_recipients(std::iter::once(&key.to_public() as &dyn age::Recipient)).unwrap();
    let mut file = Vec::new();
    encryptor.wrap_output(&mut file).unwrap().finish().unwrap();
    assert_eq!(unlock("p", &file), Err(Locked::NoPassphrase));
}

#[test]
fn mutated_files_are_refused_or_say_the_same() {
    let text = "the backup ".repeat(300);
    let file = lock("p", text.as_bytes()).unwrap();
    let mut seed = 7_u64;
    let mut next = |below: usize| {
        seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (seed >> 33) as usize % below
    };
    let (mut refused, mut same) = (0, 0);
    for _ in 0..20 {
        let mut changed = file.clone();
        let at = next(changed.len());
        match next(4) {
            0 => changed[at] ^= 1 << next(7),
            1 => changed.truncate(at),
            2 => drop(changed.remove(at)),
            _ => changed.insert(at, b'A'),
        }
        match unlock("p", &changed) {
            Ok(bytes) => {
                assert_eq!(bytes, text.as_bytes(), "never anything else");
                same += 1;
            }
            Err(_) => refused += 1,
        }
    }
    assert!(refused > 14, "{refused} refused, {same} the same");
}
