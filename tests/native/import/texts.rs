//! Applications told in a person's own words: sentences, lines, pages copied from portals, notes with labels, boards.

use super::layouts::check;

#[test]
fn a_point_behind_a_day_ends_the_sentence() {
    check(
        "Applied to Ash for cook on 1 September 2026. Rejected 9 September 2026.\n\
            Applied to Elm for baker on 3 September 2026. Interview 15 September 2026. Rejected 20 September 2026.\n",
        &[
            "Ash | cook | 2026-09-01 applied, 2026-09-09 rejected",
            "Elm | baker | 2026-09-03 applied, 2026-09-15 interview, 2026-09-20 rejected",
        ],
        &[],
    );
    // Nothing of it is lost, wherever it stands.
    check(
        "Applied to Ash for cook at Elm Staffing on 1 September 2026, no reply\nApplied to Fir for baker on 3 September 2026 in a hurry\n",
        &[
            "Elm Staffing | cook | ? closedsilent, 2026-09-01 applied | Status: applied on 1 September 2026, Ash, no reply",
            "Fir | baker | 2026-09-03 applied | Status: applied on 3 September 2026, in a hurry",
        ],
        &[],
    );
}

#[test]
fn lines_with_the_month_before_the_day() {
    check(
        "- Ash - PM - applied Mar 4, phone Mar 10, rejected Mar 12\n- Elm - PM - applied Mar 6, interview Mar 20\n- Fir - PM - applied Mar 9\n",
        &[
            "Ash | PM | 2026-03-04 applied, 2026-03-10 screen, 2026-03-12 rejected",
            "Elm | PM | 2026-03-06 applied, 2026-03-20 interview",
            "Fir | PM | 2026-03-09 applied",
        ],
        &[],
    );
}

#[test]
fn titles_brackets_and_days_of_the_week_are_no_names() {
    check(
        "Where I have applied (updated 27 Nov 2026)\n\nAsh (via Jen) - cook - applied yesterday\nElm - baker (ref 4711) - applied Monday\n\
            Fir - nurse - applied 12 Nov 2026\n",
        &[
            "Ash | cook | ? applied | Reference: via Jen; Status: applied yesterday",
            "Elm | baker | ? applied | Reference: ref 4711; Status: applied Monday",
            "Fir | nurse | 2026-11-12 applied",
        ],
        &[1],
    );
    // Without the blank line it may be one of them.
    check(
        "Oak applied 3 Mar 2026\nAsh - cook - applied 4 Mar 2026\nElm - baker - applied 5 Mar 2026\n",
        &["Ash | cook | 2026-03-04 applied", "Elm | baker | 2026-03-05 applied", "Oak |  | 2026-03-03 applied"],
        &[],
    );
}

#[test]
fn a_label_that_comes_again_begins_no_application() {
    check(
        "Company: Ash\nRole: Cook\nApplied: 1 Sep 2026\nInterview: 14 Sep 2026\nInterview: 22 Sep 2026\nResult: rejected\n\n\
            Company: Elm\nRole: Baker\nApplied: 3 Sep 2026\nResult: offer\n",
        &[
            "Ash | Cook | 2026-09-01 applied, 2026-09-14 interview, 2026-09-22 interview, 2026-09-22 rejected",
            "Elm | Baker | ? offer, 2026-09-03 applied",
        ],
        &[],
    );
    check(
        "applications:\n  - company: Ash\n    title: Cook\n    applied: 2026-09-01\n    history:\n      - {date: 2026-09-10, what: recruiter call}\n\
            \x20     - {date: 2026-09-19, what: rejected}\n  - company: Elm\n    title: Baker\n    applied: 2026-09-05\n    notes: \"far, and late\"\n",
        &["Ash | Cook | 2026-09-01 applied, 2026-09-10 screen, 2026-09-19 rejected", "Elm | Baker | 2026-09-05 applied | far, and late"],
        &[],
    );
}

#[test]
fn blank_lines_divide_a_copied_page() {
    check(
        "Application centre\nSaved 3\n\nTester\nAsh\nHull\nApplied on 3 Nov 2026\nStatus: Invited to interview\n\n\
            Cook\nElm\nLeeds\nApplied on 5 Nov 2026\nUnlikely to go further\n\nRecruiter\nFir\nYork\nApplied on 9 Nov 2026\nNot selected by employer\n",
        &[
            "Ash | Tester | 2026-11-03 applied | Status: Applied 2026-11-03; Status: Invited to interview",
            "Elm | Cook | 2026-11-05 applied | Unlikely to go further",
            "Fir | Recruiter | ? rejected, 2026-11-09 applied",
        ],
        &[1, 2],
    );
    // One that was not sent says so.
    check(
        "Cook\nAsh\nApplied: 04/09/2026\n\nBaker\nElm\nApplied: 25/09/2026\nStatus: Provisional offer\n\nNurse\nFir\nNot submitted\n",
        &[
            "Ash | Cook | 2026-09-04 applied",
            "Elm | Baker | ? offer, 2026-09-25 applied | Status: Applied 2026-09-25; Status: Provisional offer",
        ],
        &[10],
    );
}

#[test]
fn sentences_in_a_column_name_the_employers() {
    check(
        "Date,Activity,Outcome\n2026-11-02,Applied for cook at The Bell Inn,Nothing yet\n2026-11-03,Updated CV,\n\
            2026-11-04,Applied to Elm for baker,Rejected 2026-11-13\n",
        &[
            "Elm | baker | 2026-11-04 applied, 2026-11-13 rejected | Activity: Applied to Elm for baker",
            "The Bell Inn | cook | 2026-11-02 applied | Activity: Applied for cook at The Bell Inn",
        ],
        &[3],
    );
    // Where names have a column of their own, that counts.
    check(
        "Company,Date,Activity\nAsh,2026-11-02,Applied for cook at Ash\nElm,2026-11-03,Applied for baker at Elm\n",
        &[
            "Ash |  | 2026-11-02 applied | Activity: Applied for cook at Ash",
            "Elm |  | 2026-11-03 applied | Activity: Applied for baker at Elm",
        ],
        &[],
    );
}

#[test]
fn the_day_on_a_card_is_that_of_its_stage() {
    check(
        "To apply,Applied,Interview,Rejected\nAsh - Cook,Elm - Baker (10/14/2026),Fir - Nurse 3 Nov 2026,Oak - Clerk (9/30/2026)\n",
        &[
            "Ash | Cook | ? saved",
            "Elm | Baker | 2026-10-14 applied",
            "Fir | Nurse | ? applied, 2026-11-03 interview",
            "Oak | Clerk | ? applied, 2026-09-30 rejected",
        ],
        &[],
    );
}

#[test]
fn brackets_around_a_day_are_none_of_it() {
    check(
        "Company,Role,Applied\nAsh,Cook,<2026-09-03 Thu>\nElm,Baker,[2026-09-08 Tue]\n",
        &["Ash | Cook | 2026-09-03 applied", "Elm | Baker | 2026-09-08 applied"],
        &[],
    );
}
