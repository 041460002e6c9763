//! The address behind `#`, as a type: parse and print, each the other's inverse (`tests/route.rs`). Behind `#` so that a link works on any static
//! host under any sub-path without a rewrite rule. What opens as a sheet is a route as well: Back closes it, and a reload keeps it open.

use domain::id::Id;

/// The first parts under `budget` and `reflect` that open as sheets.
const SHEETS: &[&str] = &["edit"];

/// Where the person is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Route {
    /// The first screen.
    Today,
    /// The funnel with its list.
    Funnel(FunnelView),
    /// One application beside the list.
    Application(Id),
    /// The sheet that adds an application; the text is what was shared to the app (title, link), if any.
    Add(String),
    /// An event sheet on an application: a new one (`None`) or one of its timeline.
    Event(Id, Option<Id>),
    /// The sheet that goes through the silent ones.
    Sweep,
    /// Files in: applications, or a bank's.
    Import,
    /// Files out.
    Export,
    /// The printable proof of search.
    Proof,
    /// The budget and what hangs on it.
    Budget(Vec<String>),
    /// Reflections and what hangs on them.
    Reflect(Vec<String>),
    /// Everything else.
    More,
    /// Settings: look, benchmarks, silence.
    Settings,
    /// What is stored, backup, restore, sample data.
    Data,
    /// The keys.
    Keys,
    /// What this is, and what it is not.
    About,
}

/// The faces of the funnel screen.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum FunnelView {
    /// Figures and the list.
    #[default]
    List,
    /// Columns by stage.
    Board,
    /// All figures: breakdowns, reply times, pace, needed.
    Figures,
}

/// The five tabs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Tab {
    /// Today.
    Today,
    /// Funnel.
    Funnel,
    /// Budget.
    Budget,
    /// Reflect.
    Reflect,
    /// More.
    More,
}

impl Tab {
    /// All five, in the order on the screen.
    pub const ALL: [Self; 5] = [Self::Today, Self::Funnel, Self::Budget, Self::Reflect, Self::More];

    /// Its name on the screen.
    pub fn name(self) -> &'static str {
        match self {
            Self::Today => "Today",
            Self::Funnel => "Funnel",
            Self::Budget => "Budget",
            Self::Reflect => "Reflect",
            Self::More => "More",
        }
    }

    /// Where it leads.
    pub fn route(self) -> Route {
        match self {
            Self::Today => Route::Today,
            Self::Funnel => Route::Funnel(FunnelView::List),
            Self::Budget => Route::Budget(Vec::new()),
            Self::Reflect => Route::Reflect(Vec::new()),
            Self::More => Route::More,
        }
    }
}

impl Route {
    /// Reads what stands behind `#`. Whatever it is, it leads somewhere: an unknown address is Today.
    pub fn parse(hash: &str) -> Self {
        let path = hash.trim_start_matches('#').trim_matches('/');
        let parts: Vec<String> = path.split('/').filter(|part| !part.is_empty()).map(decode).collect();
        let parts: Vec<&str> = parts.iter().map(String::as_str).collect();
        let rest = |from: usize| parts.iter().skip(from).map(|part| (*part).to_owned()).collect();
        match parts.as_slice() {
            ["funnel"] => Self::Funnel(FunnelView::List),
            ["funnel", "board"] => Self::Funnel(FunnelView::Board),
            ["funnel", "figures"] => Self::Funnel(FunnelView::Figures),
            ["funnel", "add", shared @ ..] => Self::Add(shared.first().copied().unwrap_or_default().to_owned()),
            ["funnel", "sweep"] => Self::Sweep,
            ["funnel", id] => Self::Application(Id::new(id)),
            ["funnel", id, "event"] => Self::Event(Id::new(id), None),
            ["funnel", id, "event", event] => Self::Event(Id::new(id), Some(Id::new(event))),
            ["import"] => Self::Import,
            ["export"] => Self::Export,
            ["export", "proof"] => Self::Proof,
            ["budget", ..] => Self::Budget(rest(1)),
            ["reflect", ..] => Self::Reflect(rest(1)),
            ["more"] => Self::More,
            ["more", "settings"] => Self::Settings,
            ["more", "data"] => Self::Data,
            ["more", "keys"] => Self::Keys,
            ["more", "about"] => Self::About,
            _ => Self::Today,
        }
    }

