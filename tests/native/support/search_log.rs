//! A search log of our own making: 447 rows of invented companies, with everything that makes a real person's log hard to read. It begins with a
//! byte-order mark and ends without a line break; lines end in CR LF; dates are DD/MM/YYYY, some cells add a time (`8:00` as well as `17:00`); a
//! channel is misspelt throughout (`Carrer Site`); every column but the status has blanks; some rows have no application date, because the recruiter
//! wrote first (`Reach-out`) or because it was forgotten; companies and places contain commas and quotation marks; and the same company, role and
//! place are in several rows, sometimes on one day.
//!
//! `write` is the generator and `tests/fixtures/search-log.csv` what it wrote. The file is what tests read, so that it can be looked at and so that
//! the journeys in the browser read the same bytes. After a change here, `BLESS=1 cargo test --test native search_log` writes it again;
//! the expected counts in the tests were counted from the file by a script of its own, not taken from the app.

use std::fmt::Write as _;
use std::ops::Range;

use chrono::{Days, NaiveDate};

/// Where the file is.
pub fn path() -> String {
    format!("{}/tests/fixtures/search-log.csv", env!("CARGO_MANIFEST_DIR"))
}

/// The file's bytes.
pub fn bytes() -> Vec<u8> {
    std::fs::read(path()).unwrap()
}

/// A real person's log of the same shape. It is no part of the project: where it is not beside the checkout, the test that wants it says so and is an
/// extra that was not run.
pub fn real() -> Option<Vec<u8>> {
    let read = std::fs::read(format!("{}/../shared/data/search-log-2023.csv", env!("CARGO_MANIFEST_DIR"))).ok();
    if read.is_none() {
        println!("NOT RUN: the extra on a real log, for ../shared/data/search-log-2023.csv is not beside this checkout");
    }
    read
}

const HEADER: &str = "Status,Company,Role,Location,Source,Attendance,Application,Type,Phone call,1st interview,2nd interview,3rd interview,Proposition,Final answer,URL";
const ROWS: usize = 447;

