//! What a phone's share sheet, a bookmarklet or a pasted link says about a job: the link, the role, the company, the place. Sites write the same facts in a few
//! forms (`tests/native/shared.rs` has a table of them); where the words leave something open, the link of a known site may name it.
//!
//! The text is somebody else's and is only ever shown in text fields.

use crate::letter_case;

/// What a shared text contains; what cannot be recognized is empty.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct SharedText {
    /// The first web address.
    pub url: String,
    /// The job's title.
    pub role: String,
    /// The employer.
    pub company: String,
    /// Where the work is.
    pub location: String,
}

/// The longest shared text that is read, in characters.
const LONGEST_SHARED: usize = 4000;

/// The longest line after the first that is read, in characters: a longer one is prose of the posting.
const LONGEST_TITLE: usize = 120;

/// The longest text of one field, in characters.
const LONGEST_FIELD: usize = 160;

/// Names of sites, which are no employers, as a title ends with them.
const SITES: &[&str] = &[
    "linkedin",
    "indeed",
    "indeed.com",
    "indeed.de",
    "indeed.co.uk",
    "stepstone",
    "stepstone.de",
    "glassdoor",
    "xing",
    "xing jobs",
    "monster",
    "greenhouse",
    "lever",
    "workday",
    "smartrecruiters",
    "smartrecruiters job search",
    "ashby",
    "workable",
    "jobs",
    "careers",
    "karriere",
    "job",
    "welcome to the jungle",
    "totaljobs",
    "reed.co.uk",
    "infojobs",
    "apec",
    "hellowork",
];

/// What stands before the facts.
const PREFIXES: &[&str] = &[
    "Job Application for ",
    "Check out this job at ",
    "Check out this job: ",
    "Stellenangebot: ",
    "Jobangebot: ",
    "Offre d'emploi ",
    "Job: ",
    "Apply for ",
    "I found this job: ",
    "Apply to ",
];

/// Between company and role.
const HIRING: &[&str] = &[" is hiring a ", " is hiring an ", " is hiring ", " hiring ", " sucht ", " recrute "];

/// Between role and company.
const AT: &[&str] = &[" - Job bei ", " at ", " @ ", " bei ", " chez ", " presso ", " bij "];

/// Between the parts of a title.
const BETWEEN: &[&str] = &[" | ", " - ", " – ", " — ", " · ", " • "];

/// Reads a text shared from another app.
pub fn parse_shared(text: &str) -> SharedText {
    let text: String = text.chars().take(LONGEST_SHARED).collect();
    let url = text.split_whitespace().find(|word| is_link(word)).map(end_of_link).unwrap_or_default().to_owned();
    let hint = Hint::of(&url);
    let mut lines: Vec<String> = Vec::new();
    for line in text.lines() {
        let line = line.split_whitespace().filter(|word| !is_link(word)).collect::<Vec<_>>().join(" ");
        if !line.is_empty() && !lines.contains(&line) {
            lines.push(line);
        }
    }
    let mut read = SharedText::default();
    for line in lines.iter().enumerate().filter(|(n, line)| *n == 0 || line.chars().count() <= LONGEST_TITLE).map(|(_, line)| line) {
        let found = of_line(line, &hint);
        if read.company.is_empty() && !found.company.is_empty() {
            let role = if found.role.is_empty() { read.role } else { found.role };
            read = SharedText { role, ..found };
        } else if read.role.is_empty() {
            read.role = found.role;
        }
    }
    // Indeed's app shares role, company and town as lines of their own.
    if hint.lines && read.company.is_empty() && lines.len() > 1 {
        let line = |n: usize| lines.get(n).cloned().unwrap_or_default();
        (read.role, read.company, read.location) = (line(0), line(1), line(2));
    }
    if read.company.is_empty() {
        read.company = hint.company_name();
    }
    if read.role.is_empty() {
        read.role = hint.role;
    }
    let short = |text: &str| text.trim().chars().take(LONGEST_FIELD).collect::<String>();
    SharedText { url, role: short(&read.role), company: short(&read.company), location: short(&read.location) }
}

fn is_link(word: &str) -> bool {
    word.starts_with("https://") || word.starts_with("http://")
}

