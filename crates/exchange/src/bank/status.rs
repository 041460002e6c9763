//! How a bank says that a movement is announced, that money is set aside, or that nothing came of it.

use super::raw::{Flaw, RawEntry};
use crate::words::{fold, holds_one, listed};

/// Words for what never happened.
const NEVER: &str = "reverted, declined, failed, cancelled, canceled, rejected, denied, storniert, expired, abgelehnt, refused, \
    removed, voided, reversed, rifiutato, 已全额退款, 交易关闭, 交易失败, 支付失败";

/// Booked, announced, or never happened; says whether it is announced.
pub(super) fn status(entry: &mut RawEntry, cell: &str) -> bool {
    let word = fold(cell);
    match word.as_str() {
        "yes" | "true" => return true,
        // "Payment failed".
        _ if word.split(' ').any(|word| listed(NEVER, word)) => entry.flaw = Some(Flaw::Never),
        _ => return is_pending_word(&word),
    }
    false
}

/// Whether a cell says so in place of a day.
pub(super) fn is_pending(cell: &str) -> bool {
    !cell.is_empty() && !cell.bytes().any(|b| b.is_ascii_digit()) && is_pending_word(&fold(cell))
}

pub(super) fn is_pending_word(word: &str) -> bool {
    const PENDING: &str = "pending, vorgemerkt, umsatz vorgemerkt, vormerkung, nicht gebucht, en attente, en cours, pendiente, retenido, in attesa, \
        in elaborazione, autorizzato, non contabilizzato, authorised, authorized, hold, not booked, uncleared, reserved, reserverat, reserveret, \
        reservert, prel, varaus, in behandeling, gereserveerd, ausstehend, offen, pendente, processing, w realizacji, oczekujaca, blokada, \
        beklemede, provizyon, в обработке, venter, afventer, avventer, reservert beloep, vaentar, ej bokford, nezauctovano, cekajici, rezervovano, \
        oczekuje, niezaksiegowana, katevaraus, в ожидании, не проведено, 未入账, 未確定, 승인대기";
    listed(PENDING, word)
}

/// Types of a wallet's entries that set money aside and move none.
pub(super) fn is_hold(cell: &str) -> bool {
    const HOLDS: &str = "authorization, authorisation, authorisierung, autorisierung, account hold, einbehaltung, payment \
        hold, payment review hold, autorisation";
    let word = fold(cell);
    holds_one(&word, HOLDS) || word.ends_with("einbehaltung") || word.starts_with("einbehaltung")
}
