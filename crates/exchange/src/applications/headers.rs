//! What headings mean, in English, French, German, Spanish, Italian, Dutch and Portuguese. All words are folded (see
//! [`words::fold`](crate::words::fold)); they are compared with their blanks left out, so that `companyName` is found too.

use super::mapping::Target;

/// What a column's cells look like; a heading counts only where the cells can be what it says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Shape {
    /// Mostly dates.
    Dates,
    /// Mostly addresses on the web.
    Links,
    /// Mostly yes and no.
    Answers,
    /// Nothing at all.
    Blank,
    /// Anything else.
    Text,
}

/// Headings that are exactly one of these words mean that, if the cells have one of the shapes the target takes.
pub(super) const EXACT: &[(Target, &str)] = &[
    (
        Target::Company,
        "company, company name, employer, organisation, organization, firm, entreprise, societe, employeur, nom de l entreprise, \
         firma, unternehmen, arbeitgeber, firmenname, empresa, compania, empleador, azienda, societa, impresa, datore di lavoro, \
         bedrijf, werkgever, bedrijfsnaam, organisatie, companhia, empregador, nome da empresa",
    ),
    (
        Target::Role,
        "role, job title, title, position, job, job role, job name, position title, vacancy, opening, poste, intitule, intitule du \
         poste, titre, titre du poste, metier, fonction, offre, stelle, stellenbezeichnung, jobtitel, rolle, titel, beruf, \
         stellentitel, puesto, cargo, rol, titulo, vacante, ruolo, posizione, mansione, titolo, functie, vacature, functietitel, vaga, \
         funcao, posicao",
    ),
    (
        Target::Location,
        "location, city, town, place, country, region, office, ville, lieu, localisation, pays, ort, standort, stadt, land, \
         arbeitsort, ubicacion, ciudad, lugar, pais, localidad, luogo, sede, citta, localita, paese, locatie, plaats, stad, cidade, \
         localizacao, localidade, local",
    ),
    (
        Target::Workplace,
        "workplace, work mode, workplace type, work type, remote, attendance, remote type, work model, work arrangement, teletravail, \
         mode de travail, presence, arbeitsmodell, homeoffice, home office, modalidad, teletrabajo, modalita, smart working, werkplek, \
         thuiswerken, modalidade, regime",
    ),
    (
        Target::Channel,
        "channel, source, job source, found on, found via, found at, platform, site, job board, via, portal, canal, plateforme, \
         provenance, origine, trouve sur, quelle, kanal, plattform, gefunden ueber, gefunden auf, fuente, plataforma, medio, fonte, \
         canale, piattaforma, bron, kanaal, origem",
    ),
    (Target::Origin, "who wrote first, origin, initiated by, inbound, inbound outbound"),
    (
        Target::Url,
        "url, link, job url, job link, website, posting, posting url, job posting, listing, web, lien, annonce, lien de l annonce, \
         lien offre, anzeige, stellenanzeige, enlace, oferta, anuncio, annuncio, collegamento, vacaturelink, ligacao, offre, vacature, \
         stelle",
    ),
    (
        Target::Status,
        "status, state, stage, current status, application status, result, outcome, progress, statut, etat, avancement, resultat, \
         reponse, suite, stand, ergebnis, estado, situacion, resultado, fase, stato, esito, resultaat, situacao, status name, list \
         name, phase, etape, response, antwort, respuesta, risposta",
    ),
    (
        Target::StatusOn,
        "status date, date of status, last update, last updated, updated, updated on, last contact, date du statut, derniere mise a \
         jour, mise a jour, letzter stand, aktualisiert, letzter kontakt, ultima actualizacion, ultimo aggiornamento, laatste update, \
         ultima atualizacao",
    ),
    (
        Target::SavedOn,
        "saved, saved on, saved date, date saved, added, added at, added on, date added, created, created at, ajoute le, date d ajout, \
         date de creation, gespeichert, gespeichert am, hinzugefuegt am, erstellt, erstellt am, guardado, fecha de alta, salvato il, \
         opgeslagen, opgeslagen op, guardado em, adicionado em",
    ),
    (
        Target::Sent,
        "applied, sent, submitted, postule, envoye, envoyee, gesendet, versendet, beworben, enviado, enviada, inviato, inviata, \
         verstuurd, gesolliciteerd",
    ),
    (
        Target::AppliedOn,
        "applied, applied on, applied date, applied at, application, application date, date applied, date of application, sent, sent \
         on, date sent, submitted, submission date, date submitted, apply date, candidature, date de candidature, date candidature, \
         date de la candidature, postule le, date d envoi, date envoi, envoye le, envoyee le, bewerbung, beworben am, bewerbungsdatum, \
         bewerbung am, versendet am, gesendet am, abgeschickt am, fecha de solicitud, fecha de candidatura, fecha de aplicacion, fecha \
         de postulacion, postulacion, solicitud, fecha de envio, enviado, data candidatura, candidatura, data di candidatura, data \
         della candidatura, data invio, inviata il, sollicitatiedatum, gesolliciteerd, gesolliciteerd op, verstuurd op, sollicitatie, \
         datum sollicitatie, data da candidatura, data de candidatura, data de envio, date, datum, fecha, data",
    ),
    (
        Target::RepliedOn,
        "reply, reply on, response, response date, date of response, first response, heard back, reponse, date de reponse, retour, \
         date de retour, antwort, antwort am, rueckmeldung, rueckmeldung am, respuesta, fecha de respuesta, risposta, data risposta, \
         reactie, antwoord, resposta, data de resposta, data da resposta",
    ),
    (
        Target::AssessedOn,
        "assessment, test, task, coding challenge, technical test, take home, case study, homework, test technique, mise en situation, \
         aufgabe, einstellungstest, prueba, prueba tecnica, prova, test tecnico, opdracht, teste, desafio, teste tecnico",
    ),
    (
        Target::ScreenedOn,
        "phone call, phone screen, screen, screening, screening call, call, first call, recruiter call, recruiter screen, hr call, hr \
         screen, phone, phone interview, appel, appel telephonique, entretien telephonique, telephone, prequalification, telefonat, \
         telefoninterview, anruf, telefongespraech, llamada, llamada telefonica, entrevista telefonica, telefonata, chiamata, \
         colloquio telefonico, telefoongesprek, telefonisch gesprek, telefonisch, telefonema, chamada, chamada telefonica",
    ),
    (
        Target::OfferedOn,
        "offer, offer on, offer date, offered, offer received, job offer, proposition, offre, offre d emploi, proposition d embauche, \
         promesse d embauche, angebot, zusage, vertragsangebot, angebot am, oferta, fecha de oferta, offerta, aanbod, aanbieding, \
         proposta",
    ),
    (
        Target::EndedOn,
        "final answer, final answer on, final decision, decision, decision date, closed, closed on, end date, outcome date, date \
         closed, reponse finale, decision finale, date de decision, cloture, entscheidung, abschluss, endgueltige antwort, decision \
         final, cierre, decisione, esito finale, beslissing, afgesloten, decisao, encerramento",
    ),
    (
        Target::RejectedOn,
        "rejected, rejected on, rejection, rejection date, date rejected, refus, date de refus, refuse, absage, absage am, abgelehnt, \
         rechazo, rechazado, fecha de rechazo, rifiuto, rifiutato, afwijzing, afgewezen, rejeicao, recusa, rejeitado",
    ),
    (
        Target::AcceptedOn,
        "accepted, accepted on, acceptance, date accepted, accepte, accepte le, angenommen, angenommen am, aceptado, accettato, \
         geaccepteerd, aceite",
    ),
    (Target::DeclinedOn, "declined, declined on, offer declined, declinee, decline le"),
    (Target::WithdrewOn, "withdrawn, withdrew, withdrew on, withdrawn on, retrait, zurueckgezogen, retirado, ritirato, ingetrokken"),
    (
        Target::FollowedUpOn,
        "follow up, followed up, followed up on, follow up date, relance, date de relance, relance le, relances, nachgefasst, \
         nachfassen, seguimiento, sollecito, opvolging, opgevolgd, seguimento",
    ),
    (
        Target::RemindOn,
        "remind on, reminder, next follow up, follow up on, follow up at, rappel, erinnerung, wiedervorlage, recordatorio, promemoria, \
         herinnering, lembrete",
    ),
    (Target::PayLow, "pay from, pay low, min salary, salary min, minimum salary"),
    (Target::PayHigh, "pay to, pay high, max salary, salary max, maximum salary"),
    (Target::PayCurrency, "pay currency, salary currency, currency"),
    (Target::PayPeriod, "pay period, salary pay period, salary period"),
    (Target::Resume, "resume, resume name, resume version, cv, cv version, version cv, lebenslauf, curriculum, curriculo"),
    (
        Target::Letter,
        "letter, cover letter, lettre, lettre de motivation, anschreiben, motivationsschreiben, carta, carta de presentacion, lettera, \
         lettera di presentazione, motivatiebrief, carta de apresentacao",
    ),
    (
        Target::Contact,
        "contact, contact person, contact name, contact email, contact phone number, recruiter, recruiter name, hiring manager, email, \
         e mail, phone, phone number, personne, interlocuteur, telephone, mail, ansprechpartner, ansprechpartnerin, kontakt, \
         kontaktperson, contacto, persona de contacto, contatto, referente, contactpersoon, contato",
    ),
    (Target::Tags, "tags, labels, etiquettes, schlagworte, etiquetas, etichette"),
    (
        Target::NextAction,
        "next action, next step, next steps, to do, todo, prochaine action, prochaine etape, naechster schritt, proximo paso, prossimo \
         passo, volgende stap, proximo passo",
    ),
    (Target::Archived, "archived, archived at, archiviert, archive, archivado, archiviato, gearchiveerd, arquivado"),
    (
        Target::Notes,
        "notes, note, comments, comment, remarks, commentaire, commentaires, remarque, remarques, notizen, notiz, bemerkung, \
         bemerkungen, kommentar, kommentare, anmerkungen, notas, comentarios, comentario, observaciones, osservazioni, commenti, \
         opmerkingen, notities, observacoes, comentarios e notas",
    ),
];

