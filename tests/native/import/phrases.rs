//! Status cells as people write them, in twelve languages, each with the timeline it becomes beside an application sent on 2 March 2026.

use crate::support::import::{import, lines, named};

/// The timeline of each cell, without the sending, in a line: `? screen, 2026-03-20 rejected`; `*` behind it says that the words are kept in the
/// notes, `saved` that nothing was sent.
fn check(cases: &[(&str, &str)]) {
    let mut failures = Vec::new();
    for (cell, wanted) in cases {
        let quoted = cell.replace('"', "\"\"");
        let (wanted, sent) = if *wanted == "saved" { ("2026-03-02 saved", "") } else { (*wanted, "2026-03-02") };
        let text = if sent.is_empty() {
            format!("Company,Role,Saved on,Status\nFabrikam,Analyst,2026-03-02,\"{quoted}\"\n")
        } else {
            format!("Company,Role,Applied on,Status\nFabrikam,Analyst,{sent},\"{quoted}\"\n")
        };
        let all = import(text.as_bytes());
        let found = named(&all, "Fabrikam");
        let kept = found.notes.contains(cell.trim());
        let events: Vec<String> = lines(found).into_iter().filter(|line| line != "2026-03-02 applied").collect();
        let got = format!("{}{}", events.join(", "), if kept { "*" } else { "" });
        if got != wanted {
            failures.push(format!("{cell:?} became {got:?}, not {wanted:?}"));
        }
    }
    assert!(failures.is_empty(), "{} of {}:\n{}", failures.len(), cases.len(), failures.join("\n"));
}

#[test]
fn english_words() {
    check(&[
        ("Applied", ""),
        ("applied ", ""),
        ("Submitted", ""),
        ("Application submitted", ""),
        ("Waiting to hear back", ""),
        ("Pending", ""),
        ("To apply", "saved"),
        ("Bookmarked", "saved"),
        ("Not applied yet", "saved"),
        ("Under review", "*"),
        ("In progress", "*"),
        ("Application received", "*"),
        ("Acknowledged", "*"),
        ("Auto-reply", "*"),
        ("Replied", "? reply"),
        ("Heard back", "? reply"),
        // A round that is not named; two numbers with a hyphen are a day or nothing; ends to come are settled before.
        ("rejected after 1st", "? interview, ? rejected"),
        ("ghosted after 2nd", "? interview, ? interview, ? closedsilent*"),
        ("rejected after final", "? interview, ? rejected"),
        ("rejected after final round", "? interview, ? rejected"),
        ("interview 8-9", "2026-09-08 interview"),
        ("interview 2-3 weeks ago", "? interview*"),
        ("interview, 5-6 people", "? interview*"),
        ("Hired - start 14/12/2027", "? accepted*"),
        ("interviews Sep 8, Sep 15, rejected Sep 24", "2026-09-08 interview, 2026-09-15 interview, 2026-09-24 rejected"),
        ("interviews 8 Oct, 15 Oct", "2026-10-08 interview, 2026-10-15 interview"),
        ("interviews Sep 8 / Sep 15", "2026-09-08 interview, 2026-09-15 interview"),
        ("interview 29/9 @ 2:30pm (Zoom), 9/10 @ 11", "2026-09-29 14:30 interview, 2026-10-09 11:00 interview"),
        ("OA", "? assessment"),
        ("Take-home", "? assessment"),
        ("Phone screen", "? screen"),
        ("Recruiter call", "? screen"),
        ("HR Screen", "? screen"),
        ("Interview", "? interview"),
        ("Interviewing", "? interview"),
        ("Onsite", "? interview"),
        ("Final round", "? interview"),
        ("Offer", "? offer"),
        ("Offer received!", "? offer"),
        ("Accepted", "? accepted"),
        ("Hired", "? accepted"),
        ("Rejected", "? rejected"),
        ("REJECTED", "? rejected"),
        ("Not selected", "? rejected"),
        ("Declined", "? withdrew"),
        ("Withdrawn", "? withdrew"),
        ("Ghosted", "? closedsilent*"),
        ("No response", "? closedsilent*"),
        ("Filled", "? closedbyemployer"),
        ("moonlit", "*"),
        ("Suspected scam", "*"),
    ]);
}

