//! Pictures to share beside the Sankey: how long the money lasts, the odds, what was done by month. Each stands on its own as an SVG, with its headline, its
//! colours written out, and words that keep clear of each other. What is drawn and said is the caller's; here is where it goes.

use std::fmt::Write as _;

use super::sankey::escape;
use domain::sort_compact::SortCompact;

/// A picture: its headline, a line below it, and what is drawn.
#[derive(Debug, Clone, PartialEq)]
pub struct Picture {
    /// The headline.
    pub title: String,
    /// What it is about and of which day it is, in a sentence or two.
    pub under: String,
    /// What is drawn.
    pub drawing: Drawing,
}

/// What is drawn.
#[derive(Debug, Clone, PartialEq)]
pub enum Drawing {
    /// Lines over time down to a ground, in at most three tones.
    Lines {
        /// The lines; the first is filled down to the ground.
        lines: Vec<Line>,
        /// Heights with their names, as shares of the height.
        levels: Vec<(f64, String)>,
        /// What the left end is called.
        begin: String,
    },
    /// A share of one with its uncertainty.
    Range {
        /// The interval, as shares.
        interval: (f64, f64),
        /// The estimate, as a share.
        estimate: f64,
        /// What is below the left end, the middle and the right end of the track.
        ends: [String; 3],
    },
    /// A bar for each name.
    Bars(Vec<(String, u32)>),
}

/// A line: level from one point to the next, then up or down.
#[derive(Debug, Clone, PartialEq)]
pub struct Line {
    /// What it shows, for the legend.
    pub name: String,
    /// Its points from left to right: shares of the width, and of the height above the ground.
    pub points: Vec<(f64, f64)>,
    /// The name of the place where it meets the ground, if it does.
    pub end: Option<String>,
}

const WIDTH: f64 = 960.0;
const EDGE: f64 = 32.0;
const INNER: f64 = WIDTH - 2.0 * EDGE;
/// The most letters of a line of small text, and the room that one takes at most.
const LETTERS: usize = 110;
const LETTER: f64 = 8.0;
/// The height of the plot of lines.
const PLOT: f64 = 300.0;
/// Colour and dashes of the lines, in their order.
const TONES: [(&str, &str); 3] = [("#005e5a", "none"), ("#58b0aa", "3 5"), ("#b4621b", "9 6")];

/// The picture as an SVG file, and its size in pixels. Light colours, for paper.
pub fn svg(picture: &Picture) -> (String, (f64, f64)) {
    let under = broken(&picture.under);
    let top = 72.0 + 20.0 * under.len() as f64;
    let (drawn, bottom, told) = match &picture.drawing {
        Drawing::Lines { lines, levels, begin } => drawn_lines(lines, levels, begin, top),
        Drawing::Range { interval, estimate, ends } => drawn_range(*interval, *estimate, ends, top),
        Drawing::Bars(bars) => drawn_bars(bars, top),
    };
    let height = bottom + EDGE;
    let mut out = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{WIDTH:.0}\" height=\"{height:.0}\" viewBox=\"0 0 {WIDTH:.0} {height:.0}\" role=\"img\" \
         aria-labelledby=\"t d\" font-family=\"system-ui, sans-serif\" font-size=\"14\" fill=\"#1a222b\">\n\
         <title id=\"t\">{title}</title>\n<desc id=\"d\">{desc}</desc>\n<rect width=\"{WIDTH:.0}\" height=\"{height:.0}\" fill=\"#ffffff\"/>\n\
         <text x=\"{EDGE:.0}\" y=\"50\" font-family=\"Charter, Cambria, Georgia, serif\" font-size=\"28\">{title}</text>\n",
        title = escape(&picture.title),
        desc = escape(&format!("{} {told}", picture.under)),
    );
    for (n, line) in under.iter().enumerate() {
        text(&mut out, EDGE, 76.0 + 20.0 * n as f64, "start", "#5a626b", line);
    }
    out.push_str(&drawn);
    out.push_str("</svg>\n");
    (out, (WIDTH, height))
}

/// Text in lines that fit, broken between words.
fn broken(text: &str) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    for word in text.split_whitespace() {
        match lines.last_mut() {
            Some(line) if line.chars().count() + word.chars().count() < LETTERS => {
                line.push(' ');
                line.push_str(word);
            }
            _ => lines.push(word.to_owned()),
        }
    }
    lines
}

/// Adds a line of text. Writing into a String does not fail.
fn text(out: &mut String, x: f64, y: f64, anchor: &str, colour: &str, words: &str) {
    let _ = writeln!(
        out,
        "<text x=\"{x:.1}\" y=\"{y:.1}\" text-anchor=\"{anchor}\" fill=\"{colour}\" stroke=\"#ffffff\" stroke-width=\"4\" stroke-linejoin=\"round\" \
         paint-order=\"stroke\">{}</text>",
        escape(words)
    );
}

/// The room that words take.
fn room(words: &str) -> f64 {
    words.chars().count() as f64 * LETTER
}

fn share(value: f64) -> f64 {
    if value.is_finite() { value.clamp(0.0, 1.0) } else { 0.0 }
}