/// Headings that hold one of these as whole words mean that; tried in this order after the exact ones.
pub(super) const HOLDING: &[(Target, &str)] = &[
    (Target::FollowedUpOn, "follow up, relance"),
    (
        Target::ScreenedOn,
        "phone, call, screen, screening, telephonique, telephone, appel, telefonisch, telefonica, telefonico, telefon, anruf, llamada",
    ),
    (
        Target::InterviewedOn,
        "interview, interviews, onsite, final round, round, entretien, entretiens, vorstellungsgespraech, gespraech, vorstellung, \
         entrevista, colloquio, gesprek, sollicitatiegesprek, rencontre",
    ),
    (Target::AssessedOn, "assessment, test, challenge"),
    (Target::OfferedOn, "offer, offre, proposition, angebot, oferta, offerta, aanbod, proposta"),
    (Target::RejectedOn, "rejected, rejection, refus, absage, rechazo, rifiuto, afwijzing, recusa"),
    (Target::AppliedOn, "applied, application, candidature, bewerbung, solicitud, candidatura, sollicitatie"),
    (Target::RepliedOn, "reply, response, reponse, antwort, respuesta, risposta, resposta"),
    (Target::Company, "company, employer, entreprise, societe, firma, unternehmen, arbeitgeber, empresa, azienda, bedrijf, werkgever"),
    (Target::Role, "title, position, role, poste, stelle, puesto, ruolo, functie, cargo, vaga"),
    (Target::Location, "location, city, ville, lieu, standort, ciudad, luogo, locatie, cidade"),
    (Target::Url, "url, link, lien, enlace"),
    (Target::Status, "status, statut, estado, stato, situacao"),
    (Target::Contact, "contact, recruiter, kontakt, ansprechpartner, contacto, contatto"),
    (Target::Notes, "notes, comments, commentaires, notizen, bemerkungen"),
];

