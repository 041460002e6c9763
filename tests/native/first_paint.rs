//! What `index.html` has before the app runs and the app has too: the tabs, which chunks an address needs, where the theme is stored, the colours of the
//! browser's frame. The app's side is the source; run with `BLESS=1` to write the page anew.

use std::path::{Path, PathBuf};

use domain::change::Edit;
use domain::choice::Choice;
use domain::model::settings_id;
use domain::record::Kind;
use domain::settings::{ColorScheme, Settings};
use onward::chunk::Chunk;
use onward::icon::Icon;
use onward::route::{Route, Tab, all};
use store::key_value::{KeyValueStore, MemoryStore};

use crate::support::storage::{Tab as BrowserTab, open};

fn file(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(name)
}

fn read(name: &str) -> String {
    std::fs::read_to_string(file(name)).unwrap_or_default().replace("\r\n", "\n")
}

/// Other tests write other parts of the same file.
static WRITING: std::sync::Mutex<()> = std::sync::Mutex::new(());

/// The text between two markers of the page is `wanted`.
fn check(name: &str, (open, close): (&str, &str), wanted: &str) {
    let from = format!("{open} {name}: written by tests/native/first_paint.rs {close}\n");
    let to = format!("{open} end of {name} {close}");
    let parts = |page: &str| {
        let start = page.find(&from).expect("the marker is there") + from.len();
        let end = start + page[start..].find(&to).expect("the end is marked");
        // The end's own indentation is not part of the text.
        (start, page[..end].rfind('\n').map_or(end, |line| line + 1))
    };
    let _alone = WRITING.lock();
    if std::env::var_os("BLESS").is_some() {
        let page = read("index.html");
        let (start, end) = parts(&page);
        std::fs::write(file("index.html"), [&page[..start], wanted, &page[end..]].concat()).unwrap();
    }
    let page = read("index.html");
    let (start, end) = parts(&page);
    assert_eq!(&page[start..end], wanted, "run `BLESS=1 cargo test --test native first_paint`");
}

const HTML: (&str, &str) = ("<!--", "-->");
const SCRIPT: (&str, &str) = ("/*", "*/");

#[test]
fn the_tabs_are_those_of_the_app() {
    let links = Tab::ALL.map(|tab| {
        let (href, path) = (tab.route().href(), Icon::of_tab(tab).path());
        format!(r#"<a href="{href}"><svg class="icon" viewBox="0 0 24 24" aria-hidden="true"><path d="{path}"/></svg>{}</a>"#, tab.label())
            + "\n"
    });
    check("tabs", HTML, &format!("<nav class=\"tabs\" aria-label=\"Main\">\n{}</nav>\n", links.concat()));
}

/// What the page knows of an address before the app runs.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Answer {
    tab: usize,
    empty: Vec<&'static str>,
    stored: Vec<&'static str>,
}

impl Answer {
    fn of(route: &Route) -> Self {
        let keys = |stored| Chunk::needed(route, stored).into_iter().map(Chunk::key).collect();
        let tab = Tab::ALL.iter().position(|tab| *tab == route.tab()).unwrap();
        Self { tab, empty: keys(false), stored: keys(true) }
    }

    fn nothing() -> Self {
        Self { tab: 0, empty: Vec::new(), stored: Vec::new() }
    }
}

/// The table of the page: a row for every address that is answered otherwise than a shorter one with which it begins. An id is written as `*`.
fn table() -> Vec<(Vec<String>, Answer)> {
    // A packed text is as good as an id.
    let id = |part: &str| if part.starts_with("sample-") || part.len() > 60 { "*".to_owned() } else { part.to_owned() };
    let parts = |route: &Route| route.href().trim_start_matches("#/").split('/').map(id).collect::<Vec<String>>();
    let mut routes: Vec<(Vec<String>, Answer)> = all().iter().map(|route| (parts(route), Answer::of(route))).collect();
    // Shorter before longer, and an id before the words that stand in its place: later rows are more exact.
    routes.sort_by_key(|(parts, _)| (parts.len(), !parts.iter().any(|part| part == "*")));
    let mut table = Vec::new();
    for (parts, answer) in routes {
        if look_up(&table, &parts) != answer {
            table.push((parts, answer));
        }
    }
    table
}

