//! What else can stand in a message: paths, faults of the system, whatever is written in the same way everywhere.

use crate::Value;
use std::borrow::Cow;
use std::fmt::Arguments;
use std::path::{Path, PathBuf};

impl From<Cow<'_, str>> for Value {
    fn from(text: Cow<str>) -> Value {
        Value::Text(text.into_owned())
    }
}

macro_rules! written {
    ($($kind:ty)*) => {$(
        impl From<$kind> for Value {
            /// As it is written everywhere.
            fn from(one: $kind) -> Value {
                Value::Text(one.to_string())
            }
        }
    )*};
}
written!(std::path::Display<'_> Arguments<'_> &std::io::Error std::io::Error);

impl From<&Path> for Value {
    fn from(path: &Path) -> Value {
        Value::Text(path.display().to_string())
    }
}

impl From<&PathBuf> for Value {
    fn from(path: &PathBuf) -> Value {
        Value::from(path.as_path())
    }
}

macro_rules! borrowed {
    ($($kind:ty)*) => {$(
        impl From<&$kind> for Value {
            fn from(number: &$kind) -> Value {
                Value::from(*number)
            }
        }
    )*};
}
borrowed!(f64 f32 u8 u16 u32 u64 usize i8 i16 i32 i64);