#[test]
fn an_exclamation_ends_a_sentence() {
    // "Got" of the one sentence makes nobody else's no of the other.
    check(&[
        ("got it!! turned it down tho", "? withdrew*"),
        ("Offer! Turned it down", "? offer, ? declined"),
        ("No luck!", "? rejected"),
        ("they rang me", "? reply"),
    ]);
}

#[test]
fn english_phrases() {
    check(&[
        ("Rejected after phone screen", "? screen, ? rejected"),
        ("Rejected after interview", "? interview, ? rejected"),
        ("Super day", "? interview"),
        ("Did not advance", "? rejected"),
        ("Moved to next round", "? reply"),
        ("Contract sent", "? offer"),
        ("Awaiting start date", "? accepted"),
        ("Rejected after 2nd interview", "? interview, ? interview, ? rejected"),
        ("Rejected after final round", "? interview, ? rejected"),
        ("Rejected post-onsite", "? interview, ? rejected"),
        ("Phone screen, then rejected", "? screen, ? rejected"),
        ("Phone screen -> onsite -> rejected", "? screen, ? interview, ? rejected"),
        ("OA + interview + rejection", "? assessment, ? interview, ? rejected"),
        ("1 Interview + Denied", "? interview, ? rejected"),
        ("2 Interviews + Denied", "? interview, ? interview, ? rejected"),
        ("3 interviews, ghosted", "? interview, ? interview, ? interview, ? closedsilent*"),
        ("Interview x2 / rejected", "? interview, ? interview, ? rejected"),
        ("Interviewed twice", "? interview, ? interview"),
        ("Ghosted after interview", "? interview, ? closedsilent*"),
        ("Ghosted after 2 rounds", "? interview, ? interview, ? closedsilent*"),
        ("Offer - declined", "? offer, ? declined"),
        ("Offer declined", "? offer, ? declined"),
        ("Declined offer", "? offer, ? declined"),
        ("Offer, turned down", "? offer, ? declined"),
        ("Turned down the offer", "? offer, ? declined"),
        ("Offer; I declined", "? offer, ? declined"),
        ("Offer accepted", "? accepted"),
        ("Offer, accepted", "? offer, ? accepted"),
        ("Offer rescinded", "? offer, ? rejected"),
        ("No longer under consideration", "? rejected"),
        ("No longer being considered", "? rejected"),
        ("Not moving forward", "? rejected"),
        ("Not moving forward after phone screen", "? screen, ? rejected"),
        ("Went with another candidate", "? rejected"),
        ("Position filled", "? closedbyemployer"),
        ("Position closed", "? closedbyemployer"),
        ("Role cancelled", "? closedbyemployer"),
        ("Hiring freeze", "? closedbyemployer"),
        ("Interview, then position frozen", "? interview, ? closedbyemployer"),
        ("Rejected (position filled)", "? rejected*"),
        ("Phone screen scheduled", "*"),
        ("Interview scheduled", "*"),
        ("Interview arranged", "*"),
        ("Upcoming interview", "*"),
        ("Invited to interview", "*"),
        ("Awaiting interview", "*"),
        ("Waiting for interview", "*"),
        ("Interview cancelled", "*"),
        ("Phone screen done, onsite scheduled", "? screen*"),
        ("2nd interview scheduled", "? interview*"),
        ("2 interviews scheduled", "*"),
        ("Interviewed, awaiting decision", "? interview"),
        ("No interview", "*"),
        ("Rejected without interview", "? rejected*"),
        ("Rejected before interview", "? rejected*"),
        ("I denied", "? withdrew"),
        ("I rejected them", "? withdrew"),
        ("Rejected by me", "? withdrew"),
        ("I was rejected", "? rejected"),
        ("They rejected me", "? rejected"),
        ("They declined", "? rejected"),
        ("Declined by company", "? rejected"),
        ("I declined", "? withdrew"),
        ("I withdrew after the phone screen", "? screen, ? withdrew"),
        ("Withdrew after first interview", "? interview, ? withdrew"),
        ("Not interested", "? withdrew"),
        ("Accepted another offer", "? withdrew"),
        ("They ghosted me", "? closedsilent*"),
        ("No reply yet", ""),
        ("keine Rückmeldung bisher", ""),
        ("sin respuesta todavía", ""),
        ("Never heard back", "? closedsilent*"),
        ("Not responded", "? closedsilent*"),
        ("Ghosted 👻", "? closedsilent*"),
        ("Offer 🎉 declined", "? offer, ? declined"),
        ("❌ Rejected", "? rejected"),
        ("Rejected - no feedback", "? rejected*"),
        ("Applied; rejected", "? rejected"),
        ("Ghosted then rejected", "? rejected*"),
        ("Interview went well", "? interview*"),
        ("Rejected (overqualified)", "? rejected*"),
    ]);
}

