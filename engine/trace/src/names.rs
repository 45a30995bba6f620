//! Every name that statements about one scene may hold.

use std::collections::{BTreeMap, BTreeSet};

/// Names by kind. Kinds are those of a statement's parts (`node`, `question`, …) and of what else is told. Which there are, the blocks say
/// that fill them ([`Kinds::vocabulary`](crate::kind::Kinds::vocabulary)); a name may be several words, as `value least most`. Every statement has:
///
/// | kind | names |
/// |---|---|
/// | `unit` | units as printed, the empty one too where there is a number without |
/// | `locale` | locales of the scene's texts |
/// | `revision` | hashes of the versions that were served |
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Vocabulary(BTreeMap<String, BTreeSet<String>>);

impl Vocabulary {
    /// Adds a name.
    pub fn add(&mut self, kind: &str, name: impl Into<String>) {
        self.0.entry(kind.to_owned()).or_default().insert(name.into());
    }

    /// Whether there is such a name.
    pub fn has(&self, kind: &str, name: &str) -> bool {
        self.0.get(kind).is_some_and(|names| names.contains(name))
    }

    /// All names with their kinds.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &str)> {
        self.0.iter().flat_map(|(kind, names)| names.iter().map(|name| (kind.as_str(), name.as_str())))
    }

    /// Whether a value can be this number (`range`: `value least most`): any, where no version has said how little and how much.
    pub fn can_be(&self, value: &str, number: f64) -> bool {
        let ranges = self.0.get("range").into_iter().flatten();
        let mut ranges =
            ranges.filter_map(|range| range.strip_prefix(value)?.strip_prefix(' ')?.split_once(' ')).peekable();
        let within = |(least, most): (&str, &str)| {
            least.parse::<f64>().is_ok_and(|least| number >= least)
                && most.parse::<f64>().is_ok_and(|most| number <= most)
        };
        ranges.peek().is_none() || ranges.any(within)
    }

    /// All names of any kind, and the second halves of pairs.
    pub fn words(&self) -> BTreeSet<&str> {
        let names = self.0.values().flatten();
        names.flat_map(|name| [Some(name.as_str()), name.split_once(' ').map(|(_, half)| half)]).flatten().collect()
    }

    /// Second halves of the names of this kind whose first half is this.
    pub fn belonging(&self, kind: &str, to: &str) -> Vec<String> {
        let all = self.0.get(kind).into_iter().flatten();
        all.filter_map(|name| name.strip_prefix(to)?.strip_prefix(' ')).map(str::to_owned).collect()
    }
}

impl<K: AsRef<str>, N: Into<String>> FromIterator<(K, N)> for Vocabulary {
    fn from_iter<T: IntoIterator<Item = (K, N)>>(names: T) -> Self {
        let mut all = Self::default();
        names.into_iter().for_each(|(kind, name)| all.add(kind.as_ref(), name));
        all
    }
}