    /// The address, with its `#`.
    pub fn href(&self) -> String {
        let under = |root: &str, rest: &[String]| rest.iter().fold(format!("#/{root}"), |path, part| path + "/" + &encode(part));
        match self {
            Self::Today => "#/today".into(),
            Self::Funnel(FunnelView::List) => "#/funnel".into(),
            Self::Funnel(FunnelView::Board) => "#/funnel/board".into(),
            Self::Funnel(FunnelView::Figures) => "#/funnel/figures".into(),
            Self::Application(id) => format!("#/funnel/{id}"),
            Self::Add(shared) if shared.is_empty() => "#/funnel/add".into(),
            Self::Add(shared) => format!("#/funnel/add/{}", encode(shared)),
            Self::Event(id, None) => format!("#/funnel/{id}/event"),
            Self::Event(id, Some(event)) => format!("#/funnel/{id}/event/{event}"),
            Self::Sweep => "#/funnel/sweep".into(),
            Self::Import => "#/import".into(),
            Self::Export => "#/export".into(),
            Self::Proof => "#/export/proof".into(),
            Self::Budget(rest) => under("budget", rest),
            Self::Reflect(rest) => under("reflect", rest),
            Self::More => "#/more".into(),
            Self::Settings => "#/more/settings".into(),
            Self::Data => "#/more/data".into(),
            Self::Keys => "#/more/keys".into(),
            Self::About => "#/more/about".into(),
        }
    }

    /// Whether it opens as a sheet over another screen.
    pub fn is_sheet(&self) -> bool {
        match self {
            Self::Add(_) | Self::Event(..) | Self::Sweep => true,
            Self::Budget(rest) | Self::Reflect(rest) => rest.first().is_some_and(|first| SHEETS.contains(&first.as_str())),
            _ => false,
        }
    }

    /// The screen that stands behind a sheet; a screen stands behind itself.
    #[must_use]
    pub fn behind(&self) -> Self {
        match self {
            Self::Add(_) | Self::Sweep => Self::Funnel(FunnelView::List),
            Self::Event(id, _) => Self::Application(id.clone()),
            Self::Budget(_) if self.is_sheet() => Self::Budget(Vec::new()),
            Self::Reflect(_) if self.is_sheet() => Self::Reflect(Vec::new()),
            other => other.clone(),
        }
    }

    /// The tab it belongs to.
    pub fn tab(&self) -> Tab {
        match self {
            Self::Today => Tab::Today,
            Self::Funnel(_) | Self::Application(_) | Self::Add(_) | Self::Event(..) | Self::Sweep => Tab::Funnel,
            Self::Budget(_) => Tab::Budget,
            Self::Reflect(_) => Tab::Reflect,
            Self::Import | Self::Export | Self::Proof | Self::More | Self::Settings | Self::Data | Self::Keys | Self::About => Tab::More,
        }
    }
}

/// Percent-encodes everything but letters, digits, `-` and `_`.
fn encode(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for byte in text.bytes() {
        if byte.is_ascii_alphanumeric() || byte == b'-' || byte == b'_' {
            out.push(byte.into());
        } else {
            out.push('%');
            out.push(char::from(b"0123456789ABCDEF"[usize::from(byte >> 4)]));
            out.push(char::from(b"0123456789ABCDEF"[usize::from(byte & 15)]));
        }
    }
    out
}

/// Undoes [`encode`]; what is no valid escape stays as it is, what is no text becomes the replacement character.
fn decode(text: &str) -> String {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.as_bytes();
    while let Some((&first, after)) = rest.split_first() {
        let escape = after.get(..2).and_then(|hex| std::str::from_utf8(hex).ok()).and_then(|hex| u8::from_str_radix(hex, 16).ok());
        match escape {
            Some(byte) if first == b'%' => {
                bytes.push(byte);
                rest = &after[2..];
            }
            _ => {
                bytes.push(first);
                rest = after;
            }
        }
    }
    String::from_utf8_lossy(&bytes).into_owned()
}
