//! What the readers of XML parts share: names without their prefix, attributes, entities.

use quick_xml::events::BytesStart;

/// A tag's name without its prefix.
pub(super) fn name<'a>(tag: &'a BytesStart) -> &'a str {
    local(tag.name().into_inner())
}

/// A name without its prefix.
pub(super) fn local(name: &str) -> &str {
    name.rsplit(':').next().unwrap_or(name)
}

/// An attribute by its name without prefix, with entities read.
pub(super) fn attribute(tag: &BytesStart, wanted: &str) -> Option<String> {
    let found = tag.attributes().with_checks(false).flatten().find(|attribute| local(attribute.key.into_inner()) == wanted)?;
    Some(unescape(&found.value))
}

/// A text with the five entities and the numbered characters read; what is none stays.
pub(super) fn unescape(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('&') {
        out.push_str(before);
        if let Some((c, tail)) = after.split_once(';').and_then(|(name, rest)| Some((entity(name)?, rest))) {
            out.push(c);
            rest = tail;
        } else {
            out.push('&');
            rest = after;
        }
    }
    out.push_str(rest);
    out
}

/// The character an entity's name stands for.
pub(super) fn entity(name: &str) -> Option<char> {
    Some(match name {
        "amp" => '&',
        "lt" => '<',
        "gt" => '>',
        "quot" => '"',
        "apos" => '\'',
        _ => {
            let number = name.strip_prefix('#')?;
            let code = match number.strip_prefix(['x', 'X']) {
                Some(hex) => u32::from_str_radix(hex, 16).ok()?,
                None => number.parse().ok()?,
            };
            char::from_u32(code)?
        }
    })
}
