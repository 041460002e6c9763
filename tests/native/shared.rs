//! Links and texts as job sites, their apps and browsers share them: title, text and link, one below the other.

use domain::application::shared::{SharedText, bookmarklet, parse_shared};
use proptest::prelude::*;

/// Shared text; role, company, place.
const TABLE: &[(&str, [&str; 3])] = &[
    // LinkedIn: a posting's title without and with an account, in German, with a count of notices; what its app shares.
    (
        "Contoso hiring Data Analyst in Berlin, Germany | LinkedIn\nhttps://www.linkedin.com/jobs/view/3712345678",
        ["Data Analyst", "Contoso", "Berlin, Germany"],
    ),
    ("(3) Data Analyst | Contoso | LinkedIn\nhttps://www.linkedin.com/jobs/view/3712345678/", ["Data Analyst", "Contoso", ""]),
    (
        "Contoso sucht Data Analyst (m/w/d) in Berlin, Deutschland | LinkedIn\nhttps://de.linkedin.com/jobs/view/1",
        ["Data Analyst (m/w/d)", "Contoso", "Berlin, Deutschland"],
    ),
    ("Check out this job at Contoso: https://www.linkedin.com/jobs/view/3712345678", ["", "Contoso", ""]),
    // Title and text of one share.
    ("Data Analyst\nCheck out this job at Contoso: https://www.linkedin.com/jobs/view/3712345678", ["Data Analyst", "Contoso", ""]),
    // Indeed: the page, and the app's lines.
    (
        "Data Analyst - Contoso - Leeds | Indeed.com\nhttps://uk.indeed.com/viewjob?jk=0123456789abcdef",
        ["Data Analyst", "Contoso", "Leeds"],
    ),
    (
        "Data Analyst\nContoso Ltd\nLeeds LS1\nhttps://uk.indeed.com/viewjob?jk=0123456789abcdef",
        ["Data Analyst", "Contoso Ltd", "Leeds LS1"],
    ),
    ("Data analyst job in Leeds at Contoso | Indeed\nhttps://uk.indeed.com/viewjob?jk=1", ["Data analyst", "Contoso", "Leeds"]),
    // StepStone.
    (
        "Data Analyst (m/w/d) bei Contoso GmbH | StepStone\nhttps://www.stepstone.de/stellenangebote--Data-Analyst--1234567-inline.html",
        ["Data Analyst (m/w/d)", "Contoso GmbH", ""],
    ),
    (
        "Data Analyst (m/w/d) - Job bei Contoso GmbH in Berlin\nhttps://www.stepstone.de/stellenangebote--1.html",
        ["Data Analyst (m/w/d)", "Contoso GmbH", "Berlin"],
    ),
    ("Stellenangebot: Pflegefachkraft (m/w/d) bei Nord Klinik in Kiel | StepStone", ["Pflegefachkraft (m/w/d)", "Nord Klinik", "Kiel"]),
    // Greenhouse.
    ("Job Application for Data Analyst at Contoso\nhttps://boards.greenhouse.io/contoso/jobs/4012345", ["Data Analyst", "Contoso", ""]),
    ("https://job-boards.greenhouse.io/northwind-traders/jobs/4012345", ["", "Northwind Traders", ""]),
    // Lever: the company first; the link says so.
    ("Contoso - Data Analyst\nhttps://jobs.lever.co/contoso/0f8fad5b-d9cb-469f-a165-70867728950e", ["Data Analyst", "Contoso", ""]),
    ("Northwind Traders - Cook\nhttps://jobs.eu.lever.co/northwindtraders/1", ["Cook", "Northwind Traders", ""]),
    // Workday: often the title alone; the rest is in the link.
    ("Data Analyst\nhttps://contoso.wd3.myworkdayjobs.com/en-US/Careers/job/Berlin/Data-Analyst_R-12345", ["Data Analyst", "Contoso", ""]),
    (
        "https://contoso.wd3.myworkdayjobs.com/en-US/Careers/job/Berlin/Senior-Data-Analyst_R-12345?source=x",
        ["Senior Data Analyst", "Contoso", ""],
    ),
    // Other systems that employers use.
    ("Data Analyst @ Contoso\nhttps://jobs.ashbyhq.com/contoso/1", ["Data Analyst", "Contoso", ""]),
    ("https://jobs.smartrecruiters.com/Contoso/743999-data-analyst", ["Data Analyst", "Contoso", ""]),
    ("Data Analyst | Jobs at Contoso\nhttps://contoso.jobs.personio.de/job/123", ["Data Analyst", "Contoso", ""]),
    ("Data Analyst - Contoso Careers\nhttps://contoso.teamtailor.com/jobs/123-data-analyst", ["Data Analyst", "Contoso", ""]),
    ("https://contoso.recruitee.com/o/data-analyst", ["Data Analyst", "Contoso", ""]),
    ("Data Analyst | Contoso | Welcome to the Jungle", ["Data Analyst", "Contoso", ""]),
    // Plain text.
    ("Data analyst at Contoso", ["Data analyst", "Contoso", ""]),
    ("Chef de partie chez Contoso\n\nhttps://jobs.example/1.", ["Chef de partie", "Contoso", ""]),
    ("Welder – Contoso", ["Welder", "Contoso", ""]),
    ("Welder", ["Welder", "", ""]),
    ("https://jobs.example/data-analyst", ["", "", ""]),
    // Title and text that say the same.
    ("Welder, Contoso\nWelder, Contoso https://jobs.example/2", ["Welder, Contoso", "", ""]),
    // A part of the posting comes along.
    (
        "Data Analyst\nAs a data analyst you will work at the heart of our team, in close contact with everyone who makes decisions, and report to the head of data.\nhttps://jobs.example/3",
        ["Data Analyst", "", ""],
    ),
    // What is no job at all, and what would do harm elsewhere.
    (" | \n - \n", ["", "", ""]),
    ("LinkedIn", ["", "", ""]),
    ("<script>alert(1)</script> at <img src=x onerror=alert(1)>", ["<script>alert(1)</script>", "<img src=x onerror=alert(1)>", ""]),
];

