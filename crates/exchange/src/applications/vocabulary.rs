//! What words in cells mean: status, workplace, who began, yes and no, "nothing". In English, French, German, Spanish, Italian, Dutch and
//! Portuguese; folded. What is not here stays as it stands and is kept in the notes.

use super::mapping::Meaning;
use crate::words::{fold, holds_one, listed};
use domain::application::{Origin, Workplace};

/// A status word as a whole.
const STATUS: &[(Meaning, &str)] = &[
    (
        Meaning::Saved,
        "saved, bookmarked, wishlist, wish list, to apply, applying, draft, interested, not applied, todo, to do, idea, a postuler, \
         enregistre, brouillon, en preparation, gemerkt, gespeichert, entwurf, geplant, vorgemerkt, por aplicar, guardado, guardada, \
         borrador, pendiente de enviar, salvato, salvata, da inviare, bozza, opgeslagen, concept, te solliciteren, por enviar, \
         rascunho, guardada para depois",
    ),
    (
        Meaning::Applied,
        "applied, sent, submitted, application sent, waiting, pending, awaiting response, awaiting reply, postule, envoye, envoyee, \
         candidature envoyee, en attente, beworben, gesendet, versendet, abgeschickt, offen, ausstehend, warten, enviado, enviada, \
         aplicado, postulado, solicitado, en espera, pendiente, inviato, inviata, candidato, candidata, in attesa, verstuurd, \
         gesolliciteerd, verzonden, in afwachting, candidatado, candidatada, aguardando, em espera, aplicada",
    ),
    (
        Meaning::Open,
        "in process, in progress, ongoing, active, under review, in review, en cours, in bearbeitung, laufend, en proceso, en curso, \
         in corso, lopend, in behandeling, em andamento, em processo, em curso",
    ),
    (
        Meaning::Replied,
        "replied, response received, answered, in contact, contacted, reponse recue, antwort erhalten, respondido, risposto, \
         gereageerd, respondida",
    ),
    (
        Meaning::Assessment,
        "assessment, test, online assessment, oa, coding challenge, take home, technical test, test technique, einstellungstest, \
         prueba tecnica, prova tecnica, opdracht, teste tecnico",
    ),
    (
        Meaning::Screen,
        "phone screen, screening, screen, phone call, phone interview, recruiter call, hr screen, entretien telephonique, \
         prequalification, telefoninterview, telefonat, entrevista telefonica, llamada, colloquio telefonico, telefoongesprek, \
         telefonisch gesprek, chamada",
    ),
    (
        Meaning::Interview,
        "interview, interviewing, interviewed, interviews, interview scheduled, technical interview, final interview, final round, \
         onsite, entretien, entretiens, en entretien, vorstellungsgespraech, gespraech, im gespraech, entrevista, entrevistas, en \
         entrevista, colloquio, colloqui, gesprek, sollicitatiegesprek, em entrevista",
    ),
    (
        Meaning::Offer,
        "offer, offered, offer received, negotiating, negotiation, proposition, offre, offre recue, angebot, angebot erhalten, zusage, \
         oferta, oferta recibida, offerta, aanbod, aanbieding, proposta, oferta recebida",
    ),
    (
        Meaning::Accepted,
        "accepted, hired, offer accepted, signed, accepte, acceptee, embauche, embauchee, recrute, angenommen, eingestellt, aceptado, \
         aceptada, contratado, contratada, accettato, accettata, assunto, assunta, geaccepteerd, aangenomen, aceite, aceito, aceita",
    ),
    (
        Meaning::TurnedDown,
        "turn down, declined, offer declined, i declined, turned down by me, decline, refuse par moi, offre refusee, offre declinee, \
         selbst abgesagt, abgesagt von mir, angebot abgelehnt, oferta rechazada, offerta rifiutata, zelf afgewezen, aanbod afgewezen, \
         recusei, rechazada por mi, declinado, declinada",
    ),
    (
        Meaning::Withdrew,
        "withdrew, withdrawn, i withdrew, withdraw, cancelled by me, retire, retiree, desiste, candidature retiree, abandonne, \
         zurueckgezogen, retirado, retirada, ritirato, ritirata, ingetrokken, teruggetrokken, desisti, not interested",
    ),
    (
        Meaning::Rejected,
        "rejected, not selected, turned down, no, refused, unsuccessful, denied, no project for now, position filled, filled, reject, \
         rejection, refus, refuse, refusee, rejete, rejetee, non retenu, non retenue, reponse negative, negatif, negative, pas de \
         projet pour le moment, absage, abgelehnt, abgesagt, rechazado, rechazada, descartado, descartada, no seleccionado, rifiutato, \
         rifiutata, respinto, respinta, scartato, scartata, negativo, negativa, afgewezen, afwijzing, nee, rejeitado, rejeitada, \
         recusado, recusada, nao selecionado",
    ),
    (
        Meaning::NoAnswer,
        "no response, no reply, no answer, ghosted, silence, expired, closed, sans reponse, pas de reponse, sans suite, keine antwort, \
         keine rueckmeldung, sin respuesta, nessuna risposta, geen antwoord, geen reactie, sem resposta, ghosting",
    ),
    (
        Meaning::Archived,
        "archived, archive, archivee, archiviert, archivado, archivada, archiviato, archiviata, gearchiveerd, arquivado, arquivada",
    ),
];

