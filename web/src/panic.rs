//! What happens when the engine panics: the page is told, so that it can say so and keep the trace.
//!
//! Does not: go on. A panic ends the WebAssembly instance (`panic = abort`).

use std::cell::RefCell;
use std::panic::set_hook;

use js_sys::Function;
use wasm_bindgen::JsValue;

thread_local! {
    static LOST: RefCell<Option<Function>> = const { RefCell::new(None) };
}

/// Has `lost` called with message and place of the first panic.
pub fn tell(lost: Function) {
    LOST.set(Some(lost));
    listen();
}

/// Takes the place of whatever panic hook was set before.
pub fn listen() {
    set_hook(Box::new(|panic| {
        // Taken out, so that a panic caused by the call itself cannot call again.
        if let Some(lost) = LOST.take() {
            let file = shujin_lesson::guard::file_being_read().map(|file| format!("{file}: ")).unwrap_or_default();
            // A page that fails to show the message cannot be told so.
            _ = lost.call1(&JsValue::NULL, &JsValue::from_str(&format!("{file}{panic}")));
        }
    }));
}