#[test]
fn dates_inside_a_cell() {
    check(&[
        ("Rejected 20/03/2026", "2026-03-20 rejected"),
        ("20/03/2026 rejected", "2026-03-20 rejected"),
        ("Interview 12 Mar 2026; rejected 20 Mar 2026", "2026-03-12 interview, 2026-03-20 rejected"),
        ("12.03.2026 Interview, 20.03.2026 Absage", "2026-03-12 interview, 2026-03-20 rejected"),
        ("Rejected on 2026-03-20 after phone screen on 2026-03-10", "2026-03-10 screen, 2026-03-20 rejected"),
        ("Phone screen (Mar 10, 2026)", "2026-03-10 screen"),
        ("Interview: 2026-03-12T10:00:00Z", "2026-03-12 10:00 interview"),
        ("Interviews on 12 Mar 2026 and 19 Mar 2026", "2026-03-12 interview, 2026-03-19 interview"),
        ("Absage am 12. März 2026", "2026-03-12 rejected"),
        ("entretien le 12 mars 2026", "2026-03-12 interview"),
        ("面试 2026年3月12日，被拒 2026年3月20日", "2026-03-12 interview, 2026-03-20 rejected"),
        ("interview scheduled 12 Mar 2026", "2026-03-12 interview*"),
    ]);
}

#[test]
fn applicant_systems() {
    check(&[
        // Workday
        ("Application Received", "*"),
        ("Under Consideration", "*"),
        ("No Longer Under Consideration", "? rejected"),
        ("Next Level Review", "*"),
        ("Processing Hire", "? offer*"),
        ("Not Selected", "? rejected"),
        // Greenhouse
        ("Active", "*"),
        ("Inactive", "? rejected"),
        // Taleo
        ("No Longer Accepting Job Submissions", "? closedbyemployer"),
        ("On Hold", "? closedbyemployer"),
        ("Complete", ""),
        // iCIMS
        ("Received Submission", "*"),
        ("Under Review", "*"),
        // SmartRecruiters
        ("In Review", "*"),
        ("Offered", "? offer"),
        ("Hired", "? accepted"),
        // SuccessFactors
        ("Auto-Disqualified", "? rejected"),
        ("Withdrawn by Candidate", "? withdrew"),
        ("Requisition Closed", "? closedbyemployer"),
        ("Hired On Other Requisition", "? rejected"),
        ("Forwarded", "*"),
        ("Invited to Apply", "? reply"),
        ("New Application", ""),
        ("Declined DPCS", "? rejected"),
        // USAJOBS
        ("Not Referred", "? rejected"),
        ("Referred", "*"),
        ("Not Hired", "? rejected"),
        ("Hiring complete", "? closedbyemployer"),
        ("Job canceled", "? closedbyemployer"),
        ("Canceled", "? closedbyemployer"),
        ("Moved to hiring manager", "*"),
    ]);
}

