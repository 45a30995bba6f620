//! "Did you mean": the closest of the known names, within a budget so that no file makes it slow.

/// Looks for close names; gives up when a report has asked for too much.
pub(crate) struct Guess {
    left: usize,
}

impl Guess {
    /// A fresh budget: about a hundredth of a second.
    pub(crate) fn new() -> Guess {
        Guess { left: 100_000 }
    }

    /// The closest of `known`, if it is close: at most every third letter is different.
    #[cfg(feature = "author")]
    pub(crate) fn closest<'a>(&mut self, name: &str, known: impl Iterator<Item = &'a str>) -> Option<&'a str> {
        if name.len() > 64 {
            return None;
        }
        let lower = name.to_lowercase();
        let allowed = (name.chars().count() / 3).max(1);
        let budget = self.left;
        let mut best: Option<(usize, &str)> = None;
        for candidate in known.filter(|k| k.len() <= 80).take(budget) {
            self.left -= 1;
            let distance = match candidate.to_lowercase() == lower {
                true => 1,
                false => strsim::damerau_levenshtein(name, candidate),
            };
            if distance <= allowed && best.is_none_or(|(least, _)| distance < least) {
                best = Some((distance, candidate));
            }
        }
        best.map(|(_, name)| name)
    }

    /// The only one of `known` that begins with a name, or that a name begins with: a word half written, or an ending too many.
    #[cfg(feature = "author")]
    pub(crate) fn begun<'a>(&mut self, name: &str, known: impl Iterator<Item = &'a str>) -> Option<&'a str> {
        let begins = |known: &&str| {
            let (short, long) = if name.len() < known.len() { (name, *known) } else { (*known, name) };
            short.len() >= 3 && long.starts_with(short)
        };
        let budget = self.left;
        let mut like = known.take(budget).inspect(|_| self.left -= 1).filter(begins);
        let first = like.next()?;
        like.next().is_none().then_some(first)
    }

    /// Nobody who opens a pack can mend it: a player does not guess.
    #[cfg(not(feature = "author"))]
    pub(crate) fn closest<'a>(&mut self, _: &str, _: impl Iterator<Item = &'a str>) -> Option<&'a str> {
        self.left = 0;
        None
    }
}

#[cfg(all(test, feature = "author"))]
mod tests {
    use super::*;

    #[test]
    fn the_closest_is_found_and_what_is_far_is_not() {
        let known = ["height", "weight", "colour"];
        let mut guess = Guess::new();
        assert_eq!(guess.closest("heigth", known.into_iter()), Some("height"));
        assert_eq!(guess.closest("color", known.into_iter()), Some("colour"));
        assert_eq!(guess.closest("COLOUR", known.into_iter()), Some("colour"));
        assert_eq!(guess.closest("speed", known.into_iter()), None);
    }

    #[test]
    fn a_word_half_written_is_known() {
        let mut guess = Guess::new();
        assert_eq!(guess.begun("fill", ["filled", "watered"].into_iter()), Some("filled"));
        assert_eq!(guess.begun("watered-now", ["filled", "watered"].into_iter()), Some("watered"));
        assert_eq!(guess.begun("fill", ["filled", "filler"].into_iter()), None);
        assert_eq!(guess.begun("fi", ["filled"].into_iter()), None);
    }

    #[test]
    fn the_budget_ends() {
        let mut guess = Guess { left: 2 };
        assert_eq!(guess.closest("c", ["x1", "x2", "c"].into_iter()), None);
        assert_eq!(guess.closest("c", ["c"].into_iter()), None);
    }
}
