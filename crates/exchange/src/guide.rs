//! The guide: a Markdown text (`docs/guide.md`, which the site ships as it is) as sections to be searched and drawn.

use domain::letter_case::SmallLetters;

/// A section of the guide.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Section {
    /// Its heading.
    pub title: String,
    /// What follows, in order.
    pub blocks: Vec<Block>,
}

/// A part of a section.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Block {
    /// A paragraph.
    Paragraph(String),
    /// The points of a list.
    List(Vec<String>),
}

impl Section {
    /// Whether every word of a search occurs, in whatever order and case. An empty search finds everything.
    pub fn has(&self, search: &str) -> bool {
        let mut text = self.title.small_letters();
        for block in &self.blocks {
            let parts = match block {
                Block::Paragraph(words) => std::slice::from_ref(words),
                Block::List(points) => points.as_slice(),
            };
            for part in parts {
                text.push('\n');
                text.push_str(&part.small_letters());
            }
        }
        search.small_letters().split_whitespace().all(|word| text.contains(word))
    }
}

/// Reads the sections: each `## ` begins one, `- ` is a point of a list, an empty line ends a paragraph. What comes before the first is the introduction and
/// has no heading.
pub fn sections(markdown: &str) -> Vec<Section> {
    let mut sections = vec![Section { title: String::new(), blocks: Vec::new() }];
    let mut goes_on = false;
    for line in markdown.lines().map(str::trim) {
        if line.starts_with("# ") || line.is_empty() {
            goes_on = false;
            continue;
        }
        if let Some(title) = line.strip_prefix("## ") {
            sections.push(Section { title: title.to_owned(), blocks: Vec::new() });
            goes_on = false;
            continue;
        }
        let Some(section) = sections.last_mut() else { continue };
        let point = line.strip_prefix("- ");
        match (point, section.blocks.last_mut()) {
            (Some(point), Some(Block::List(points))) => points.push(point.to_owned()),
            (Some(point), _) => section.blocks.push(Block::List(vec![point.to_owned()])),
            (None, Some(Block::Paragraph(words))) if goes_on => {
                words.push(' ');
                words.push_str(line);
            }
            (None, Some(Block::List(points))) if goes_on => {
                if let Some(last) = points.last_mut() {
                    last.push(' ');
                    last.push_str(line);
                }
            }
            (None, _) => section.blocks.push(Block::Paragraph(line.to_owned())),
        }
        goes_on = true;
    }
    sections.retain(|section| !section.blocks.is_empty());
    sections
}
