//! What a key is good for, in the words of xAPI 1.0.3 ("OAuth Authorization Scope").

use std::collections::BTreeSet;
use std::fmt;
use std::str::FromStr;

/// One thing that a key may be good for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Scope {
    /// Write statements.
    StatementsWrite,
    /// Read the statements that were written with this key.
    StatementsReadMine,
    /// Read all statements.
    StatementsRead,
    /// Read and write documents of state.
    State,
    /// Say what activities are.
    Define,
    /// Read and write documents of profiles.
    Profile,
    /// Read everything.
    AllRead,
    /// Everything.
    All,
}

impl Scope {
    /// All of them.
    pub const EACH: [Scope; 8] = [
        Scope::StatementsWrite,
        Scope::StatementsReadMine,
        Scope::StatementsRead,
        Scope::State,
        Scope::Define,
        Scope::Profile,
        Scope::AllRead,
        Scope::All,
    ];

    fn name(self) -> &'static str {
        match self {
            Scope::StatementsWrite => "statements/write",
            Scope::StatementsReadMine => "statements/read/mine",
            Scope::StatementsRead => "statements/read",
            Scope::State => "state",
            Scope::Define => "define",
            Scope::Profile => "profile",
            Scope::AllRead => "all/read",
            Scope::All => "all",
        }
    }

    /// Whether this scope includes the other.
    fn includes(self, other: Scope) -> bool {
        use Scope::{All, AllRead, StatementsRead, StatementsReadMine};
        self == other
            || match self {
                All => true,
                AllRead => [StatementsRead, StatementsReadMine].contains(&other),
                StatementsRead => other == StatementsReadMine,
                _ => false,
            }
    }
}

impl fmt::Display for Scope {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

/// What was written is no scope.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{}", say!("key-no-scope", scope = .0))]
pub struct ScopeParseError(String);

/// All that a key is good for; written with commas between.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Scopes(BTreeSet<Scope>);

impl Scopes {
    /// Whether one of them includes this.
    pub fn allow(&self, wanted: Scope) -> bool {
        self.0.iter().any(|scope| scope.includes(wanted))
    }
}

impl FromIterator<Scope> for Scopes {
    fn from_iter<T: IntoIterator<Item = Scope>>(scopes: T) -> Self {
        Self(scopes.into_iter().collect())
    }
}

impl FromStr for Scopes {
    type Err = ScopeParseError;

    fn from_str(text: &str) -> Result<Self, ScopeParseError> {
        let one = |name: &str| {
            let found = Scope::EACH.into_iter().find(|scope| scope.name() == name.trim());
            found.ok_or_else(|| ScopeParseError(name.trim().to_owned()))
        };
        text.split(',').map(one).collect()
    }
}

impl fmt::Display for Scopes {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0.iter().map(|scope| scope.name()).collect::<Vec<_>>().join(","))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn wide_scopes_include_narrow_ones_and_no_more() {
        let scopes: Scopes = "statements/read, state".parse().expect("scopes");
        assert!(scopes.allow(Scope::StatementsReadMine) && scopes.allow(Scope::State));
        assert!(
            !scopes.allow(Scope::StatementsWrite) && !scopes.allow(Scope::Profile) && !scopes.allow(Scope::AllRead)
        );
        assert!(Scope::EACH.into_iter().all(|scope| Scopes::from_iter([Scope::All]).allow(scope)));
        assert_eq!(scopes.to_string().parse::<Scopes>(), Ok(scopes));
        assert_eq!("statements/delete".parse::<Scopes>(), Err(ScopeParseError("statements/delete".into())));
    }
}
