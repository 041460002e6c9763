//! Statements that are no table but blocks of `Label: value`, one a movement with a blank line between them: laid out as the table they stand for.

use super::headings::Heading;
use super::layout::Column;
use super::vocabulary::vocabulary;

/// How many different labels there are at most.
const MOST: usize = 60;

/// The lines around the blocks as they stand, a row of the labels, and a row a block; `None` where the text has not two such blocks.
pub fn lay_out(text: &str) -> Option<String> {
    // Cheaply told from nearly every file.
    if !text.lines().take(40).any(|line| line.trim().is_empty()) || text.lines().next().is_some_and(|line| line.contains(['\t', ';'])) {
        return None;
    }
    let vocabulary = vocabulary();
    let (mut labels, mut rows, mut around, mut block) =
        (Vec::<&str>::new(), Vec::<Vec<String>>::new(), Vec::<&str>::new(), Vec::<&str>::new());
    for line in text.trim_start_matches('\u{feff}').lines().map(str::trim).chain(std::iter::once("")) {
        if !line.is_empty() {
            block.push(line);
            continue;
        }
        let pairs: Vec<(&str, &str)> =
            block.iter().filter_map(|line| line.split_once(':')).map(|(label, value)| (label.trim(), value.trim())).collect();
        let has = |wanted: &[Column]| {
            pairs.iter().any(|(label, _)| vocabulary.column(&Heading::of(label)).is_some_and(|column| wanted.contains(&column)))
        };
        let whole = pairs.len() == block.len() && (3..40).contains(&pairs.len());
        if whole && has(&[Column::Date]) && has(&[Column::Amount, Column::Debit, Column::Credit]) {
            let mut row = vec![String::new(); labels.len()];
            for (label, value) in pairs {
                let at = labels.iter().position(|known| *known == label).unwrap_or_else(|| {
                    labels.push(label);
                    row.push(String::new());
                    labels.len() - 1
                });
                if let Some(cell) = row.get_mut(at) {
                    *cell = format!("\"{}\"", value.replace('"', "\"\""));
                }
            }
            // Blocks of a statement share their labels.
            if labels.len() > MOST {
                return None;
            }
            rows.push(row);
            block.clear();
        } else {
            around.append(&mut block);
        }
    }
    if rows.len() < 2 {
        return None;
    }
    let rows = rows.into_iter().map(|row| row.join("\t"));
    Some(around.into_iter().map(str::to_owned).chain([labels.join("\t")]).chain(rows).collect::<Vec<_>>().join("\n"))
}
