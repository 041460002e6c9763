//! What was pasted, as plain text: tags of a page are dropped where it has any, breaks become line breaks, entities are read.

/// The text without tags, without empty lines in a row and without characters that no reader sees.
pub fn plain(pasted: &str) -> String {
    let text = if is_html(pasted) { without_tags(pasted) } else { pasted.to_owned() };
    let mut lines: Vec<&str> = Vec::new();
    for line in text.lines().map(str::trim) {
        if !line.is_empty() || lines.last().is_some_and(|last| !last.is_empty()) {
            lines.push(line);
        }
    }
    let text = lines.join("\n");
    text.trim().chars().filter(|c| !c.is_control() || *c == '\n' || *c == '\t').collect()
}

/// A closing tag or a line break of HTML is in no posting's plain text.
fn is_html(text: &str) -> bool {
    let lower = text.to_ascii_lowercase();
    ["</p>", "</div>", "</li>", "<br>", "<br/>", "<br />", "</span>", "</h1>", "</h2>", "</td>", "</html>"]
        .iter()
        .any(|tag| lower.contains(tag))
}

fn without_tags(html: &str) -> String {
    let mut text = String::new();
    let mut rest = html;
    while let Some(at) = rest.find('<') {
        let (before, tag) = rest.split_at(at);
        text.push_str(&entities(&before.replace(['\n', '\r', '\t'], " ")));
        let Some(end) = tag.find('>') else {
            // No tag at all.
            text.push_str(tag);
            return text;
        };
        let name = tag.get(1..end).unwrap_or_default().trim_start_matches('/').to_ascii_lowercase();
        let name = name.split(|c: char| !c.is_ascii_alphanumeric()).next().unwrap_or_default();
        rest = tag.get(end + 1..).unwrap_or_default();
        match name {
            "script" | "style" if !tag.starts_with("</") => {
                let close = ["</", name].concat();
                let lower = rest.to_ascii_lowercase();
                rest = lower.find(&close).and_then(|at| rest.get(at..)).unwrap_or_default();
            }
            "li" if !tag.starts_with("</") => text.push_str("\n- "),
            "p" | "div" | "br" | "tr" | "ul" | "ol" | "h1" | "h2" | "h3" | "h4" | "h5" | "h6" | "section" | "li" => text.push('\n'),
            "td" | "th" => text.push(' '),
            _ => {}
        }
    }
    text.push_str(&entities(&rest.replace(['\n', '\r', '\t'], " ")));
    text
}

fn entities(text: &str) -> String {
    let mut read = String::new();
    let mut rest = text;
    while let Some(at) = rest.find('&') {
        let (before, from) = rest.split_at(at);
        read.push_str(before);
        let found = from.find(';').filter(|end| *end <= 9).and_then(|end| Some((entity(from.get(1..end)?)?, end)));
        if let Some((c, end)) = found {
            read.push(c);
            rest = from.get(end + 1..).unwrap_or_default();
        } else {
            read.push('&');
            rest = from.get(1..).unwrap_or_default();
        }
    }
    read.push_str(rest);
    read
}

fn entity(name: &str) -> Option<char> {
    Some(match name {
        "amp" => '&',
        "lt" => '<',
        "gt" => '>',
        "quot" => '"',
        "apos" => '\'',
        "nbsp" => ' ',
        "ndash" => '–',
        "mdash" => '—',
        "bull" => '•',
        "rsquo" => '’',
        "auml" => 'ä',
        "ouml" => 'ö',
        "uuml" => 'ü',
        "szlig" => 'ß',
        "eacute" => 'é',
        "egrave" => 'è',
        "agrave" => 'à',
        "euro" => '€',
        _ => {
            let number = name.strip_prefix('#')?;
            let code = number.strip_prefix(['x', 'X']).map_or_else(|| number.parse().ok(), |hex| u32::from_str_radix(hex, 16).ok());
            return code.and_then(char::from_u32);
        }
    })
}