/// As the page looks it up: the last row that fits.
fn look_up(table: &[(Vec<String>, Answer)], parts: &[String]) -> Answer {
    let fits = |row: &[String]| row.len() <= parts.len() && row.iter().zip(parts).all(|(own, part)| own == "*" || own == part);
    table.iter().rfind(|(row, _)| fits(row)).map_or_else(Answer::nothing, |(_, answer)| answer.clone())
}

#[test]
fn the_page_asks_for_the_chunks_of_an_address() {
    let row = |(parts, answer): &(Vec<String>, Answer)| {
        let mut row = vec![serde_json::json!(parts.join("/")), serde_json::json!(answer.tab), serde_json::json!(answer.empty)];
        if answer.stored != answer.empty {
            row.push(serde_json::json!(answer.stored));
        }
        format!("    {}", serde_json::Value::from(row))
    };
    let rows: Vec<String> = table().iter().map(row).collect();
    let entry = format!("{}(?!{}/)", store::keys::RECORDS, Kind::Settings.name()).replace('/', "\\/");
    check("addresses", SCRIPT, &format!("  var addresses = [\n{}\n  ];\n  var entry = /^{entry}/;\n", rows.join(",\n")));
}

#[test]
fn the_table_answers_for_every_address() {
    let table = table();
    let parts = |href: &str| href.trim_start_matches("#/").split('/').map(str::to_owned).collect::<Vec<String>>();
    for route in all() {
        assert_eq!(look_up(&table, &parts(&route.href())), Answer::of(&route), "{}", route.href());
    }
    for address in
        ["#/funnel/any-id", "#/funnel/any-id/event/e9", "#/funnel/id/board", "#/budget/edit/bill/b1/cut", "#/reflect/go/r1/feelings"]
    {
        assert_eq!(look_up(&table, &parts(address)), Answer::of(&Route::parse(address)), "{address}");
    }
    assert_eq!(look_up(&table, &parts("#/a/newer/screen")), Answer::nothing());
}

/// Written by the store, found where it stands: its key, and the way to it in the envelope.
#[test]
fn the_theme_is_where_the_page_looks() {
    let mut storage = MemoryStore::default();
    open(&mut storage);
    let settings = Settings { theme: ColorScheme::Dark, ..Settings::default() };
    BrowserTab::new(1).commit(&mut storage, vec![Edit::add(settings_id(), settings)]).unwrap();
    let key = store::keys::record(Kind::Settings, &settings_id());
    let envelope = serde_json::from_str(&storage.get(&key).unwrap().unwrap()).unwrap();
    let way = way_to(&envelope, ColorScheme::Dark.key()).expect("the theme is in the envelope");
    let themes: Vec<&str> = ColorScheme::CHOICES.iter().filter(|theme| **theme != ColorScheme::System).map(|theme| theme.key()).collect();
    let themes = serde_json::json!(themes);
    check("theme", SCRIPT, &format!("    var theme = JSON.parse(localStorage.getItem(\"{key}\")){way}, themes = {themes};\n"));
}

fn way_to(value: &serde_json::Value, wanted: &str) -> Option<String> {
    match value {
        serde_json::Value::String(text) => (text == wanted).then(String::new),
        serde_json::Value::Object(fields) => fields.iter().find_map(|(name, value)| Some(format!(".{name}{}", way_to(value, wanted)?))),
        _ => None,
    }
}