/// A link without the marks of the sentence around it.
fn end_of_link(word: &str) -> &str {
    word.trim_end_matches(['.', ',', ';', ':', '!', ')', '>', '"', '”', '’'])
}

/// Role, company and place of one line.
fn of_line(line: &str, hint: &Hint) -> SharedText {
    let mut line = line.trim();
    // A title may begin with a count of notices: "(3) …".
    if let Some((count, rest)) = line.strip_prefix('(').and_then(|rest| rest.split_once(") "))
        && count.bytes().all(|byte| byte.is_ascii_digit() || byte == b'+')
    {
        line = rest;
    }
    let mut names_company = false;
    for prefix in PREFIXES {
        if let Some(rest) = line.strip_prefix(prefix) {
            names_company |= prefix.ends_with(" at ");
            line = rest;
        }
    }
    let mut parts = vec![line];
    for between in BETWEEN {
        parts = parts.iter().flat_map(|part| part.split(between)).collect();
    }
    let parts: Vec<&str> = parts.into_iter().map(trimmed).filter(|part| !part.is_empty() && !is_site(part)).collect();
    let Some(&first) = parts.first() else { return SharedText::default() };
    let text = |role: &str, company: &str, location: &str| SharedText {
        role: trimmed(role).to_owned(),
        company: employer(company).to_owned(),
        location: trimmed(location).to_owned(),
        ..SharedText::default()
    };
    if names_company {
        return text("", first, "");
    }
    if let Some((company, rest)) = HIRING.iter().find_map(|word| first.split_once(word)) {
        let (role, location) = rest.rsplit_once(" in ").unwrap_or((rest, ""));
        return text(role, company, location);
    }
    // "Data Analyst (m/w/d) - Job bei Contoso GmbH in Berlin" has one of the marks between parts in it.
    let job_at =
        parts.iter().position(|part| part.starts_with("Job bei ") || part.starts_with("Jobs at ") || part.starts_with("Careers at "));
    if let Some(company) = job_at.filter(|at| *at > 0).and_then(|at| parts.get(at)) {
        let company = company.split_once(" bei ").or_else(|| company.split_once(" at ")).map_or(*company, |(_, company)| company);
        let (company, location) = company.rsplit_once(" in ").unwrap_or((company, ""));
        return text(first, company, location);
    }
    if let Some((role, company, german)) =
        AT.iter().find_map(|word| first.split_once(word).map(|(role, company)| (role, company, *word == " bei ")))
    {
        // "Data analyst job in Berlin at Contoso".
        if let Some((role, location)) = role.split_once(" job in ") {
            return text(role, company, location);
        }
        let (company, location) = company.rsplit_once(" in ").filter(|_| german).unwrap_or((company, ""));
        return text(role, company, location);
    }
    // "Contoso - Data analyst" and "Data analyst - Contoso": the link says which of them is the company.
    let company = parts.iter().position(|part| hint.is_company(employer(part))).or((parts.len() > 1).then_some(1));
    let role = parts.iter().enumerate().find(|(n, _)| Some(*n) != company).map_or("", |(_, part)| *part);
    // Only where the company comes second is what follows a place and not a department.
    let location = if company == Some(1) { parts.get(2).copied().unwrap_or_default() } else { "" };
    text(role, company.and_then(|at| parts.get(at)).copied().unwrap_or_default(), location)
}

/// A part without the marks around it.
fn trimmed(part: &str) -> &str {
    part.trim().trim_end_matches([':', '-', '–', '|', ',']).trim()
}

fn is_site(part: &str) -> bool {
    SITES.iter().any(|site| part.eq_ignore_ascii_case(site))
}

/// The employer in "Contoso Careers", "Jobs at Contoso", "Contoso.".
fn employer(part: &str) -> &str {
    let part = trimmed(part);
    let part = ["Jobs at ", "Careers at ", "Karriere bei ", "Jobs bei "].iter().find_map(|start| part.strip_prefix(start)).unwrap_or(part);
    let part =
        [" Careers", " Jobs", " Karriere", " Career Page", " Job Board"].iter().find_map(|end| part.strip_suffix(end)).unwrap_or(part);
    part.trim_end_matches(['!', '.']).trim()
}

