//! The parts of a posting: what is to be done, what is asked for, what is offered. Only the first two name what a résumé is compared with.

use super::words::fold;

/// What a line of a posting is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Section {
    /// Before the first heading, or after the last list: the employer about itself.
    Other,
    /// What is to be done.
    Tasks,
    /// What is asked for.
    Requirements,
    /// What is offered.
    Benefits,
}

/// One line of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Line<'a> {
    /// Without its bullet, and without the heading it begins with.
    pub text: &'a str,
    /// What it is about.
    pub section: Section,
}

const BENEFITS: [&str; 22] = [
    "we offer",
    "what we offer",
    "our offer",
    "benefits",
    "you get",
    "perks",
    "we provide",
    "why join",
    "wir bieten",
    "bieten wir",
    "unser angebot",
    "geben wir",
    "deine vorteile",
    "ihre vorteile",
    "nous offrons",
    "nous vous proposons",
    "nous proposons",
    "conditions",
    "remuneration",
    "avantages",
    "salaire",
    "an hour, ",
];
const REQUIREMENTS: [&str; 35] = [
    "require",
    "looking for",
    "you have",
    "you must",
    "you bring",
    "your profile",
    "your background",
    "qualification",
    "essential",
    "desirable",
    "nice to have",
    "must have",
    "would help",
    "we expect",
    "your skills",
    "about you",
    "you need",
    "profil",
    "anforderung",
    "bringst",
    "mitbringen",
    "voraussetzung",
    "qualifikation",
    "erwarten wir",
    "attendons",
    "recherche",
    "competences",
    "vous avez",
    "ideal",
    "wunschen",
    "vorerfahrung",
    "passt",
    "who you are",
    "preferred",
    "bonus",
];
const TASKS: [&str; 26] = [
    "responsib",
    "you will",
    "what you do",
    "you'll",
    "your role",
    "the role",
    "the work",
    "in this role",
    "duties",
    "aufgaben",
    "erwartet dich",
    "erwartet sie",
    "machst du",
    "tatigkeit",
    "missions",
    "vous ferez",
    "au quotidien",
    "votre mission",
    "le poste",
    "taches",
    "your tasks",
    "your day",
    "vous intervenez",
    "job description",
    "stellenbeschreibung",
    "vos activites",
];

/// A heading is no longer than this many characters.
const LONGEST_HEADING: usize = 60;

/// The lines of a posting, each with what it is about; blank ones are left out.
pub fn lines(posting: &str) -> Vec<Line<'_>> {
    let mut all = Vec::new();
    let (mut section, mut blank, mut listed) = (Section::Other, true, false);
    for line in posting.lines() {
        let text = line.trim();
        if text.is_empty() {
            blank = true;
            continue;
        }
        let bare = text.trim_start_matches(['-', '–', '—', '•', '*', '·', '▪', '●', '◦', '‣', '○', '>']).trim_start();
        let bullet = bare.len() < text.len();
        let mut rest = bare;
        if !bullet && let Some((found, after)) = heading(bare) {
            (section, rest, listed) = (found, after, false);
        } else if bullet {
            listed = true;
        } else if blank && listed && section != Section::Benefits {
            // A paragraph after a list that no heading introduces is the employer's closing word.
            section = Section::Other;
        }
        blank = false;
        if !rest.is_empty() {
            all.push(Line { text: rest, section });
        }
    }
    all
}

/// The section that a line opens, and what follows the heading on the same line.
fn heading(line: &str) -> Option<(Section, &str)> {
    let (head, rest) = match line.split_once(':') {
        Some((head, rest)) if head.chars().count() <= LONGEST_HEADING => (head, rest.trim()),
        _ if line.chars().count() <= LONGEST_HEADING && !line.ends_with('.') => (line, ""),
        // A sentence that says it itself: its first words decide, and all of it belongs to the section.
        _ => {
            let end = line.char_indices().nth(36).map_or(line.len(), |(end, _)| end);
            (line.get(..end).unwrap_or(line), line)
        }
    };
    let head = fold(head);
    let names = |words: &[&str]| words.iter().any(|word| head.contains(word));
    if names(&BENEFITS) {
        Some((Section::Benefits, rest))
    } else if names(&REQUIREMENTS) {
        Some((Section::Requirements, rest))
    } else if names(&TASKS) {
        Some((Section::Tasks, rest))
    } else {
        None
    }
}
