//! Published figures: each with its source, its year, whom it was counted from, and what is divided by what. Some can be chosen as the benchmark that one's own
//! figures are compared with. Figures without a primary source are not here.

pub use crate::own_benchmark::Measure;
use crate::settings::Benchmark;

/// Who counted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CountedBy {
    /// Employers, over all their applicants: another view than one person's search.
    Employers,
    /// People who look for work, asked in a survey.
    Candidates,
    /// An office of statistics.
    Statistics,
    /// One person, in a log of one search.
    OneSearch,
    /// Nobody that we found: advice.
    Advice,
}

/// A published figure.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct PublishedFigure {
    /// The stable name, as chosen in the settings.
    pub key: &'static str,
    /// What was measured.
    pub what: &'static str,
    /// The figure as published.
    pub figure: &'static str,
    /// What is divided by what, or what is counted.
    pub divided: &'static str,
    /// Whom it was counted from.
    pub sample: &'static str,
    /// The source.
    pub source: &'static str,
    /// As of which year, where known.
    pub year: Option<i32>,
    /// Who counted.
    pub by: CountedBy,
    /// As a benchmark: of what, from, to.
    pub compares: Option<(Measure, f64, f64)>,
}

/// Everything that one's own figures can be set beside, the benchmarks first.
pub const PUBLISHED_FIGURES: [PublishedFigure; 12] = [
    PublishedFigure {
        key: "advice_interview",
        what: "Applications that led to an interview",
        figure: "2–3%",
        divided: "Interviews ÷ applications of one search",
        sample: "A rule of thumb",
        source: "Common job search advice; CareerPlug also reports 3%",
        year: Some(2024),
        by: CountedBy::Advice,
        compares: Some((Measure::FirstContact, 0.02, 0.03)),
    },
    PublishedFigure {
        key: "careerplug_interview",
        what: "Applications that led to an interview",
        figure: "3%",
        divided: "Applicants invited ÷ all applicants of an opening",
        sample: "Over 60,000 small US firms",
        source: "CareerPlug",
        year: Some(2024),
        by: CountedBy::Employers,
        compares: Some((Measure::FirstContact, 0.03, 0.03)),
    },
    PublishedFigure {
        key: "workopolis_interview",
        what: "Applications that led to an interview",
        figure: "2%",
        divided: "Applicants invited ÷ all applicants of an opening",
        sample: "Openings on a Canadian job board",
        source: "Workopolis",
        year: Some(2014),
        by: CountedBy::Employers,
        compares: Some((Measure::FirstContact, 0.02, 0.02)),
    },
    PublishedFigure {
        key: "log_436",
        what: "Applications that led to a first call",
        figure: "2.5% of 436",
        divided: "First calls and interviews ÷ applications of one search",
        sample: "One person's log",
        source: "A public search log",
        year: Some(2023),
        by: CountedBy::OneSearch,
        compares: Some((Measure::FirstContact, 0.025, 0.025)),
    },
    PublishedFigure {
        key: "log_443",
        what: "Applications that led to a first call",
        figure: "3.2% of 443",
        divided: "First calls and interviews ÷ applications of one search",
        sample: "One person's log",
        source: "A public search log",
        year: None,
        by: CountedBy::OneSearch,
        compares: Some((Measure::FirstContact, 0.032, 0.032)),
    },
    PublishedFigure {
        key: "advice_per_offer",
        what: "Interviews for each offer",
        figure: "10–15",
        divided: "Interviews ÷ offers of one search",
        sample: "Single logs show 3.4 to 35",
        source: "A coaching rule of thumb; we found no published source, and individual logs show 3.4 to 35",
        year: None,
        by: CountedBy::Advice,
        compares: Some((Measure::PerOffer, 10.0, 15.0)),
    },
    PublishedFigure {
        key: "careerplug_hire",
        what: "Interviews that led to a hire",
        figure: "27%",
        divided: "Hires ÷ applicants interviewed",
        sample: "Over 60,000 small US firms",
        source: "CareerPlug",
        year: Some(2024),
        by: CountedBy::Employers,
        compares: None,
    },
    PublishedFigure {
        key: "careerplug_applicants",
        what: "Applicants for each hire",
        figure: "180",
        divided: "Applicants ÷ hires",
        sample: "Over 60,000 small US firms",
        source: "CareerPlug",
        year: Some(2024),
        by: CountedBy::Employers,
        compares: None,
    },
    PublishedFigure {
        key: "employ_applications",
        what: "Applications for an opening, and days until the interview",
        figure: "207, rising to 258; 6 to 8 days",
        divided: "Applications ÷ openings; days from applying to the interview",
        sample: "6,640 organisations",
        source: "Employ",
        year: Some(2026),
        by: CountedBy::Employers,
        compares: None,
    },
    PublishedFigure {
        key: "greenhouse_silence",
        what: "No answer after an interview",
        figure: "61%",
        divided: "People who were left without an answer after an interview ÷ people asked",
        sample: "Over 2,500 people in the US, the UK and Germany",
        source: "Greenhouse",
        year: Some(2024),
        by: CountedBy::Candidates,
        compares: None,
    },
    PublishedFigure {
        key: "bls_weeks",
        what: "Weeks without work so far",
        figure: "10.5 (median); 23.8 (mean)",
        divided: "Weeks since work ended, over everybody unemployed at the time",
        sample: "US households, 4th quarter",
        source: "US Bureau of Labor Statistics",
        year: Some(2024),
        by: CountedBy::Statistics,
        compares: None,
    },
    PublishedFigure {
        key: "resume_genius_sent",
        what: "Applications so far, unemployed people",
        figure: "under 10: 35%; 10–25: 34%; 26–50: 12%; 51–100: 13%; over 100: 7%",
        divided: "People with that many applications ÷ people asked",
        sample: "163 people",
        source: "Resume Genius survey (CC BY 4.0)",
        year: Some(2026),
        by: CountedBy::Candidates,
        compares: None,
    },
];