/// A colour of `style/tokens.css` as light and dark, each as `#rrggbb`.
fn token(name: &str) -> [String; 2] {
    let tokens = read("style/tokens.css");
    let line = tokens.lines().find_map(|line| line.trim().strip_prefix(&format!("--{name}: "))).expect("the token is there");
    let value = |theme: &str| {
        let from = line.find(&format!("var(--{theme}, oklch(")).expect("a value for each theme") + format!("var(--{theme}, oklch(").len();
        let numbers: Vec<f64> = line[from..].split(')').next().unwrap().split(' ').map(|number| number.parse().unwrap()).collect();
        hex(numbers[0], numbers[1], numbers[2])
    };
    [value("light"), value("dark")]
}

/// From OKLCH to sRGB, by the matrices of CSS Color 4, whose letters these are.
#[allow(clippy::many_single_char_names)]
fn hex(lightness: f64, chroma: f64, hue: f64) -> String {
    let (a, b) = (chroma * hue.to_radians().cos(), chroma * hue.to_radians().sin());
    let cubed = |x: f64, y: f64| (lightness + x * a + y * b).powi(3);
    let (l, m, s) =
        (cubed(0.396_337_777_4, 0.215_803_757_3), cubed(-0.105_561_345_8, -0.063_854_172_8), cubed(-0.089_484_177_5, -1.291_485_548_0));
    let linear = [
        4.076_741_662_1 * l - 3.307_711_591_3 * m + 0.230_969_929_2 * s,
        -1.268_438_004_6 * l + 2.609_757_401_1 * m - 0.341_319_396_5 * s,
        -0.004_196_086_3 * l - 0.703_418_614_7 * m + 1.707_614_701_0 * s,
    ];
    let byte = |c: f64| {
        let c = if c <= 0.003_130_8 { 12.92 * c } else { 1.055 * c.powf(1.0 / 2.4) - 0.055 };
        (c.clamp(0.0, 1.0) * 255.0).round() as u8
    };
    let [r, g, b] = linear.map(byte);
    format!("#{r:02x}{g:02x}{b:02x}")
}

/// The browser's frame and the splash screen have the colour of the ground.
#[test]
fn the_browsers_frame_has_the_colours_of_the_page() {
    assert_eq!(hex(1.0, 0.0, 0.0), "#ffffff");
    assert_eq!(hex(0.627_955, 0.257_683, 29.233_9), "#ff0000");
    let [light, dark] = token("ground");
    let meta = |theme, color| format!("<meta name=\"theme-color\" content=\"{color}\" media=\"(prefers-color-scheme: {theme})\">\n");
    check("colours", HTML, &(meta("light", &light) + &meta("dark", &dark)));
    let manifest: serde_json::Value = serde_json::from_str(&read("public/manifest.webmanifest")).unwrap();
    assert_eq!([&manifest["background_color"], &manifest["theme_color"]], [&light, &light]);
}

/// A colour is written once: with a light and a dark value, in one file.
#[test]
fn every_colour_has_a_light_and_a_dark_value_in_one_place() {
    let tokens = read("style/tokens.css");
    let colours: Vec<&str> = tokens.lines().filter(|line| line.contains("oklch(")).collect();
    assert!(colours.len() > 15, "{colours:?}");
    for line in colours {
        let once = |what: &str| line.matches(what).count() == 1;
        assert!(once("var(--light, oklch(") && once("var(--dark, oklch("), "{line}");
        let name = line.trim().split(':').next().unwrap();
        assert_eq!(tokens.matches(&format!("{name}: ")).count(), 1, "{name}");
    }
}

#[test]
fn the_page_lets_every_worker_start() {
    let page = read("index.html");
    let list = page.split("own = [").nth(1).and_then(|rest| rest.split(']').next()).unwrap_or_default();
    let names = std::fs::read_dir(file("public")).unwrap().map(|entry| entry.unwrap().file_name().into_string().unwrap());
    let scripts: Vec<String> = names.filter(|name| name == "sw.js" || name.ends_with("-start.js")).collect();
    assert!(scripts.len() >= 3, "{scripts:?}");
    for script in scripts {
        assert!(list.contains(&format!("\"{script}\"")), "{script} is no script URL of the default policy");
    }
}