#[test]
fn german() {
    check(&[
        ("Beworben", ""),
        ("Bewerbung verschickt", ""),
        ("Warte auf Rückmeldung", ""),
        ("Eingangsbestätigung", "*"),
        ("Eingang bestätigt", "*"),
        ("in Bearbeitung", "*"),
        ("Absage", "? rejected"),
        ("Absage erhalten", "? rejected"),
        ("Absage nach Gespräch", "? interview, ? rejected"),
        ("Absage nach Vorstellungsgespräch", "? interview, ? rejected"),
        ("Absage nach zweitem Gespräch", "? interview, ? interview, ? rejected"),
        ("Absage nach dem 2. Gespräch", "? interview, ? interview, ? rejected"),
        ("Telefoninterview, dann Absage", "? screen, ? rejected"),
        ("Gespräch geführt, warte auf Antwort", "? interview"),
        ("zum Gespräch eingeladen", "*"),
        ("Einladung zum Vorstellungsgespräch", "*"),
        ("Vorstellungsgespräch vereinbart", "*"),
        ("Zusage", "? offer"),
        ("Zusage erhalten", "? offer"),
        ("Zusage abgelehnt", "? offer, ? declined"),
        ("Angebot - abgelehnt", "? offer, ? declined"),
        ("Angebot angenommen", "? accepted"),
        ("selbst abgesagt", "? withdrew"),
        ("Ich habe abgesagt", "? withdrew"),
        ("von mir abgelehnt", "? withdrew"),
        ("ich wurde abgelehnt", "? rejected"),
        ("Bewerbung zurückgezogen", "? withdrew"),
        ("Keine Rückmeldung", "? closedsilent*"),
        ("nichts gehört", "? closedsilent*"),
        ("Keine Antwort nach Gespräch", "? interview, ? closedsilent*"),
        ("Stelle besetzt", "? closedbyemployer"),
        ("Stelle gestrichen", "? closedbyemployer"),
        ("Einstellungsstopp", "? closedbyemployer"),
        ("nicht berücksichtigt", "? rejected"),
        ("noch nicht beworben", "saved"),
        ("Absage ohne Gespräch", "? rejected*"),
        ("Absage nach Gespra\u{308}ch", "? interview, ? rejected"),
    ]);
}

#[test]
fn french() {
    check(&[
        ("Candidature envoyée", ""),
        ("En attente de réponse", ""),
        ("Accusé de réception", "*"),
        ("Refus", "? rejected"),
        ("Refusé", "? rejected"),
        ("Refus après entretien", "? interview, ? rejected"),
        ("Refus suite à entretien téléphonique", "? screen, ? rejected"),
        ("Deux entretiens puis refus", "? interview, ? interview, ? rejected"),
        ("Entretien passé", "? interview"),
        ("Entretien prévu", "*"),
        ("Convoqué à un entretien", "*"),
        ("Offre reçue", "? offer"),
        ("Offre refusée", "? offer, ? declined"),
        ("Offre - refusée", "? offer, ? declined"),
        ("J'ai refusé", "? withdrew"),
        ("Refusé par moi", "? withdrew"),
        ("Embauché", "? accepted"),
        ("Sans réponse", "? closedsilent*"),
        ("Aucune réponse après entretien", "? interview, ? closedsilent*"),
        ("Poste pourvu", "? closedbyemployer"),
        ("Recrutement gelé", "? closedbyemployer"),
        ("Non retenue", "? rejected"),
        ("Candidature retirée", "? withdrew"),
        ("Test technique", "? assessment"),
        ("À postuler", "saved"),
    ]);
}

