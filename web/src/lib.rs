//! The browser shell over the stage: eight functions that the page calls, and the report of a panic.
//!
//! Does: turn JSON and bytes into [`Command`]s, notices into JSON. Does not: fetch, store or show anything; `web/page` does.
//! The page asks for notices ([`take`]) instead of being called, so that no page code runs in the middle of a frame.

mod panic;

use std::cell::RefCell;

use js_sys::Function;
use shujin_stage::port::Command;
use shujin_stage::{Config, Host};
use wasm_bindgen::prelude::*;

thread_local! {
    /// The handle to the running stage; nothing before [`start`].
    static HOST: RefCell<Option<Host>> = const { RefCell::new(None) };
}

/// Starts the stage on the canvas that the CSS selector names, with the interface's typeface (TrueType bytes).
/// `lost` is called with a message, once, if the engine panics; nothing can be drawn after that.
///
/// # Errors
/// When it was started before: the page must be loaded anew for that.
#[wasm_bindgen]
pub fn start(canvas: String, font: Vec<u8>, lost: Function) -> Result<(), JsError> {
    if HOST.with_borrow(Option::is_some) {
        return Err(JsError::new("the stage was started before"));
    }
    panic::tell(lost);
    let host = Host::default();
    HOST.set(Some(host.clone()));
    let config = Config { canvas: Some(canvas), font, ..Config::default() };
    let mut app = shujin_stage::build(config, host);
    // Again, because Bevy has put its own hook in place meanwhile.
    panic::listen();
    // Returns at once in a browser: the event loop goes on in animation frames.
    app.run();
    Ok(())
}

/// Sends a [`Command`] given as JSON, as in `{"command": "close"}`. For those that carry bytes there are [`supply`],
/// [`picture`], [`typeface`], [`renew`] and [`bring`].
///
/// # Errors
/// When the JSON is no command, saying why; and before [`start`].
#[wasm_bindgen]
pub fn send(json: &str) -> Result<(), JsError> {
    let command: Command = serde_json::from_str(json)?;
    with_host(|host| host.send(command))
}

/// Supplies the pack that was asked for; `session` is JSON of the port's `Session`, `left` what the last `keep` notice of
/// this scene held, if it held something.
///
/// # Errors
/// When the JSON is no session, saying why; and before [`start`].
#[wasm_bindgen]
pub fn supply(scene: String, bytes: Vec<u8>, session: &str, left: Option<String>) -> Result<(), JsError> {
    let session = serde_json::from_str(session)?;
    with_host(|host| host.send(Command::Supply { scene, bytes, session, left }))
}

/// Supplies the picture of a scene's card, PNG.
///
/// # Errors
/// Before [`start`].
#[wasm_bindgen]
pub fn picture(scene: String, bytes: Vec<u8>) -> Result<(), JsError> {
    with_host(|host| host.send(Command::Picture { scene, bytes }))
}

/// Supplies the rest of the interface's typeface (TrueType bytes), which a notice asked for.
///
/// # Errors
/// Before [`start`].
#[wasm_bindgen]
pub fn typeface(bytes: Vec<u8>) -> Result<(), JsError> {
    with_host(|host| host.send(Command::Typeface { bytes }))
}

/// Supplies the open scene as its author has changed it.
///
/// # Errors
/// Before [`start`].
#[wasm_bindgen]
pub fn renew(scene: String, bytes: Vec<u8>) -> Result<(), JsError> {
    with_host(|host| host.send(Command::Renew { scene, bytes }))
}

/// Opens a pack that somebody brought along.
///
/// # Errors
/// Before [`start`].
#[wasm_bindgen]
pub fn bring(bytes: Vec<u8>) -> Result<(), JsError> {
    with_host(|host| host.send(Command::Bring { bytes }))
}

/// The notices since the last call, each as JSON, oldest first.
///
/// # Errors
/// Before [`start`].
#[wasm_bindgen]
pub fn take() -> Result<Vec<String>, JsError> {
    let notices = with_host(Host::take)?;
    // A notice holds only what JSON can say; were one to fail, the others must still arrive.
    Ok(notices.iter().filter_map(|notice| serde_json::to_string(notice).ok()).collect())
}

fn with_host<T>(act: impl FnOnce(&Host) -> T) -> Result<T, JsError> {
    HOST.with_borrow(|host| host.as_ref().map(act)).ok_or_else(|| JsError::new("the stage was not started"))
}
