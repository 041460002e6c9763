//! Pieces that several screens use: icons, fields, sheets, figures, the one picture of uncertainty. Each is a plain function that gives an
//! `AnyView`; where a piece changes with the data it takes closures or signals and the screen stays free of plumbing.

pub mod field;
pub mod figure;
pub mod icon;
pub mod menu;
pub mod range;
pub mod rows;
pub mod sheet;
