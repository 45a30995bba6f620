//! What Shujin says, by id, in every locale.
//!
//! Messages stand in `locales/<locale>/<area>`, in [Fluent](https://projectfluent.org). A crate compiles its area in its build
//! script (`shujin_messages_compile::area`) and says its messages by a macro of its own:
//!
//! ```ignore
//! shujin_messages::catalogue!(MESSAGES);
//!
//! macro_rules! say {
//!     ($($message:tt)*) => { shujin_messages::message!($crate::MESSAGES, $($message)*) };
//! }
//!
//! let message = say!("missing-file", file = "scene.toml");
//! assert_eq!(message.text(Locale::of("en").unwrap()), "scene.toml is missing");
//! ```
//!
//! An id that is not in the source locale does not compile, nor does a message without one of its values or with another. A
//! crate that says few messages of an area links those alone.
//!
//! Knows nothing of files, of browsers or of what is said: texts of scenes are the lesson's.

extern crate self as shujin_messages;

mod locale;
mod message;
pub mod pseudo;
pub mod table;
mod value;

pub use locale::{Locale, speak, spoken};
pub use message::{Joint, Message, Value};

catalogue!(COMMON);

/// Includes the messages that the crate's build script has compiled, as a constant of this name.
#[macro_export]
macro_rules! catalogue {
    ($name:ident) => {
        #[doc = "The messages of this crate, sorted by id."]
        pub(crate) const $name: &[&$crate::table::Entry] = include!(concat!(env!("OUT_DIR"), "/messages.rs"));
    };
}

/// An entry of a catalogue that takes no values, as a constant: `entry!(MESSAGES, "id")`. For tables of what is said.
#[macro_export]
macro_rules! entry {
    ($catalogue:expr, $($id:tt)+) => {{
        const ENTRY: &$crate::table::Entry = $crate::table::find($catalogue, $($id)+, &[]);
        ENTRY
    }};
}

/// A [`Message`]: `message!(MESSAGES, "id", file, count = 3)`; a name without a value is the variable of that name.
#[macro_export]
macro_rules! message {
    ($catalogue:expr, $id:literal $(, $name:ident $(= $value:expr)?)* $(,)?) => {{
        const ENTRY: &$crate::table::Entry = $crate::table::find($catalogue, $id, &[$(stringify!($name)),*]);
        $crate::Message::new(ENTRY, vec![$((stringify!($name), $crate::Value::from($crate::message!(@ $name $(, $value)?)))),*])
    }};
    (@ $name:ident) => { $name };
    (@ $name:ident, $value:expr) => { $value };
}
