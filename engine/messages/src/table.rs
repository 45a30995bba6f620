//! Compiled catalogues: what build scripts write and macros look into.

/// A message in every locale.
#[derive(Debug)]
pub struct Entry {
    /// Its id.
    pub id: &'static str,
    /// The names of its values, sorted.
    pub values: &'static [&'static str],
    /// What is said, in the order of the locales ([`crate::Locale::all`]).
    pub said: [&'static [Piece]; LOCALES],
}

/// How many locales there are.
pub const LOCALES: usize = crate::locale::TAGS.len();

/// A part of what is said. Values are given by their place in [`Entry::values`].
#[derive(Debug)]
pub enum Piece {
    /// As it stands.
    Text(&'static str),
    /// A value.
    Value(u8),
    /// A number with at least and at most so many digits after the point.
    Number(u8, u8, u8),
    /// Which is said depends on a value; the last is said where none fits.
    Select(u8, &'static [(Key, &'static [Piece])], &'static [Piece]),
}

/// Which value a variant is for.
#[derive(Debug)]
pub enum Key {
    /// A number.
    Number(f64),
    /// A text.
    Text(&'static str),
}

/// The message of an id, when compiling.
///
/// # Panics
/// When compiling: the source locale has no such message, or it takes other values.
pub const fn find(catalogue: &[&'static Entry], id: &str, values: &[&str]) -> &'static Entry {
    let (mut low, mut high) = (0, catalogue.len());
    while low < high {
        let middle = usize::midpoint(low, high);
        match order(catalogue[middle].id.as_bytes(), id.as_bytes()) {
            -1 => low = middle + 1,
            1 => high = middle,
            _ => {
                let entry = catalogue[middle];
                assert!(
                    values.len() == entry.values.len(),
                    "the message takes more or fewer values: see its text in locales/zh-CN"
                );
                let mut i = 0;
                while i < values.len() {
                    assert!(
                        holds(entry.values, values[i]),
                        "the message has no value of this name: see its text in locales/zh-CN"
                    );
                    i += 1;
                }
                return entry;
            }
        }
    }
    panic!("there is no message of this id in locales/zh-CN")
}

/// The message of an id that is known only when running.
pub fn look_up(catalogue: &[&'static Entry], id: &str) -> Option<&'static Entry> {
    catalogue.binary_search_by(|entry| entry.id.cmp(id)).ok().map(|at| catalogue[at])
}

const fn holds(all: &[&str], one: &str) -> bool {
    let mut i = 0;
    while i < all.len() {
        if order(all[i].as_bytes(), one.as_bytes()) == 0 {
            return true;
        }
        i += 1;
    }
    false
}

const fn order(a: &[u8], b: &[u8]) -> i8 {
    let mut i = 0;
    while i < a.len() && i < b.len() {
        if a[i] != b[i] {
            return if a[i] < b[i] { -1 } else { 1 };
        }
        i += 1;
    }
    match (i < a.len(), i < b.len()) {
        (false, true) => -1,
        (true, false) => 1,
        _ => 0,
    }
}