#[test]
fn role_company_and_place_are_read_as_the_sites_write_them() {
    let wrong = TABLE.iter().filter_map(|(text, wanted)| {
        let read = parse_shared(text);
        let found = [read.role.as_str(), &read.company, &read.location];
        (found != *wanted).then(|| format!("{text:?}\n  {found:?}, not {wanted:?}"))
    });
    assert_eq!(wrong.collect::<Vec<_>>().join("\n"), "");
}

#[test]
fn the_link_is_the_first_one_without_the_sentence_around_it() {
    let check = |text: &str, url: &str| assert_eq!(parse_shared(text).url, url, "{text:?}");
    check("Look: https://jobs.example/1.", "https://jobs.example/1");
    check("see http://jobs.example/1?a=b&c=d#e), or https://jobs.example/2", "http://jobs.example/1?a=b&c=d#e");
    check("javascript:alert(1) data:text/html,x", "");
    check("no link", "");
}

#[test]
fn the_bookmark_names_the_app_and_nothing_of_the_page_that_made_it() {
    let code = bookmarklet("https://host.example/o'ne/?title=x#/more");
    assert!(code.starts_with("javascript:void(location.href='https://host.example/o%27ne/?title='+"), "{code}");
    assert!(!code.contains("#/more") && !code.contains("title=x") && code.ends_with(')'), "{code}");
}

proptest! {
    #[test]
    fn any_text_is_read_and_every_field_is_one_short_line(text in "\\PC{0,200}|[ a-z|@\\-\n:/.()]{0,200}") {
        let SharedText { url, role, company, location } = parse_shared(&text);
        for field in [role, company, location] {
            prop_assert!(field.chars().count() <= 160 && !field.contains('\n'), "{field:?}");
        }
        prop_assert!(url.is_empty() || url.starts_with("http"));
    }
}