fn drawn_lines(lines: &[Line], levels: &[(f64, String)], begin: &str, top: f64) -> (String, f64, String) {
    let mut out = String::new();
    let ground = top + PLOT;
    let at = |(x, y): (f64, f64)| (EDGE + share(x) * INNER, ground - share(y) * (PLOT - 16.0));
    for (level, name) in levels {
        let (_, y) = at((0.0, *level));
        let _ = writeln!(out, "<path d=\"M{EDGE:.0} {y:.1}H{:.0}\" stroke=\"#e3e1da\"/>", WIDTH - EDGE);
        text(&mut out, WIDTH - EDGE, y - 6.0, "end", "#5a626b", name);
    }
    let mut ends: Vec<(f64, &str)> = Vec::new();
    // The first lies on top of the others.
    for (n, line) in lines.iter().enumerate().rev() {
        let (colour, dashes) = TONES.get(n).copied().unwrap_or(("#4d5660", "none"));
        let mut path = String::new();
        for (n, point) in line.points.iter().enumerate() {
            let (x, y) = at(*point);
            let _ = if n == 0 { write!(path, "M{x:.1} {y:.1}") } else { write!(path, "H{x:.1}V{y:.1}") };
        }
        let (last, _) = at(line.points.last().copied().unwrap_or_default());
        if n == 0 && !path.is_empty() {
            let _ = writeln!(out, "<path d=\"{path}V{ground:.1}H{EDGE:.0}Z\" fill=\"{colour}\" fill-opacity=\"0.1\"/>");
        }
        let _ = writeln!(
            out,
            "<path d=\"{path}\" fill=\"none\" stroke=\"{colour}\" stroke-width=\"2.5\" stroke-dasharray=\"{dashes}\" stroke-linejoin=\"round\"/>"
        );
        if let Some(end) = &line.end {
            let _ = writeln!(
                out,
                "<circle cx=\"{last:.1}\" cy=\"{ground:.1}\" r=\"7\" fill=\"{colour}\" stroke=\"#ffffff\" stroke-width=\"2\"/>"
            );
            ends.push((last, end));
        }
    }
    let _ = writeln!(out, "<path d=\"M{EDGE:.0} {ground:.1}H{:.0}\" stroke=\"#5a626b\"/>", WIDTH - EDGE);
    text(&mut out, EDGE, ground + 24.0, "start", "#5a626b", begin);
    // Names of places on the ground, from left to right; what finds no room is in the legend.
    ends.sort_compact_by(|a, b| a.0.total_cmp(&b.0));
    let mut taken = EDGE + room(begin) + 12.0;
    for (x, end) in ends {
        let half = room(end) / 2.0;
        let x = x.max(taken + half).min(WIDTH - EDGE - half);
        if x - half >= taken {
            text(&mut out, x, ground + 24.0, "middle", "#1a222b", end);
            taken = x + half + 12.0;
        }
    }
    let mut told = Vec::new();
    let mut y = ground + 34.0;
    for (n, line) in lines.iter().enumerate() {
        let (colour, dashes) = TONES.get(n).copied().unwrap_or(("#4d5660", "none"));
        y += 24.0;
        let words = line.end.as_ref().map_or_else(|| line.name.clone(), |end| format!("{}: {end}", line.name));
        let _ = writeln!(
            out,
            "<path d=\"M{EDGE:.0} {:.1}h36\" stroke=\"{colour}\" stroke-width=\"2.5\" stroke-dasharray=\"{dashes}\"/>",
            y - 5.0
        );
        text(&mut out, EDGE + 48.0, y, "start", "#1a222b", &words);
        told.push(words);
    }
    (out, y, told.join("; "))
}

fn drawn_range((low, high): (f64, f64), estimate: f64, ends: &[String; 3], top: f64) -> (String, f64, String) {
    let at = |value: f64| EDGE + share(value) * INNER;
    let y = top + 40.0;
    let mut out = format!(
        "<rect x=\"{EDGE:.0}\" y=\"{:.1}\" width=\"{INNER:.0}\" height=\"18\" rx=\"9\" fill=\"#efeee9\"/>\n\
         <rect x=\"{:.1}\" y=\"{:.1}\" width=\"{:.1}\" height=\"12\" rx=\"6\" fill=\"#58b0aa\"/>\n\
         <circle cx=\"{:.1}\" cy=\"{y:.1}\" r=\"13\" fill=\"#005e5a\" stroke=\"#ffffff\" stroke-width=\"3\"/>\n",
        y - 9.0,
        at(low),
        y - 6.0,
        (at(high) - at(low)).max(6.0),
        at(estimate)
    );
    for (x, anchor, words) in [(EDGE, "start", &ends[0]), (WIDTH / 2.0, "middle", &ends[1]), (WIDTH - EDGE, "end", &ends[2])] {
        text(&mut out, x, y + 40.0, anchor, "#5a626b", words);
    }
    (out, y + 40.0, ends[1].clone())
}

fn drawn_bars(bars: &[(String, u32)], top: f64) -> (String, f64, String) {
    let most = bars.iter().map(|bar| bar.1).max().unwrap_or(0).max(1);
    let names = bars.iter().map(|bar| room(&bar.0)).fold(80.0, f64::max).min(INNER / 2.0) + 16.0;
    let long = INNER - names - 72.0;
    let mut out = String::new();
    let mut y = top;
    for (name, value) in bars {
        y += 34.0;
        text(&mut out, EDGE, y, "start", "#1a222b", name);
        let _ = writeln!(
            out,
            "<rect x=\"{x:.1}\" y=\"{:.1}\" width=\"{long:.1}\" height=\"16\" rx=\"8\" fill=\"#efeee9\"/>\n\
             <rect x=\"{x:.1}\" y=\"{:.1}\" width=\"{:.1}\" height=\"16\" rx=\"8\" fill=\"#58b0aa\"/>",
            y - 13.0,
            y - 13.0,
            long * f64::from(*value) / f64::from(most),
            x = EDGE + names,
        );
        text(&mut out, WIDTH - EDGE, y, "end", "#1a222b", &value.to_string());
    }
    let told: Vec<String> = bars.iter().map(|(name, value)| format!("{name}: {value}")).collect();
    (out, y, told.join("; "))
}