/// Whether cells of that shape can be that.
pub(super) fn takes(target: Target, shape: Shape) -> bool {
    match target {
        Target::Url => matches!(shape, Shape::Links | Shape::Blank),
        Target::AppliedOn | Target::SavedOn | Target::StatusOn | Target::EndedOn | Target::RemindOn => {
            matches!(shape, Shape::Dates | Shape::Blank)
        }
        Target::Sent => shape == Shape::Answers,
        Target::Archived => matches!(shape, Shape::Answers | Shape::Dates | Shape::Blank),
        _ if target.stage().is_some() => matches!(shape, Shape::Dates | Shape::Answers | Shape::Blank),
        Target::Workplace => !matches!(shape, Shape::Dates | Shape::Links),
        Target::PayLow | Target::PayHigh => !matches!(shape, Shape::Dates | Shape::Links | Shape::Answers),
        Target::Notes | Target::Contact => shape != Shape::Dates,
        _ => !matches!(shape, Shape::Dates | Shape::Links | Shape::Answers),
    }
}

/// Whether several columns may be that.
pub(super) fn repeats(target: Target) -> bool {
    matches!(
        target,
        Target::InterviewedOn
            | Target::ScreenedOn
            | Target::AssessedOn
            | Target::RepliedOn
            | Target::FollowedUpOn
            | Target::Contact
            | Target::Notes
            | Target::Labelled
            | Target::Ignored
    )
}