/// The rows in which more happened than an application and perhaps a rejection. After the status and the channel come the days since the first of the
/// log, in the columns' order: application, phone call, three interviews, proposition, final answer. The last is the time of day of its interviews.
type Story = (&'static str, &'static str, [i64; 7], &'static str);

/// No day: the cell is empty.
const NO: i64 = -1;

const STORIES: [Story; 25] = [
    // Recruiters who wrote first: no application date, except where the row notes the day of the answer.
    ("No project for now", "Reach-out", [NO, 4, 5, NO, NO, NO, 5], "17:00"),
    ("Rejected", "Reach-out", [NO, 6, 9, NO, NO, NO, 33], "15:00"),
    ("Turn down", "Reach-out", [NO, 8, 15, 27, NO, 32, 35], "8:00"),
    ("Rejected", "Reach-out", [NO, NO, 16, NO, NO, NO, 20], "14:30"),
    ("Turn down", "Reach-out", [NO, NO, 40, NO, NO, 49, 49], "9:00"),
    ("Turn down", "Reach-out", [NO, 20, 22, 26, 30, 31, 36], "11:15"),
    ("No project for now", "Reach-out", [NO, 19, 26, NO, NO, NO, 58], "16:00"),
    ("Rejected", "Reach-out", [NO, 21, NO, NO, NO, NO, 58], ""),
    ("In process", "Reach-out", [NO, 50, 55, NO, NO, NO, NO], "10:00"),
    ("Rejected", "Reach-out", [NO, 33, 37, 41, NO, NO, 43], "14:00"),
    ("Applied", "Reach-out", [20, NO, NO, NO, NO, NO, NO], ""),
    // Applications that led somewhere.
    ("No project for now", "LinkedIn", [1, 2, 8, NO, NO, NO, 8], "18:00"),
    ("In process", "Carrer Site", [1, 1, 14, NO, NO, NO, NO], "18:00"),
    ("In process", "LinkedIn", [5, 20, NO, NO, NO, NO, NO], ""),
    ("Rejected", "Carrer Site", [12, NO, 19, NO, NO, NO, 30], "10:30"),
    ("Rejected", "HelloWork", [28, NO, 33, 42, 49, 51, 54], "13:30"),
    ("Rejected", "Apec", [22, NO, 23, 26, NO, NO, 41], "10:00"),
    ("Accepted", "Pole emploi", [60, 66, 68, 70, NO, NO, 71], "14:00"),
    ("Turn down", "LinkedIn", [62, 63, 70, NO, NO, NO, 70], "16:30"),
    ("Turn down", "LinkedIn", [20, NO, NO, NO, NO, NO, 69], ""),
    ("Rejected", "Carrer Site", [3, 47, NO, NO, NO, NO, 57], ""),
    ("Rejected", "Welcome to the Jungle", [30, 44, NO, NO, NO, NO, 50], ""),
    // The day of the application was forgotten; one has not even a channel.
    ("Applied", "Apec", [NO, NO, NO, NO, NO, NO, NO], ""),
    ("Applied", "HelloWork", [NO, NO, NO, NO, NO, NO, NO], ""),
    ("Applied", "", [30, NO, NO, NO, NO, NO, NO], ""),
];

const BEGINNINGS: [&str; 18] = [
    "Brumel",
    "Cardan",
    "Dorval",
    "Ester",
    "Folgo",
    "Gavot",
    "Hérisse",
    "Ivral",
    "Jolim",
    "Kerval",
    "Lumand",
    "Mirol",
    "Nordine",
    "Orsel",
    "Pérignac",
    "Quentel",
    "Rivard",
    "Solvane",
];
const ENDINGS: [&str; 14] = [
    "is",
    "eo",
    "",
    " Conseil",
    " Énergie",
    " Santé",
    " Systèmes",
    " Données",
    " & Fils",
    ", Conseil",
    " Assurances",
    " Mobilité",
    "IA",
    " \"Labo\"",
];
const ROLES: [(&str, u64); 9] = [
    ("Data Scientist", 50),
    ("Data Engineer", 20),
    ("Data Analyst", 14),
    ("AI", 5),
    ("DevOps Engineer", 3),
    ("ML Engineer", 3),
    ("DataOps Engineer", 2),
    ("BI Developer", 2),
    ("", 1),
];
const PLACES: [(&str, u64); 20] = [
    ("Paris", 30),
    ("", 6),
    ("Lyon", 9),
    ("Toulouse", 8),
    ("Nantes", 7),
    ("Rennes", 5),
    ("Bordeaux", 5),
    ("Lille", 5),
    ("Aix-en-Provence", 3),
    ("Paris, La Défense", 3),
    ("Sophia Antipolis", 3),
    ("Grenoble", 3),
    ("Vélizy-Villacoublay", 2),
    ("Montpellier", 2),
    ("Saint-Étienne", 2),
    ("L'Haÿ-les-Roses", 1),
    ("Bruxelles", 1),
    ("Le Mans", 2),
    ("Besançon", 2),
    ("Courbevoie", 1),
];
const CHANNELS: [(&str, u64); 7] = [
    ("Carrer Site", 51),
    ("LinkedIn", 31),
    ("Apec", 5),
    ("Pole emploi", 4),
    ("HelloWork", 4),
    ("Welcome to the Jungle", 3),
    ("Cadremploi", 2),
];
const ATTENDANCE: [(&str, u64); 4] = [("", 53), ("Hybrid", 27), ("On-site", 11), ("Remote", 9)];
const TYPES: [(&str, u64); 3] = [("Offer", 91), ("Spontaneous", 6), ("", 3)];

/// Numbers that look like chance and are the same every time (Knuth's multiplier).
struct Dice(u64);

impl Dice {
    fn below(&mut self, n: u64) -> u64 {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) % n
    }

    fn between(&mut self, range: Range<u64>) -> u64 {
        range.start + self.below(range.end - range.start)
    }

    /// One of them, as often as its weight says.
    fn weighed<'a>(&mut self, choices: &[(&'a str, u64)]) -> &'a str {
        let mut left = self.below(choices.iter().map(|c| c.1).sum());
        choices
            .iter()
            .find(|(_, weight)| {
                left < *weight || {
                    left -= weight;
                    false
                }
            })
            .unwrap()
            .0
    }
}

