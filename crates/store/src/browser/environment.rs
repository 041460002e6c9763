//! What the browser answers about itself: whether it keeps what is stored, how much room there is, chance and the clock.

use wasm_bindgen_futures::JsFuture;

use super::patience::within;

/// Asks the browser not to evict what is stored. True where it agreed; false where it declined, or does not know the question.
pub async fn persist() -> bool {
    let Some(window) = web_sys::window() else { return false };
    let Ok(promise) = window.navigator().storage().persist() else { return false };
    JsFuture::from(promise).await.is_ok_and(|answer| answer.as_bool() == Some(true))
}

/// Whether the browser has agreed not to evict what is stored; `None` where it does not know the question, or does not answer.
pub async fn persisted() -> Option<bool> {
    let promise = web_sys::window()?.navigator().storage().persisted().ok()?;
    within(&promise).await.ok()?.as_bool()
}

/// Bytes used and granted for the whole origin, where the browser tells; localStorage has its own, smaller limit ([`usage`](crate::usage)).
pub async fn estimate() -> Option<(f64, f64)> {
    let promise = web_sys::window()?.navigator().storage().estimate().ok()?;
    let answer = within(&promise).await.ok()?;
    let number = |name: &str| js_sys::Reflect::get(&answer, &name.into()).ok()?.as_f64();
    Some((number("usage")?, number("quota")?))
}

/// 64 random bits, for ids: `Id::from_bits(random_bits())`.
pub fn random_bits() -> u64 {
    let mut bytes = [0; 8];
    let crypto = web_sys::window().and_then(|window| window.crypto().ok());
    if crypto.is_some_and(|crypto| crypto.get_random_values_with_u8_array(&mut bytes).is_ok()) {
        return u64::from_le_bytes(bytes);
    }
    let half = || (js_sys::Math::random() * 4_294_967_296.0) as u64;
    half() << 32 | half()
}

/// The wall clock, in milliseconds since 1970.
pub(super) fn wall() -> u64 {
    js_sys::Date::now().max(0.0) as u64
}
