//! A text as a QR code, drawn as the path of an SVG: one square of side 1 for each dark module, with the quiet border of 4 around it.

use qrcodegen::{QrCode, QrCodeEcc};

/// A drawn code.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Drawn {
    /// Its side, border included.
    pub side: usize,
    /// The path of the dark modules.
    pub path: String,
    /// Whether each module is dark, row by row, border included.
    pub dark: Vec<bool>,
}

/// The quiet border, in modules.
const BORDER: usize = 4;

/// Draws a text; `None` where it is too long for a code.
pub fn draw(text: &str) -> Option<Drawn> {
    // The least correction gives the largest modules; a screen has no stains.
    let code = QrCode::encode_text(text, QrCodeEcc::Low).ok()?;
    let inside = usize::try_from(code.size()).ok()?;
    let side = inside + 2 * BORDER;
    let mut drawn = Drawn { side, path: String::new(), dark: vec![false; side * side] };
    for row in 0..inside {
        let mut column = 0;
        while column < inside {
            let run = (column..inside).take_while(|at| is_dark(&code, *at, row)).count();
            if run > 0 {
                let (x, y, width) = ((column + BORDER).to_string(), (row + BORDER).to_string(), run.to_string());
                drawn.path.push_str(&["M", &x, " ", &y, "h", &width, "v1h-", &width, "z"].concat());
                for at in column..column + run {
                    if let Some(module) = drawn.dark.get_mut((row + BORDER) * side + at + BORDER) {
                        *module = true;
                    }
                }
            }
            column += run.max(1);
        }
    }
    Some(drawn)
}

fn is_dark(code: &QrCode, column: usize, row: usize) -> bool {
    i32::try_from(column).is_ok_and(|x| i32::try_from(row).is_ok_and(|y| code.get_module(x, y)))
}
