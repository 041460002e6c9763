//! A bookmark that adds the job on the page it is tapped on, where the phone's share sheet cannot.

use leptos::prelude::*;

use crate::dom;
use crate::session::notice::Toast;
use crate::session::session;
use domain::application::shared::bookmarklet;

/// The section.
pub(super) fn section() -> AnyView {
    let session = session();
    let code = bookmarklet(&dom::window().location().href().unwrap_or_default());
    let copied = code.clone();
    let copy = move |_| {
        dom::copy(&copied);
        session.show_toast(Toast::plain("Copied. Paste it in place of a bookmark's address."));
    };
    view! {
        <section class="section">
            <h2>"Add a job from the page it is on"</h2>
            <p class="sub">"On Android and on computers, install Onward, then share a posting to it. Anywhere else a bookmark does the same: it opens Onward with link, role and company filled in, and saves nothing until you do."</p>
            <details>
                <summary>"Make the bookmark"</summary>
                <ol class="sub">
                    <li>"Copy the bookmark’s address with the button below."</li>
                    <li>"Bookmark any page in your browser and call it “Add to Onward”."</li>
                    <li>"Edit that bookmark: put what you copied in place of its address."</li>
                    <li>"On a job’s page, open your bookmarks and tap “Add to Onward”."</li>
                </ol>
                <p class="sub">"On an iPhone or iPad it opens Onward in the browser. Onward on the Home Screen keeps its entries apart from that; there, copy the link and paste it under Add."</p>
                <pre class="sub prewrap" id="bookmarklet">{code}</pre>
                <div class="bar"><button class="btn" type="button" on:click=copy>"Copy the bookmark’s address"</button></div>
            </details>
        </section>
    }
    .into_any()
}
