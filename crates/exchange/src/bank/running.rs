//! Whether movements add up to the balances beside them, in the file's order or against it.

/// Movements followed along their balances.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Run {
    /// Balances that follow another one.
    pub steps: usize,
    /// How many of them the movements meet.
    pub met: usize,
    /// The first one they do not meet: its place in the file, and what is stated less what the movements come to.
    pub miss: Option<(usize, i64)>,
    /// Before the first movement, as far as the first balance tells.
    pub opening: i64,
    /// After the last one that has a balance.
    pub closing: i64,
    /// What moved between the two.
    pub moved: i64,
    /// Whether the newest is first in the file.
    pub newest_first: bool,
}

impl Run {
    /// Whether every balance is met, and there are some.
    pub fn holds(&self) -> bool {
        self.steps > 0 && self.met == self.steps
    }
}

/// Follows rows of a movement and the balance after it; `None` where fewer than two balances are stated.
pub(super) fn follow(rows: &[(i64, Option<i64>)]) -> Option<Run> {
    let forward = one_way(rows.iter().copied().enumerate())?;
    let backward = one_way(rows.iter().copied().enumerate().rev())?;
    Some(if backward.met > forward.met { Run { newest_first: true, ..backward } } else { forward })
}

fn one_way(rows: impl Iterator<Item = (usize, (i64, Option<i64>))>) -> Option<Run> {
    let mut run = Run::default();
    let (mut last, mut since, mut first) = (None::<i64>, 0_i64, true);
    for (at, (moved, balance)) in rows {
        since = since.saturating_add(moved);
        let Some(balance) = balance else { continue };
        match last {
            None => run.opening = balance.saturating_sub(since),
            Some(last) => {
                run.steps += 1;
                let apart = balance.saturating_sub(last.saturating_add(since));
                run.met += usize::from(apart == 0);
                if apart != 0 && run.miss.is_none() {
                    run.miss = Some((at, apart));
                }
            }
        }
        first = false;
        run.moved = run.moved.saturating_add(since);
        run.closing = balance;
        last = Some(balance);
        since = 0;
    }
    (!first && run.steps > 0).then_some(run)
}