/// Parts that decide where the whole is not known, the telling ones first.
const STATUS_PARTS: &[(Meaning, &str)] = &[
    (Meaning::TurnedDown, "offer declined, declined offer, turned down offer, refused offer"),
    (Meaning::Accepted, "offer accepted, accepted, hired, embauche, angenommen, contratado, assunto"),
    (
        Meaning::NoAnswer,
        "no response, no reply, no answer, ghosted, sans reponse, pas de reponse, keine antwort, keine rueckmeldung, sin respuesta, \
         nessuna risposta, geen reactie, geen antwoord, sem resposta",
    ),
    (
        Meaning::Rejected,
        "rejected, not selected, rejection, refus, refuse, refusee, absage, abgelehnt, rechazado, rechazada, rifiutato, rifiutata, \
         afgewezen, rejeitado, recusado, non retenu, negative",
    ),
    (Meaning::Withdrew, "withdrew, withdrawn, zurueckgezogen, retiree"),
    (Meaning::Screen, "phone, telephonique, telefonisch, telefonica, telefonico, screening, recruiter call"),
    (
        Meaning::Interview,
        "interview, interviews, entretien, vorstellungsgespraech, gespraech, entrevista, colloquio, gesprek, onsite, final round",
    ),
    (Meaning::Assessment, "assessment, test, challenge"),
    (Meaning::Offer, "offer, angebot, oferta, offerta, aanbod, proposta, proposition"),
    (Meaning::Applied, "applied, candidature envoyee, beworben, sent, waiting, attente, gesolliciteerd"),
    (Meaning::Open, "process, progress, cours, bearbeitung"),
];

/// What a status word means, as far as the table knows.
pub(super) fn status(word: &str) -> Meaning {
    let word = fold(word);
    let whole = STATUS.iter().find(|(_, words)| listed(words, &word));
    let part = || STATUS_PARTS.iter().find(|(_, parts)| holds_one(&word, parts));
    whole.or_else(part).map_or(Meaning::Note, |(meaning, _)| *meaning)
}

/// Where the work is done, by a word.
pub(super) fn workplace(word: &str) -> Option<Workplace> {
    const HYBRID: &str = "hybrid, hybride, hibrido, hibrida, ibrido, ibrida, partial remote, teletravail partiel, partly remote, misto";
    const ON_SITE: &str = "on site, onsite, in office, office, in person, presentiel, sur site, vor ort, praesenz, buero, im buero, presencial, in sede, \
         in presenza, op locatie, op kantoor, kantoor, no remote";
    const REMOTE: &str = "remote, full remote, fully remote, home office, homeoffice, work from home, wfh, teletravail, a distance, distanciel, remoto, \
         remota, teletrabajo, da remoto, smart working, op afstand, thuis, thuiswerk, teletrabalho, yes, oui, ja, si, sim";
    let word = fold(word);
    let fits = |words: &str| listed(words, &word);
    if fits(HYBRID) {
        Some(Workplace::Hybrid)
    } else if fits(ON_SITE) {
        Some(Workplace::OnSite)
    } else {
        fits(REMOTE).then_some(Workplace::Remote)
    }
}

/// Who began, by the channel's word: "Reach-out" says that they did.
pub(super) fn origin(word: &str) -> Origin {
    const INBOUND: &str = "reach out, reached out, inbound, contacted me, approached, headhunter, headhunted, head hunter, recruiter contact, they wrote \
         first, m a contacte, m ont contacte, on m a contacte, approche directe, contact entrant, chasseur de tetes, angesprochen, \
         direktansprache, kontaktiert worden, me contactaron, me contacto, mi hanno contattato, contattato da loro, benaderd, fui \
         contactado, fui contactada, they contacted";
    const REFERRAL: &str = "referral, referred, employee referral, recommendation, recommended, word of mouth, cooptation, recommandation, bouche a \
         oreille, empfehlung, referencia, referido, recomendacion, segnalazione, raccomandazione, passaparola, aanbeveling, \
         doorverwezen, indicacao, recomendacao";
    let word = fold(word);
    if holds_one(&word, INBOUND) {
        Origin::Inbound
    } else if holds_one(&word, REFERRAL) {
        Origin::Referral
    } else {
        Origin::Outbound
    }
}

/// Yes, no, or neither.
pub(super) fn answer(word: &str) -> Option<bool> {
    let word = word.trim();
    if matches!(word, "✓" | "✔" | "✅" | "☑" | "☑️" | "✔️") {
        return Some(true);
    }
    if matches!(word, "✗" | "✘" | "❌" | "☐" | "×") {
        return Some(false);
    }
    match fold(word).as_str() {
        "yes" | "y" | "x" | "true" | "1" | "oui" | "o" | "vrai" | "ja" | "j" | "wahr" | "si" | "s" | "verdadero" | "vero" | "waar"
        | "sim" | "done" | "ok" => Some(true),
        "no" | "n" | "false" | "0" | "non" | "faux" | "nein" | "falsch" | "falso" | "nee" | "onwaar" | "nao" => Some(false),
        _ => None,
    }
}

/// Whether a cell says "nothing here".
pub(super) fn is_blank(cell: &str) -> bool {
    let cell = cell.trim();
    cell.is_empty()
        || matches!(cell, "-" | "–" | "—" | "--" | "?" | "/")
        || ["n/a", "#n/a", "null", "none", "undefined", "nan", "k.a.", "n.a."].iter().any(|word| cell.eq_ignore_ascii_case(word))
}
