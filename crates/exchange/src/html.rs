//! HTML → plain text, for descriptions that trackers export as HTML. Tags go, paragraphs and lists become lines, the common entities are read;
//! what stands in scripts and styles is left out.

/// Whether a text looks like HTML: it has a closing tag or a line break tag.
pub fn is_html(text: &str) -> bool {
    text.contains('<') && ["</", "<br", "<p>", "<li>"].iter().any(|tag| text.contains(tag)) && text.contains('>')
}

/// The text without its tags.
pub fn to_text(html: &str) -> String {
    let mut out = String::with_capacity(html.len());
    let mut rest = html;
    while let Some(start) = rest.find('<') {
        push_text(&mut out, rest.get(..start).unwrap_or(""));
        let tail = rest.get(start..).unwrap_or("");
        let Some(end) = tail.find('>') else {
            // No tag ends any more: the rest is text.
            push_text(&mut out, tail);
            rest = "";
            break;
        };
        if !opens_tag(tail) {
            out.push('<');
            rest = tail.get(1..).unwrap_or("");
            continue;
        }
        let tag = tail.get(1..end).unwrap_or("").trim_start_matches('/').to_ascii_lowercase();
        let name: String = tag.chars().take_while(char::is_ascii_alphanumeric).collect();
        rest = tail.get(end + 1..).unwrap_or("");
        match name.as_str() {
            "script" | "style" if !tail.starts_with("</") => {
                let close = if name == "script" { "</script" } else { "</style" };
                rest = find_ignoring_case(rest, close).and_then(|at| rest.get(at..)).unwrap_or("");
            }
            "li" if !tail.starts_with("</") => {
                new_line(&mut out);
                out.push_str("- ");
            }
            "p" | "div" | "br" | "ul" | "ol" | "li" | "tr" | "table" | "h1" | "h2" | "h3" | "h4" | "h5" | "h6" | "section" | "article" => {
                new_line(&mut out);
            }
            _ => {}
        }
    }
    push_text(&mut out, rest);
    out.lines().map(str::trim_end).filter(|line| !matches!(*line, "" | "-")).collect::<Vec<_>>().join("\n").trim().to_owned()
}

/// A tag's name begins right behind its "<".
fn opens_tag(tail: &str) -> bool {
    tail.get(1..).and_then(|t| t.chars().next()).is_some_and(|c| c.is_ascii_alphabetic() || matches!(c, '/' | '!'))
}

pub(crate) fn find_ignoring_case(text: &str, ascii: &str) -> Option<usize> {
    text.as_bytes().windows(ascii.len()).position(|window| window.eq_ignore_ascii_case(ascii.as_bytes()))
}

fn new_line(out: &mut String) {
    out.truncate(out.trim_end_matches(' ').len());
    if !out.is_empty() && !out.ends_with('\n') {
        out.push('\n');
    }
}

/// Text between tags: blanks run together, entities read.
fn push_text(out: &mut String, text: &str) {
    let mut rest = text;
    while let Some(c) = rest.chars().next() {
        if c == '&'
            && let Some((read, used)) = entity(rest)
        {
            out.push(read);
            rest = rest.get(used..).unwrap_or("");
            continue;
        }
        if c.is_whitespace() {
            if !out.is_empty() && !out.ends_with([' ', '\n']) {
                out.push(' ');
            }
        } else {
            out.push(c);
        }
        rest = rest.get(c.len_utf8()..).unwrap_or("");
    }
}

/// An entity at the beginning, and how many bytes it takes.
fn entity(text: &str) -> Option<(char, usize)> {
    let end = text.bytes().take(12).position(|b| b == b';')?;
    let name = text.get(1..end)?;
    let read = match name {
        "amp" => '&',
        "lt" => '<',
        "gt" => '>',
        "quot" => '"',
        "apos" | "rsquo" => '’',
        "nbsp" => ' ',
        "ndash" => '–',
        "mdash" => '—',
        "bull" | "middot" => '·',
        "hellip" => '…',
        "euro" => '€',
        "eacute" => 'é',
        "egrave" => 'è',
        "agrave" => 'à',
        "auml" => 'ä',
        "ouml" => 'ö',
        "uuml" => 'ü',
        "szlig" => 'ß',
        _ => {
            let number = name.strip_prefix('#')?;
            let code = match number.strip_prefix(['x', 'X']) {
                Some(hex) => u32::from_str_radix(hex, 16).ok()?,
                None => number.parse().ok()?,
            };
            char::from_u32(code).filter(|c| !c.is_control())?
        }
    };
    Some((read, end + 1))
}