impl PublishedFigure {
    /// Who counted, as a sentence to stand beside the figure.
    pub fn counted_by(&self) -> &'static str {
        match self.by {
            CountedBy::Employers => "Counted by employers over all applicants, not over one person’s search.",
            CountedBy::Candidates => "People who look for work were asked.",
            CountedBy::Statistics => "Official statistics.",
            CountedBy::OneSearch => "One search, counted by the person who did it.",
            CountedBy::Advice => "Advice; we found no count behind it.",
        }
    }

    /// The figure and where it is from, short enough for a choice among others.
    pub fn short(&self) -> String {
        let from = match self.by {
            CountedBy::Advice => "rule of thumb",
            CountedBy::OneSearch => "one search",
            CountedBy::Employers | CountedBy::Candidates | CountedBy::Statistics => self.source,
        };
        format!("{}: {from}", self.figure)
    }

    /// What is divided by what, the sample, who counted, and the source, in sentences.
    pub fn about(&self) -> String {
        format!("{}. {}. {} {}.", self.divided, self.sample, self.counted_by(), self.cited())
    }

    /// Source and year in a line.
    pub fn cited(&self) -> String {
        self.year.map_or_else(|| self.source.to_owned(), |year| format!("{}, {year}", self.source))
    }

    /// As the benchmark of that measure, where it is one.
    pub fn benchmark(&self, of: Measure) -> Option<Benchmark> {
        let (measure, low, high) = self.compares?;
        (measure == of).then(|| Benchmark { low, high, source: self.source.into(), year: self.year })
    }
}

/// The figures to choose a benchmark from; the first is the one that holds where none was chosen.
pub fn choices(of: Measure) -> impl Iterator<Item = &'static PublishedFigure> {
    PUBLISHED_FIGURES.iter().filter(move |one| one.compares.is_some_and(|(measure, ..)| measure == of))
}

/// The published figure that a benchmark is; `None` where it is the person's own.
pub fn chosen(of: Measure, benchmark: &Benchmark) -> Option<&'static PublishedFigure> {
    choices(of).find(|one| one.benchmark(of).as_ref() == Some(benchmark))
}

/// What holds where nothing was chosen.
pub(super) fn usual(of: Measure) -> Benchmark {
    choices(of).find_map(|one| one.benchmark(of)).unwrap_or(Benchmark { low: 0.0, high: 1.0, source: String::new(), year: None })
}
