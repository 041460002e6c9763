//! The person's data to their other device: a link, one to eight QR codes for the phone's own camera, a text to paste, or a file.

use leptos::prelude::*;

use super::app_address;
use crate::components::figure::figure;
use crate::components::form::{Check, segments};
use crate::components::icon::{Icon, icon_small};
use crate::components::live;
use crate::exporting::{file_name, save_backup};
use crate::page::page;
use crate::route::Route;
use crate::session::notice::Toast;
use crate::session::session;
use crate::{dom, format, runtime};
use domain::record::Kind;
use exchange::backup::{Backup, LeftOut};
use exchange::link::{self, LINK, PARTS};
use exchange::out::qr;
use store::leave_out::leave_out;

/// What goes.
const EVERYTHING: &str = "everything";
const APPLICATIONS: &str = "applications";

/// What is ready to go.
#[derive(Clone, PartialEq)]
struct Ready {
    entries: usize,
    text: String,
    packed: String,
    /// Where it is short enough.
    link: Option<String>,
    codes: Option<Vec<String>>,
}

/// The screen.
pub fn screen() -> AnyView {
    let which = RwSignal::new(EVERYTHING);
    let (no_diary, no_feelings) = (RwSignal::new(false), RwSignal::new(false));
    let ready = RwSignal::new(None::<Ready>);
    let prepare = move |_| {
        let without: Vec<LeftOut> = [(no_diary, LeftOut::Diary), (no_feelings, LeftOut::Feelings)]
            .into_iter()
            .filter(|(on, _)| on.get_untracked())
            .map(|(_, what)| what)
            .collect();
        let which = which.get_untracked();
        runtime::spawn(async move {
            match gather(which, &without).await {
                Ok(backup) => {
                    ready.set(Some(pack(&backup)));
                    dom::focus_soon("#hand-over-ready");
                }
                Err(why) => session().show_toast(Toast::refused(why)),
            }
        });
    };
    let content = view! {
        {home_screen()}
        <section class="section">
            <h2>"To your other device"</h2>
            <p class="sub">"Both devices can go on: whatever you hand over is merged there, field by field, and the later edit wins. You can hand over in either direction, as often as you like."</p>
            {segments("What to hand over", &[(EVERYTHING, "Everything"), (APPLICATIONS, "Applications only")], Signal::derive(move || which.get().to_owned()), move |key| { which.set(key); ready.set(None); })}
            {live(move || (which.get() == EVERYTHING).then(|| view! {
                {Check::new("hand-over-no-diary", "Leave out the diary").value(no_diary)}
                {Check::new("hand-over-no-feelings", "Leave out feelings and thoughts in reflections, worries and quiet times").value(no_feelings)}
            }))}
            <div class="bar"><button class="btn primary" type="button" on:click=prepare>"Prepare it"</button></div>
        </section>
        {live(move || ready.get().map(ways))}
        <section class="section">
            <h2>"From your other device"</h2>
            <p class="sub">"Point this device's camera at the codes, open the link here, or paste it."</p>
            <div class="bar"><a class="btn" href=Route::Receive(String::new()).href()>"Paste what you have"</a></div>
        </section>
    };
    let back = view! { <a class="btn quiet small" href=Route::Data.href()>{icon_small(Icon::Left)}"Your data"</a> };
    page("Hand over", "", back.into_any(), content.into_any())
}

/// What an iPhone needs to know at this moment: an app on the Home Screen has a storage of its own and begins empty.
fn home_screen() -> Option<AnyView> {
    let navigator = dom::window().navigator();
    // Only Safari on a phone or tablet has it; it is true inside an app on the Home Screen.
    let standalone = js_sys::Reflect::get(&navigator, &"standalone".into()).ok()?.as_bool()?;
    (!standalone).then(|| {
        view! {
            <section class="section">
                <h2>"Before you add Onward to the Home Screen"</h2>
                <p>"The app on the Home Screen starts empty. Take your entries along now:"</p>
                <ol>
                    <li>"Below, choose “Prepare it”, then “Copy as text”."</li>
                    <li>"In Safari's share menu choose “Add to Home Screen”."</li>
                    <li>"Open Onward from the Home Screen, go to More, Your data, Hand over, and choose “Paste what you have”."</li>
                </ol>
            </section>
        }
        .into_any()
    })
}

