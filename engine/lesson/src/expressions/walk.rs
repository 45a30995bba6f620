//! Finds every expression of a scene: whatever has the type [`crate::format::Expr`], in whatever block it stands.

mod finder;

use crate::expr::Want;
use crate::format::with_marks;
use crate::source::Seg;
use finder::Finder;
use serde::Serialize;

/// An expression and where it stands.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Site {
    /// The way through `scene.toml`.
    pub way: Vec<Seg>,
    /// Its number.
    pub id: u32,
    /// As it was written.
    pub text: String,
    /// What its type wants.
    pub want: Want,
}

/// Every expression in `whole`, in the order in which they were read.
pub(crate) fn sites(whole: &impl Serialize) -> Vec<Site> {
    let mut finder = Finder::default();
    // What cannot be written was not read from TOML either.
    let mut found = match with_marks(|| whole.serialize(&mut finder)) {
        Ok(()) => finder.found,
        Err(_) => Vec::new(),
    };
    found.sort_by_key(|site| site.id);
    found
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::format::{Expr, Length, Trigger};
    use crate::source::way;
    use serde::Deserialize;
    use std::collections::BTreeMap;

    #[derive(Serialize, Deserialize)]
    struct Block {
        long: Expr<Length>,
        maybe: Option<Expr<bool>>,
        left: Option<Expr<bool>>,
        when: Vec<Trigger>,
        inputs: BTreeMap<String, Expr<f64>>,
    }

    #[test]
    fn whatever_is_an_expression_is_found_with_its_way() {
        let text = "long = '1 m'\nmaybe = 'a > 1'\nwhen = [{ start = true }, { becomes = 'b' }]\ninputs.mass = 'c'\n";
        let block: Block = toml::from_str(text).expect("reads");
        let found = sites(&BTreeMap::from([("block", [block])]));
        let told: Vec<_> = found.iter().map(|site| (site.way.clone(), site.text.as_str(), site.want)).collect();
        let length = Want::Drawn(crate::expr::unit::Unit::METRE);
        assert_eq!(
            told,
            [
                (way!["block", 0, "inputs", "mass"], "c", Want::Number),
                (way!["block", 0, "long"], "1 m", length),
                (way!["block", 0, "maybe"], "a > 1", Want::Truth),
                (way!["block", 0, "when", 1, "becomes"], "b", Want::Truth),
            ]
        );
        assert!(found.windows(2).all(|pair| pair[0].id < pair[1].id));
    }

    #[test]
    fn elsewhere_an_expression_is_its_text() {
        let block: Expr<bool> = "a > 1".into();
        assert_eq!(serde_json::to_value(&block).expect("a text"), "a > 1");
    }
}
