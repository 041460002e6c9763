//! Help with money, work, insurance and advice, by country. The rules differ and change: an entry says whom it is for in general and
//! sends the person to the official page for the rest.

use super::entry::{Country, Phone, SupportEntry, Topic, day, phone};
use chrono::NaiveDate;

const CHECKED: NaiveDate = day(2026, 11, 22);
const WITH_NUMBER: NaiveDate = day(2027, 2, 22);
const LINK_ALONE: NaiveDate = day(2027, 5, 22);

/// An entry whose own page confirms it.
const fn at(
    country: Country,
    topic: Topic,
    id: &'static str,
    name: &'static str,
    url: &'static str,
    text: [&'static str; 2],
) -> SupportEntry {
    let [what, who] = text;
    SupportEntry {
        id,
        country: Some(country),
        topic,
        name,
        what,
        who,
        url,
        phone: None,
        source_url: url,
        checked_on: CHECKED,
        review_after: LINK_ALONE,
    }
}

impl SupportEntry {
    const fn call(self, number: Phone) -> Self {
        Self { phone: Some(number), review_after: WITH_NUMBER, ..self }
    }

    const fn on_the_26th(self) -> Self {
        Self { checked_on: day(2026, 11, 26), review_after: day(2027, 5, 26), ..self }
    }

    const fn by(self, source_url: &'static str) -> Self {
        Self { source_url, ..self }
    }
}

pub(super) static ENTRIES: &[SupportEntry] = &[
    // United States
    at(
        Country::Us,
        Topic::Income,
        "us-unemployment",
        "Unemployment insurance finder",
        "https://www.careeronestop.org/LocalHelp/UnemploymentBenefits/find-unemployment-benefits.aspx",
        [
            "Weekly payments while you look for work. Each state runs its own programme; the finder leads to yours. Filing is free: nobody may charge you for it.",
            "People who lost work through no fault of their own and meet their state's conditions. File with the state where you worked.",
        ],
    )
    .call(phone("1-877-872-5627", "18778725627"))
    .by("https://www.careeronestop.org/LocalHelp/UnemploymentBenefits/unemployment-benefits-finder-help.aspx"),
    at(
        Country::Us,
        Topic::Basics,
        "us-211",
        "211",
        "https://www.211.org/",
        ["A local guide to help with rent, food, utilities, health care and more.", "Anyone in the United States who needs help with the basics."],
    )
    .call(phone("211", "211")),
    at(
        Country::Us,
        Topic::Health,
        "us-marketplace",
        "HealthCare.gov special enrolment",
        "https://www.healthcare.gov/coverage-outside-open-enrollment/special-enrollment-period/",
        [
            "Losing job-based cover opens a special enrolment period: 60 days before to 60 days after the loss. Applying also shows whether Medicaid may fit.",
            "People who lost, or are about to lose, health cover.",
        ],
    ),
    at(
        Country::Us,
        Topic::Debt,
        "us-debt",
        "Credit counselling, by USA.gov",
        "https://www.usa.gov/debt",
        ["What to do about debts, and how to find a free or low-cost non-profit counsellor who is accredited.", "Anyone in the United States with debts they cannot pay."],
    ),
    // United Kingdom
    at(
        Country::Gb,
        Topic::Income,
        "gb-jsa",
        "New Style Jobseeker's Allowance",
        "https://www.gov.uk/jobseekers-allowance",
        [
            "Payments for up to 182 days while you look for work.",
            "People out of work, or working under 16 hours a week, who paid enough National Insurance in recent tax years.",
        ],
    ),
    at(
        Country::Gb,
        Topic::Income,
        "gb-universal-credit",
        "Universal Credit",
        "https://www.gov.uk/universal-credit",
        [
            "Help with living costs and rent, in and out of work.",
            "People on a low income or out of work with £16,000 or less in savings.",
        ],
    ),
    at(
        Country::Gb,
        Topic::Debt,
        "gb-stepchange",
        "StepChange Debt Charity",
        "https://www.stepchange.org/",
        ["Free debt advice, online and by phone, and debt plans that creditors accept.", "Anyone in the United Kingdom with debts that worry them."],
    )
    .call(phone("0800 138 1111", "08001381111")),
    at(
        Country::Gb,
        Topic::Basics,
        "gb-shelter",
        "Shelter: housing advice",
        "https://england.shelter.org.uk/housing_advice",
        [
            "Free advice on rent arrears, eviction and homelessness: guides, and advisers for emergencies.",
            "Tenants and homeowners in England. The page leads on to Shelter in Scotland and Shelter Cymru in Wales, where the law differs.",
        ],
    )
    .on_the_26th()
    .by("https://england.shelter.org.uk/support_us/jenny"),
    at(
        Country::Gb,
        Topic::Basics,
        "gb-housing-legal",
        "Housing Loss Prevention Advice Service",
        "https://find-legal-advice.justice.gov.uk/",
        [
            "Free legal advice, and somebody beside you in court, on eviction, repossession, rent arrears, debt and benefits. Choose this service on the page, with your postcode.",
            "Anyone in England or Wales who has a written notice that somebody wants possession of their home, whatever their income.",
        ],
    )
    .on_the_26th()
    .by("https://england.shelter.org.uk/professional_resources/news_and_updates/housing_loss_prevention_advice_service"),
    at(
        Country::Gb,
        Topic::Health,
        "gb-nhs-low-income",
        "NHS Low Income Scheme",
        "https://www.nhsbsa.nhs.uk/nhs-low-income-scheme",
        ["Help with the cost of dental treatment, glasses, and travel to NHS treatment, and in England prescriptions.", "People on a low income; the page checks income and savings."],
    )
    .by("https://www.pembrokeshire.gov.uk/income-support/nhs-low-income-scheme"),
    at(
        Country::Gb,
        Topic::Basics,
        "gb-help-through-hardship",
        "Help through Hardship",
        "https://www.trusselltrust.org/get-help-1/",
        [
            "A free, confidential call with a Citizens Advice adviser: money you could be entitled to, grants, and a food bank voucher where one is needed. Monday to Friday, 9 to 5.",
            "People in England and Wales who cannot afford the essentials.",
        ],
    )
    .call(phone("0808 208 2138", "08082082138")),
    // Canada
    at(
        Country::Ca,
        Topic::Income,
        "ca-ei",
        "Employment Insurance (EI) regular benefits",
        "https://www.canada.ca/en/services/benefits/ei/ei-regular-benefit.html",
        [
            "Payments while you look for work. Apply as soon as you stop working, even before the Record of Employment has come; waiting over four weeks can cost benefits.",
            "People who lost work through no fault of their own with enough insurable hours.",
        ],
    ),
    at(
        Country::Ca,
        Topic::Basics,
        "ca-211",
        "211",
        "https://211.ca/",
        ["A free, confidential guide to local help with food, housing, work search and mental health.", "Anyone in Canada who does not know where to turn."],
    ).call(phone("211", "211")).by("https://211.ca/news/211-service-now-available-across-quebec/index.html"),
    at(
        Country::Ca,
        Topic::Work,
        "ca-job-bank",
        "Job Bank",
        "https://www.jobbank.gc.ca/",
        ["The government's job site: postings, matching with a profile, alerts by email. Free.", "Job seekers in Canada."],
    )
    .by("https://www.jobbank.gc.ca/support-eng.do?type=js"),
    // Ireland
    at(
        Country::Ie,
        Topic::Income,
        "ie-jprb",
        "Jobseeker's Pay-Related Benefit",
        "https://www.gov.ie/en/department-of-social-protection/services/jobseekers-pay-related-benefit",
        [
            "A payment linked to earlier earnings. Apply within six weeks of losing the job.",
            "People fully unemployed since 31 March 2025 or later with enough social insurance contributions. Others: Jobseeker's Benefit or Allowance.",
        ],
    ),
    at(
        Country::Ie,
        Topic::Debt,
        "ie-mabs",
        "MABS, Money Advice & Budgeting Service",
        "https://mabs.ie/",
        ["Free, confidential and independent advice on debt and budgeting.", "Anyone in Ireland in debt or at risk of it."],
    ),
    at(
        Country::Ie,
        Topic::Health,
        "ie-medical-card",
        "Medical card and GP visit card",
        "https://www2.hse.ie/services/schemes-allowances/medical-cards/",
        ["Free visits to a family doctor, and with the medical card prescriptions and hospital care too. One application checks for both; rent and childcare count in your favour.", "People living in Ireland on a lower income; the limits for the GP visit card are higher."],
    ).by("https://www.hse.ie/eng/services/list/1/schemes/mc/gpvc/gpvisitcard.html"),
    // Australia
    at(
        Country::Au,
        Topic::Income,
        "au-jobseeker",
        "JobSeeker Payment",
        "https://www.servicesaustralia.gov.au/jobseeker-payment",
        [
            "A fortnightly payment while you look for work; the official page guides you through the claim.",
            "People from 22 to Age Pension age who are out of work and meet the income and residence rules.",
        ],
    ),
    at(
        Country::Au,
        Topic::Debt,
        "au-ndh",
        "National Debt Helpline",
        "https://ndh.org.au/",
        ["Free financial counselling by phone and chat.", "Anyone in Australia with debts or bills they cannot pay."],
    )
    .call(phone("1800 007 007", "1800007007"))
    .by("https://ndh.org.au/privacy/"),
    at(
        Country::Au,
        Topic::Work,
        "au-workforce",
        "Workforce Australia",
        "https://www.workforceaustralia.gov.au/",
        ["The government's employment service: online for most, with a provider for those who need more help.", "Job seekers in Australia; people on JobSeeker Payment are referred to it."],
    ).by("https://operational.servicesaustralia.gov.au/public/Pages/job-seekers/001-02020010-01.html"),
    at(
        Country::Au,
        Topic::Health,
        "au-health-care-card",
        "Low Income Health Care Card",
        "https://www.servicesaustralia.gov.au/low-income-health-care-card",
        ["Cheaper medicines and health care, and some other discounts.", "People under the income limit who meet the residence rules; there is no assets test."],
    )
    .by("https://www.humanservices.gov.au/individuals/services/centrelink/low-income-health-care-card"),
    // Germany
    at(
        Country::De,
        Topic::Income,
        "de-arbeitsuchend",
        "Agentur für Arbeit: arbeitsuchend und arbeitslos melden",
        "https://www.arbeitsagentur.de/arbeitslos-arbeit-finden",
        [
            "Register as seeking work three months before the job ends, or within three days of hearing of it; register as unemployed by the first day without work. Late registration can cost a week of benefit.",
            "Everyone whose job in Germany ends.",
        ],
    ),
    at(
        Country::De,
        Topic::Basics,
        "de-wohngeld",
        "Wohngeld",
        "https://www.bmwsb.bund.de/",
        ["A grant towards rent, or towards the costs of a home of your own. Paid only on application, at the Wohngeldstelle of your town.", "Households on a low income that draw no benefit which already covers housing."],
    )
    .by("https://kreis-dueren.de/kreishaus/amt/Amt65/Wohngeld.php"),
    at(
        Country::De,
        Topic::Debt,
        "de-meine-schulden",
        "Schuldnerberatung finden",
        "https://meine-schulden.de/beratung",
        [
            "How debt advice works, and a search for the nearest office. Public and charitable offices usually charge nothing; firms that advertise a free first consultation often charge a lot.",
            "Anyone in Germany who cannot pay what is due.",
        ],
    )
    .by("https://meine-schulden.de/beratung/gute-beratung/beratungsprozess/ablauf-einer-beratung"),
    // India
    at(
        Country::In,
        Topic::Work,
        "in-ncs",
        "National Career Service",
        "https://www.ncs.gov.in/",
        [
            "The government's job portal: vacancies, job fairs, counselling, training. Free; anyone who asks for money in its name is a fraud.",
            "Job seekers in India.",
        ],
    )
    .call(phone("1514", "1514"))
    .by("https://dge.gov.in/dge/ncs"),
    at(
        Country::In,
        Topic::Health,
        "in-pmjay",
        "Ayushman Bharat PM-JAY",
        "https://pmjay.gov.in/",
        ["Cashless hospital treatment for a family, at public and listed private hospitals.", "Families on the scheme's lists, by occupation and living conditions; the page checks for yours."],
    ).by("https://www.vikaspedia.in/schemesall/schemes-for-unemployed/ayushman-bharat"),
    at(
        Country::In,
        Topic::Debt,
        "in-rbi-ombudsman",
        "RBI Ombudsman",
        "https://cms.rbi.org.in/",
        [
            "Free complaints about a bank, a lender or a credit bureau, also about how it collects a debt. Complain to the company first; go here if 30 days pass or its answer does not settle it.",
            "Customers of companies that the Reserve Bank of India regulates.",
        ],
    )
    .on_the_26th()
    .by("https://website.rbi.org.in/web/rbi/-/publcations/annual-report-of-ombudsman-schemes-2022-23"),
    at(
        Country::In,
        Topic::Debt,
        "in-nalsa",
        "National Legal Services Authority",
        "https://nalsa.gov.in/",
        [
            "Free legal advice and a lawyer for those who qualify, and Lok Adalats, which settle disputes such as unpaid loans without a court fee.",
            "People with a low income, women, and others whom the page names; the limit differs by state.",
        ],
    )
    .on_the_26th()
    .by("https://nalsa.gov.in/faqs"),
    // European Union
    at(
        Country::Eu,
        Topic::Work,
        "eu-eures",
        "EURES",
        "https://eures.europa.eu/",
        [
            "Jobs across the EU, Iceland, Liechtenstein, Norway and Switzerland, and advisers who know both countries.",
            "Job seekers ready to work in another of these countries.",
        ],
    ),
    at(
        Country::Eu,
        Topic::Income,
        "eu-u2",
        "Form U2: take unemployment benefit abroad",
        "https://europa.eu/youreurope/citizens/work/unemployment-and-benefits/transferring-unemployment-benefits/index_en.htm",
        [
            "Lets you keep your benefit for three months, in some cases six, while you look for work in another EU country. Ask for it before you leave, and register there within seven days.",
            "People who draw unemployment benefit and have been registered for at least four weeks.",
        ],
    ),
];