/// What the link itself says.
#[derive(Default)]
struct Hint {
    /// The company as the link writes it: `contoso-gmbh`.
    slug: String,
    role: String,
    /// Whether the site shares the facts as lines.
    lines: bool,
}

impl Hint {
    fn of(url: &str) -> Self {
        let address = url.split_once("://").map_or("", |(_, rest)| rest);
        let address = address.split(['?', '#']).next().unwrap_or_default();
        let (host, path) = address.split_once('/').unwrap_or((address, ""));
        let host = host.to_ascii_lowercase();
        let parts: Vec<&str> = path.split('/').filter(|part| !part.is_empty()).collect();
        let part = |n: usize| parts.get(n).copied().unwrap_or_default();
        // The last part without the number in front of it ("743999-data-analyst") or behind it ("Data-Analyst_R-12345").
        let last = parts.last().copied().unwrap_or_default();
        let numbered =
            || last.split_once('-').filter(|(n, _)| !n.is_empty() && n.bytes().all(|b| b.is_ascii_digit())).map_or("", |(_, rest)| rest);
        let under = |site: &str| host.strip_suffix(site).filter(|name| !name.is_empty() && *name != "www").map(str::to_owned);
        let mut hint = Self { lines: host.starts_with("indeed.") || host.contains(".indeed."), ..Self::default() };
        let slug_first = [
            "boards.greenhouse.io",
            "job-boards.greenhouse.io",
            "boards.eu.greenhouse.io",
            "job-boards.eu.greenhouse.io",
            "jobs.lever.co",
            "jobs.eu.lever.co",
            "jobs.ashbyhq.com",
            "jobs.smartrecruiters.com",
            "apply.workable.com",
        ];
        if slug_first.contains(&host.as_str()) {
            part(0).clone_into(&mut hint.slug);
            if host == "jobs.smartrecruiters.com" {
                hint.role = words(numbered());
            }
        } else if host.ends_with(".myworkdayjobs.com") {
            host.split('.').next().unwrap_or_default().clone_into(&mut hint.slug);
            if parts.contains(&"job") {
                hint.role = words(last.split_once('_').map_or(last, |(role, _)| role));
            }
        } else if let Some(company) = under(".jobs.personio.de").or_else(|| under(".jobs.personio.com")).or_else(|| under(".bamboohr.com"))
        {
            hint.slug = company;
        } else if let Some(company) = under(".teamtailor.com") {
            hint.slug = company;
            hint.role = words(numbered());
        } else if let Some(company) = under(".recruitee.com") {
            hint.slug = company;
            if part(0) == "o" {
                hint.role = words(part(1));
            }
        }
        hint
    }

    /// Whether a name is the company of the link: "Contoso Ltd" and `contoso`.
    fn is_company(&self, name: &str) -> bool {
        let plain = |text: &str| text.chars().filter(|c| c.is_alphanumeric()).map(letter_case::small).collect::<String>();
        let (slug, name) = (plain(&self.slug), plain(name));
        !slug.is_empty() && !name.is_empty() && (name.starts_with(&slug) || (name.len() > 3 && slug.starts_with(&name)))
    }

    fn company_name(&self) -> String {
        words(&self.slug)
    }
}

/// `data-analyst` as words, the first letter of each large.
fn words(slug: &str) -> String {
    let of_word = |word: &str| {
        let mut letters = word.chars();
        letters.next().map_or(String::new(), |first| std::iter::once(letter_case::capital(first)).chain(letters).collect())
    };
    slug.split(['-', '_', '+', ' ']).filter(|word| !word.is_empty()).map(of_word).collect::<Vec<_>>().join(" ")
}

/// A bookmark that shares the page it is tapped on with the app at that address, as the share sheet does: for browsers whose share sheet cannot.
pub fn bookmarklet(app: &str) -> String {
    let app: String = app.split(['?', '#']).next().unwrap_or_default().replace('\'', "%27");
    format!(
        "javascript:void(location.href='{app}?title='+encodeURIComponent(document.title)+'&text='+encodeURIComponent([...String(getSelection())].slice(0,500).join(''))+'&url='+encodeURIComponent(location.href))"
    )
}