#[test]
fn spanish_portuguese_italian() {
    check(&[
        ("Enviado", ""),
        ("Solicitud recibida", "*"),
        ("Rechazado tras entrevista", "? interview, ? rejected"),
        ("Rechazada después de la entrevista telefónica", "? screen, ? rejected"),
        ("Dos entrevistas y rechazo", "? interview, ? interview, ? rejected"),
        ("Entrevista programada", "*"),
        ("Oferta rechazada", "? offer, ? declined"),
        ("Oferta - rechazada", "? offer, ? declined"),
        ("Contratada", "? accepted"),
        ("Sin respuesta", "? closedsilent*"),
        ("Vacante cubierta", "? closedbyemployer"),
        ("Proceso cancelado", "? closedbyemployer"),
        ("Me retiré", "? withdrew"),
        ("No seleccionado", "? rejected"),
        ("Candidatura enviada", ""),
        ("Em análise", "*"),
        ("Reprovado após entrevista", "? interview, ? rejected"),
        ("Entrevista agendada", "*"),
        ("Entrevista com RH, depois sem retorno", "? screen, ? closedsilent*"),
        ("Proposta recusada", "? offer, ? declined"),
        ("Vaga fechada", "? closedbyemployer"),
        ("Vaga congelada", "? closedbyemployer"),
        ("Sem resposta", "? closedsilent*"),
        ("Não selecionado", "? rejected"),
        ("Desisti", "? withdrew"),
        ("Candidatura inviata", ""),
        ("Candidatura ricevuta", "*"),
        ("Scartato dopo il colloquio", "? interview, ? rejected"),
        ("Colloquio telefonico, poi esito negativo", "? screen, ? rejected"),
        ("Due colloqui, rifiutato", "? interview, ? interview, ? rejected"),
        ("Colloquio fissato", "*"),
        ("Offerta rifiutata", "? offer, ? declined"),
        ("Ho rifiutato", "? withdrew"),
        ("Assunto", "? accepted"),
        ("Nessuna risposta", "? closedsilent*"),
        ("Posizione chiusa", "? closedbyemployer"),
        ("Selezione sospesa", "? closedbyemployer"),
    ]);
}

#[test]
fn dutch_swedish_polish_turkish() {
    check(&[
        ("Gesolliciteerd", ""),
        ("Ontvangstbevestiging", "*"),
        ("Afgewezen na gesprek", "? interview, ? rejected"),
        ("Afgewezen na telefonisch gesprek", "? screen, ? rejected"),
        ("Twee gesprekken, afgewezen", "? interview, ? interview, ? rejected"),
        ("Gesprek gepland", "*"),
        ("Uitgenodigd voor gesprek", "*"),
        ("Aanbod geweigerd", "? offer, ? declined"),
        ("Aangenomen", "? accepted"),
        ("Geen reactie", "? closedsilent*"),
        ("Vacature vervuld", "? closedbyemployer"),
        ("Vacaturestop", "? closedbyemployer"),
        ("Zelf afgezegd", "? withdrew"),
        ("Ansökt", ""),
        ("Ansökan mottagen", "*"),
        ("Avslag efter intervju", "? interview, ? rejected"),
        ("Telefonintervju, sedan avslag", "? screen, ? rejected"),
        ("Två intervjuer, nej", "? interview, ? interview, ? rejected"),
        ("Intervju bokad", "*"),
        ("Kallad till intervju", "*"),
        ("Erbjudande", "? offer"),
        ("Tackade nej till erbjudande", "? offer, ? declined"),
        ("Inget svar", "? closedsilent*"),
        ("Tjänsten tillsatt", "? closedbyemployer"),
        ("Rekryteringen avbruten", "? closedbyemployer"),
        ("Tackat nej", "? withdrew"),
        ("Wysłano", ""),
        ("Odmowa po rozmowie", "? interview, ? rejected"),
        ("Rozmowa telefoniczna, potem odmowa", "? screen, ? rejected"),
        ("Rozmowa umówiona", "*"),
        ("Zaproszenie na rozmowę", "*"),
        ("Oferta odrzucona", "? offer, ? declined"),
        ("Brak odpowiedzi", "? closedsilent*"),
        ("Rekrutacja wstrzymana", "? closedbyemployer"),
        ("Stanowisko obsadzone", "? closedbyemployer"),
        ("Zrezygnowałem", "? withdrew"),
        ("Başvuruldu", ""),
        ("Başvuru alındı", "*"),
        ("Mülakat sonrası ret", "? interview, ? rejected"),
        ("Telefon görüşmesi, sonra olumsuz", "? screen, ? rejected"),
        ("Mülakat planlandı", "*"),
        ("Teklif geldi", "? offer"),
        ("Teklifi reddettim", "? offer, ? declined"),
        ("Cevap yok", "? closedsilent*"),
        ("İlan kaldırıldı", "? closedbyemployer"),
        ("Pozisyon doldu", "? closedbyemployer"),
        ("Reddedildi", "? rejected"),
    ]);
}

