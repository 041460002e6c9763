//! The sample's résumé versions, and the posting of the interview that went well.

use std::collections::BTreeMap;

use chrono::NaiveDate;

use super::super::change::Edit;
use super::super::postings::packed::pack;
use super::super::postings::{Posting, TermMark};
use super::super::versions::{Document, DocumentVersion};
use super::applications::{ago, application_id};
use super::ids::id;

const POSTING: &str = "Data Analyst, Adatum\n\nWe plan the deliveries of 400 bakeries, and we want to plan them better.\n\nWhat you will do\n\
- Build dashboards in Tableau for our planners\n- Write SQL against our Snowflake warehouse\n- Forecasting of demand, together with operations\n\n\
What we are looking for\n- Bachelor's degree in economics, statistics or similar\n- 3+ years of experience as an analyst\n- Strong SQL and Python\n\
- Experience with dbt or Airflow\n- Fluent English; German is a plus\n\nWhat we offer\n30 days off, bread.\n";

const RESULTS: &str = "Data analyst, six years. Cut waste by 11% with demand forecasts in Python and SQL. Dashboards in Tableau for 40 planners. \
Degree in economics (Bachelor). English and German.";

/// The sample records as edits.
pub fn edits(today: NaiveDate) -> Vec<Edit> {
    let version = |days: i64, name: &str, changed: &str, text: &str| DocumentVersion {
        document: Document::Resume,
        name: name.into(),
        changed: changed.into(),
        file: "Documents/applications".into(),
        text: text.into(),
        made_on: ago(today, days),
    };
    let spring = version(75, "Résumé, spring", "", "Data analyst. Responsible for reports in Excel. English and German.");
    let results = version(
        38,
        "Résumé, results first",
        "Every line begins with what came of it: two readers could not tell what I had done.",
        RESULTS,
    );
    let letter = DocumentVersion {
        document: Document::Letter,
        name: "Letter, short".into(),
        changed: "Half a page: why them, one result, when I can start.".into(),
        made_on: ago(today, 36),
        ..DocumentVersion::default()
    };
    let posting = Posting {
        about: "Adatum, Data analyst".into(),
        packed: pack(POSTING),
        saved_on: ago(today, 24),
        against: "Résumé, results first".into(),
        marks: BTreeMap::from([("airflow".to_owned(), TermMark::NotMine)]),
    };
    vec![
        Edit::add(id("version-spring"), spring),
        Edit::add(id("version-results"), results),
        Edit::add(id("version-letter"), letter),
        Edit::add(application_id("Adatum"), posting),
    ]
}
