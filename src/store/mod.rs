//! Records in localStorage: a record a key, `onward/<kind>/<id>`. The rules here are pure and run natively against a storage that fails on
//! demand; only `browser` speaks to the browser.