/// The whole file.
pub fn write() -> String {
    let mut dice = Dice(447);
    let mut file = format!("\u{feff}{HEADER}");
    let mut seen: Vec<[String; 3]> = Vec::new();
    let every = ROWS / STORIES.len();
    for n in 0..ROWS {
        let story = STORIES.get(n / every).filter(|_| n % every == 7);
        // One row in nine is for a company, role and place that were there before.
        let again = story.is_none() && n > 30 && dice.below(9) == 0;
        let key = if again {
            // Half of them within a day: the log has six rows a day.
            let back = if dice.below(2) == 0 { dice.between(1..4) } else { dice.between(1..seen.len() as u64) };
            seen[seen.len() - back as usize].clone()
        } else {
            let beginning = BEGINNINGS[dice.below(BEGINNINGS.len() as u64) as usize];
            let ending = ENDINGS[dice.below(ENDINGS.len() as u64) as usize];
            // Three have no company's name: an agency that would not say.
            let company = if [100, 200, 300].contains(&n) { String::new() } else { format!("{beginning}{ending}") };
            [company, dice.weighed(&ROLES).to_owned(), dice.weighed(&PLACES).to_owned()]
        };
        seen.push(key.clone());
        let applied = n as u64 * 74 / ROWS as u64;
        let (status, channel, days, time) = story.map_or_else(
            || {
                let rejected = dice.below(100) < 30;
                let answer = applied + dice.between(2..46);
                let days = [applied as i64, NO, NO, NO, NO, NO, if rejected { answer as i64 } else { NO }];
                (if rejected { "Rejected" } else { "Applied" }, dice.weighed(&CHANNELS), days, "")
            },
            |story| *story,
        );
        let mut cells = vec![status.to_owned()];
        cells.extend(key);
        cells.push(channel.to_owned());
        cells.push(dice.weighed(&ATTENDANCE).to_owned());
        for (column, days) in days.into_iter().enumerate() {
            let time = if (2..5).contains(&column) { time } else { "" };
            cells.push(u64::try_from(days).map_or_else(|_| String::new(), |days| date(days, time)));
            if column == 0 {
                cells.push(if channel == "Reach-out" { String::new() } else { dice.weighed(&TYPES).to_owned() });
            }
        }
        cells.push(if dice.below(12) == 0 { String::new() } else { format!("https://emplois.example/offres/{}", 7000 + n * 3) });
        write!(file, "\r\n{}", cells.iter().map(|cell| quoted(cell)).collect::<Vec<_>>().join(",")).unwrap();
    }
    file
}

fn date(days: u64, time: &str) -> String {
    let date = NaiveDate::from_ymd_opt(2024, 8, 30).unwrap() + Days::new(days);
    format!("{}{}{time}", date.format("%d/%m/%Y"), if time.is_empty() { "" } else { " " })
}

fn quoted(cell: &str) -> String {
    if cell.contains([',', '"']) { format!("\"{}\"", cell.replace('"', "\"\"")) } else { cell.to_owned() }
}

#[test]
fn the_file_is_what_the_generator_writes() {
    if std::env::var_os("BLESS").is_some() {
        std::fs::write(path(), write()).unwrap();
    }
    assert!(bytes() == write().as_bytes(), "tests/fixtures/search-log.csv is not what `write` gives");
}