/// What was chosen, as a backup.
async fn gather(which: &'static str, without: &[LeftOut]) -> Result<Backup, String> {
    let session = session();
    let (handle, today) = (session.handle(), session.today.get_untracked());
    let backup = if which == APPLICATIONS {
        let ids = session.peek(|model| model.applications.iter().map(|(id, _)| (Kind::Application, id.clone())).collect::<Vec<_>>());
        handle.export_some(today, &ids).await
    } else {
        handle.export(today, &[]).await.map(|backup| leave_out(backup, without))
    };
    backup.map_err(|error| format!("{error} Nothing was prepared, and nothing was changed."))
}

fn pack(backup: &Backup) -> Ready {
    let text = backup.write();
    let packed = link::pack(&text);
    let address = app_address() + "#/receive/";
    let link = [address.as_str(), &packed].concat();
    let codes = link::parts(&packed, &address);
    Ready { entries: backup.records.len(), link: (link.len() <= LINK).then_some(link), codes, text, packed }
}

/// The ways it can go.
fn ways(ready: Ready) -> AnyView {
    let Ready { entries, text, packed, link, codes } = ready;
    let copy = |text: String, said: &'static str| {
        move |_| {
            dom::copy(&text);
            session().show_toast(Toast::plain(said));
        }
    };
    let save = move |_| {
        dom::save_file(&file_name("hand-over.json"), "application/json", &text);
        session().show_toast(Toast::plain(format!("{} saved. Open it on the other device under Import.", file_name("hand-over.json"))));
    };
    let length = packed.len();
    let link = match link {
        Some(link) => view! { <button class="btn" type="button" on:click=copy(link, "Link copied. Open it on the other device.")>"Copy the link"</button> }.into_any(),
        None => view! { <p class="sub">"It is too long for a link."</p> }.into_any(),
    };
    let codes = match codes {
        Some(codes) => codes_view(codes),
        None => view! { <p class="sub">{format!("It would take more than {PARTS} codes. Use the file.")}</p> }.into_any(),
    };
    view! {
        <section class="section">
            <h2 id="hand-over-ready" tabindex="-1">"Ready"</h2>
            <p role="status">{figure("hand_over_entries", Some(entries as f64), format::plural(entries as i64, "entry", "entries"))}", "{figure("hand_over_length", Some(length as f64), format::count(length))}" characters. It goes only where you take it."</p>
            <div class="bar">
                {link}
                <button class="btn" type="button" on:click=copy(packed, "Text copied. Paste it on the other device under Hand over.")>"Copy as text"</button>
                <button class="btn" type="button" on:click=save>"Save as a file"</button>
                <button class="btn quiet" type="button" on:click=|_| save_backup()>"Save a whole backup"</button>
            </div>
            {codes}
        </section>
    }
    .into_any()
}

/// The codes, one at a time.
fn codes_view(codes: Vec<String>) -> AnyView {
    let count = codes.len();
    let at = RwSignal::new(0_usize);
    let drawn = move || codes.get(at.get()).and_then(|code| qr::draw(code)).map(|drawn| picture(&drawn, at.get() + 1, count));
    view! {
        <h3>"With the other device's camera"</h3>
        <p class="sub">"Point its camera app at the code and open what it finds. With several codes, do so for each, in any order."</p>
        <div>{live(drawn)}</div>
        <p role="status">{live(move || figure("hand_over_codes", Some(count as f64), format!("Code {} of {}", format::count(at.get() + 1), format::count(count))))}</p>
        {(count > 1).then(|| view! {
            <div class="bar">
                <button class="btn" type="button" disabled=move || at.get() == 0 on:click=move |_| at.update(|at| *at = at.saturating_sub(1))>"Previous code"</button>
                <button class="btn" type="button" disabled=move || at.get() + 1 >= count on:click=move |_| at.update(|at| *at += 1)>"Next code"</button>
            </div>
        })}
    }
    .into_any()
}

/// Dark on white whatever the theme: cameras look for that.
fn picture(drawn: &qr::Drawn, number: usize, count: usize) -> AnyView {
    let side = drawn.side;
    view! {
        <svg role="img" aria-label=format!("QR code {} of {}", format::count(number), format::count(count)) viewBox=format!("0 0 {side} {side}") width="100%" style:max-width="26rem" shape-rendering="crispEdges">
            <rect width=side height=side fill="#fff"></rect>
            <path d=drawn.path.clone() fill="#000"></path>
        </svg>
    }
    .into_any()
}