#[test]
fn chinese_and_japanese() {
    check(&[
        ("已投递", ""),
        ("简历筛选中", "*"),
        ("笔试", "? assessment"),
        ("电话面试", "? screen"),
        ("一面", "? interview"),
        ("二面", "? interview, ? interview"),
        ("二面后被拒", "? interview, ? interview, ? rejected"),
        ("一面挂", "? interview, ? rejected"),
        ("面试后被拒", "? interview, ? rejected"),
        ("已约面试", "*"),
        ("待面试", "*"),
        ("拿到offer", "? offer"),
        ("已拒offer", "? offer, ? declined"),
        ("已入职", "? accepted"),
        ("无回复", "? closedsilent*"),
        ("招满", "? closedbyemployer"),
        ("岗位冻结", "? closedbyemployer"),
        ("未投递", "saved"),
        ("主动放弃", "? withdrew"),
        ("応募済み", ""),
        ("書類選考中", "*"),
        ("一次面接", "? interview"),
        ("一次面接後に不採用", "? interview, ? rejected"),
        ("二次面接後、お見送り", "? interview, ? interview, ? rejected"),
        ("面接予定", "*"),
        ("日程調整中", "*"),
        ("内定", "? offer"),
        ("内定辞退", "? offer, ? declined"),
        ("内定承諾", "? accepted"),
        ("選考辞退", "? withdrew"),
        ("返信なし", "? closedsilent*"),
        ("募集終了", "? closedbyemployer"),
        ("不採用", "? rejected"),
        ("書類落ち", "? rejected"),
    ]);
}

#[test]
fn an_offer_is_one_of_a_job() {
    check(&[
        ("Interview offered", "*"),
        ("Interview offer received", "*"),
        ("Offered phone screen", "*"),
        ("Offered an interview", "*"),
        ("Offered interview for 12 Feb 2027", "2027-02-12 interview*"),
        ("Offered an interview but withdrew", "? withdrew*"),
        ("Not offered an interview", "? rejected"),
        ("Expecting offer this week", "*"),
        ("Hoping for an offer", "*"),
        ("They made an offer to another candidate", "? rejected"),
        ("Offer went to someone else", "? rejected"),
        ("Interview and offer", "? interview, ? offer"),
        ("Interview 9 Oct 2026, offer 16 Oct 2026", "2026-10-09 interview, 2026-10-16 offer"),
        ("2 interviews, offer received", "? interview, ? interview, ? offer"),
        ("Offered the job 16 Oct 2026", "2026-10-16 offer"),
        ("Job offer received 9 Oct 2026", "2026-10-09 offer"),
        ("Offer by phone 12 Oct 2026", "2026-10-12 offer"),
        ("Offer call 12 Oct 2026", "2026-10-12 offer"),
        ("Final round 12 Oct 2026, no offer yet", "2026-10-12 interview"),
        ("Offer after second interview", "? interview, ? interview, ? offer"),
    ]);
}

#[test]
fn measures_and_days_count_no_interviews() {
    check(&[
        ("Interviewed 9th and 16th Oct 2026", "2026-10-09 interview, 2026-10-16 interview"),
        ("Interviews on 9th, 16th Oct 2026", "2026-10-09 interview, 2026-10-16 interview"),
        ("4 hour interview 12 Oct 2026", "2026-10-12 interview*"),
        ("Interviewed by 5 people", "? interview*"),
        ("Gespräch mit 3 Personen", "? interview*"),
        ("2 interviews with 3 people", "? interview, ? interview*"),
    ]);
}

