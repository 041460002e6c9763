//! An SVG as a PNG, by the browser's own canvas.

use crate::runtime;
use leptos::wasm_bindgen::{JsCast, JsValue, closure::Closure};
use wasm_bindgen_futures::JsFuture;
use web_sys::{Blob, CanvasRenderingContext2d, HtmlCanvasElement, HtmlImageElement};

use crate::dom;
use crate::session::notice::Toast;
use crate::session::session;

/// Pixels of the PNG for one of the drawing: sharp on any screen.
const SCALE: f64 = 2.0;

/// Draws the picture and offers it as a file.
pub fn save_png(svg: String, size: (f64, f64), name: String) {
    runtime::spawn(async move {
        let session = session();
        match draw(&svg, size).await {
            Ok(blob) => {
                dom::save_blob(&name, &blob);
                session.show_toast(Toast::plain(format!("{name} saved")));
            }
            Err(_) => session.show_toast(Toast::refused(
                "The browser could not draw the picture. Nothing was changed. Save it as SVG instead; most programs open that too.",
            )),
        }
    });
}

async fn draw(svg: &str, (width, height): (f64, f64)) -> Result<Blob, JsValue> {
    let image = HtmlImageElement::new()?;
    image.set_src(&format!("data:image/svg+xml,{}", js_sys::encode_uri_component(svg)));
    JsFuture::from(image.decode()).await?;
    let canvas: HtmlCanvasElement = dom::document().create_element("canvas")?.unchecked_into();
    canvas.set_width((width * SCALE) as u32);
    canvas.set_height((height * SCALE) as u32);
    let context: CanvasRenderingContext2d = canvas.get_context("2d")?.ok_or(JsValue::NULL)?.unchecked_into();
    context.draw_image_with_html_image_element_and_dw_and_dh(&image, 0.0, 0.0, width * SCALE, height * SCALE)?;
    let promise = js_sys::Promise::new(&mut |resolve, _| {
        let done = Closure::once_into_js(move |blob: JsValue| drop(resolve.call1(&JsValue::UNDEFINED, &blob)));
        // A canvas that refuses answers with null, which is no blob.
        drop(canvas.to_blob(done.unchecked_ref()));
    });
    JsFuture::from(promise).await?.dyn_into()
}
