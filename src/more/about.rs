//! What this is, and what it is not; said once, plainly.

use crate::route::ReflectRoute;
use leptos::prelude::*;

use crate::page::page;
use crate::route::Route;

/// The screen.
pub fn screen() -> AnyView {
    let content = view! {
        <section class="section"><h2>"What it is"</h2>
            <p class="lead">"A notebook and a calculator for the time after a rejection. It shows how your search is going and how sure that is, how long the money lasts and what buys days, and leads from a rejection to one dated next step."</p></section>
        <section class="section"><h2>"Where your words are"</h2>
            <p class="lead">"In this browser, on this device, and nowhere else. The app sends nothing: no account, no server, no counting of visitors. After the first visit it works without a network."</p>
            <p class="lead">"That also means nobody else can bring them back. "<a href=Route::Data.href()>"Save a backup"</a>" now and then; clearing the browser’s data deletes everything."</p></section>
        <section class="section"><h2>"What it is not"</h2>
            <p class="lead">"It is not therapy, not legal or financial advice, and it promises no offer. Its figures say how likely something is, with what they do not know. If you are not safe or cannot cope: "<a href=Route::Reflect(ReflectRoute::Help).href()>"people to talk to, now"</a>"."</p></section>
        <section class="section"><h2>"Where the figures come from"</h2>
            <p class="lead">"Rates carry a 95% interval (Jeffreys; Brown, Cai and DasGupta 2001). Waiting times count applications still open as open (Kaplan–Meier). Benchmarks come from published figures, each with its source beside it; you can change what you compare with in "<a href=Route::Settings.href()>"Settings"</a>"."</p></section>
        <p class="tiny">{concat!("Onward ", env!("CARGO_PKG_VERSION"))}</p>
    };
    page("About Onward", "", super::back(), content.into_any())
}