#[test]
fn each_day_goes_to_its_own_label() {
    check(&[
        ("Interview 1: 30/9/2026 Interview 2: 7/10/2026 Offer: 13/10/2026", "2026-09-30 interview, 2026-10-07 interview, 2026-10-13 offer"),
        ("Phone screen: 12/9/2026 Onsite: 20/9/2026 Rejected: 28/9/2026", "2026-09-12 screen, 2026-09-20 interview, 2026-09-28 rejected"),
        (
            "Interview 20/10/2026 & 27/10/2026. Offer 2/11/2026 - accepted",
            "2026-10-20 interview, 2026-10-27 interview, 2026-11-02 offer, 2026-11-02 accepted",
        ),
        ("Interview 20/9/2026 and 27/9/2026, rejected 2/10/2026", "2026-09-20 interview, 2026-09-27 interview, 2026-10-02 rejected"),
        (
            "R1 9 Oct 2026 R2 16 Oct 2026 R3 23 Oct 2026 rejected 30 Oct 2026",
            "2026-10-09 interview, 2026-10-16 interview, 2026-10-23 interview, 2026-10-30 rejected",
        ),
        ("R1 - 3/10/2026, R2 - 17/10/2026", "2026-10-03 interview, 2026-10-17 interview"),
        ("HM 9 Oct 2026, panel 20 Oct 2026, no 30 Oct 2026", "2026-10-20 interview, 2026-10-30 rejected*"),
        ("Phone call w/ HR 9 Oct 2026 then panel 16 Oct 2026", "2026-10-09 screen, 2026-10-16 interview"),
        ("Take-home sent 15 Nov 2026", "2026-11-15 assessment"),
        ("Interview 20 Oct 2026 → rejected", "2026-10-20 interview, 2026-10-20 rejected"),
        ("Zusage 20.10.2026 → abgelehnt", "2026-10-20 offer, 2026-10-20 declined"),
        ("Phone screen 14 Oct 2026, second interview 26 Oct 2026", "2026-10-14 screen, 2026-10-26 interview"),
    ]);
}

#[test]
fn what_did_not_take_place() {
    check(&[
        ("Phone screen 18/9/2026 cancelled by them", "*"),
        ("Interview 18 Sep 2026 cancelled", "*"),
        ("Interview on 20 Oct 2026 cancelled as role filled", "? closedbyemployer*"),
        ("Missed interview 20 Oct 2026", "*"),
        ("Interview 20 Oct 2026 - I didn't go", "*"),
        ("Interview 20 Oct 2026 postponed", "*"),
        ("Phone interview 20 Oct 2026 rescheduled to 27 Oct 2026", "2026-10-27 screen*"),
        ("Interview rescheduled from 18 Sep 2026 to 22 Sep 2026", "2026-09-22 interview*"),
        ("Interview tomorrow", "*"),
        ("Interviewed this week", "? interview*"),
        ("Moved to final round", "? interview*"),
        ("Interview 20 Oct 2026 no", "2026-10-20 interview, 2026-10-20 rejected"),
    ]);
}

#[test]
fn who_was_silent_and_who_closed() {
    check(&[
        ("No further contact", "? closedsilent*"),
        ("No further updates", "? closedsilent*"),
        ("Post withdrawn", "? closedbyemployer"),
        ("Role withdrawn", "? closedbyemployer"),
        ("Req closed", "? closedbyemployer"),
        ("No me lo dijeron a tiempo", "*"),
        ("Não estão com pressa", "*"),
        ("Mülakat henüz olmadı", "? interview*"),
        ("Sollicitatieformulier ingevuld", "*"),
        ("Preso appuntamento per un colloquio", "? interview*"),
        ("No - overqualified", "? rejected*"),
        ("内定→辞退", "? offer, ? declined"),
        ("offer后放弃", "? offer, ? declined"),
        ("辞退", "? withdrew"),
    ]);
}

#[test]
fn days_beside_eastern_signs_and_between_hyphens() {
    check(&[
        ("9月20日面试", "2026-09-20 interview"),
        ("2026年9月20日面试", "2026-09-20 interview"),
        ("9.12笔试 9.20一面 10.8二面 10.15 offer", "2026-09-12 assessment, 2026-09-20 interview, 2026-10-08 interview, 2026-10-15 offer"),
        ("一次面接 2026/9/12 → 二次面接 2026/9/20 → お見送り", "2026-09-12 interview, 2026-09-20 interview, 2026-09-20 rejected"),
        ("Entrevista 20-01-2026", "2026-01-20 interview"),
    ]);
}
