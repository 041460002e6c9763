//! "How this is worked out" for the weakest step.

use super::weakest::{StepFigure, Weakest};
use crate::choice::Choice;
use crate::working::Working;

impl Weakest {
    /// Every rate of the step that is named, or of all steps where none is; and the rule by which one is named.
    pub fn working(&self) -> Vec<Working> {
        let named = self.named().map(std::slice::from_ref);
        let steps = named.unwrap_or(&self.steps);
        let mut lines: Vec<Working> = steps.iter().flat_map(rates).collect();
        lines.push(Working::count(
            "A step is named where its whole range lies below its benchmark; else where the range of the recent cases lies wholly below that of the earlier ones.",
        ));
        if self.named().is_none() {
            lines.push(Working::count(
                "How many more: the fewest, at today’s rate, with which the range would no longer reach into the benchmark.",
            ));
        }
        lines
    }
}

fn rates(figure: &StepFigure) -> impl Iterator<Item = Working> {
    let (of, what) = (figure.step.tries().1, figure.step.led());
    let all = [("the whole search", figure.whole), ("recent", figure.recent), ("earlier", figure.earlier)];
    let label = figure.step.label();
    all.into_iter()
        .filter(|(_, rate)| rate.n > 0)
        .map(move |(name, rate)| Working::of_rate(&rate, of, what).named(&format!("{label}, {name}")))
}
