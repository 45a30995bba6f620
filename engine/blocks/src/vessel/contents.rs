//! What is in which vessel: the state of the block.

use shujin_lesson::Lesson;
use shujin_play::{Play, State, StateHash};
use std::collections::{BTreeMap, BTreeSet};

/// How much of each liquid, µL; none of which there is nothing.
pub type Parts = BTreeMap<String, u64>;

/// What is in all vessels.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Vessels {
    /// By the vessels' nodes.
    inside: BTreeMap<String, Parts>,
    /// What was refused last.
    pub(super) refused: Option<Refused>,
    /// What was poured last.
    pub(super) poured: Option<Flow>,
}

/// That something was poured.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Flow {
    /// The vessel from which.
    pub from: String,
    /// The vessel into which.
    pub to: String,
    /// How much, µL.
    pub amount: u64,
    /// The tick in which that was.
    pub tick: u64,
}

/// That something could not be poured where it was meant to go.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Refused {
    /// The vessel that was to be poured.
    pub from: String,
    /// The vessel into which.
    pub to: String,
    /// Why.
    pub why: Refusal,
    /// The tick in which that was.
    pub tick: u64,
}

/// Why something is not poured.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Refusal {
    /// It is not poured into that vessel.
    Fits,
    /// Something else must be so before.
    Needs,
    /// There is nothing to pour.
    Empty,
    /// There is no room for so much.
    Full,
}

impl State for Vessels {
    /// What was poured or refused last decides nothing.
    fn hash(&self, to: &mut StateHash) {
        for (node, parts) in &self.inside {
            to.text(node);
            to.list(parts.keys());
            parts.values().for_each(|part| to.bytes(&part.to_le_bytes()));
        }
    }
}

impl Vessels {
    /// Those of a lesson; nothing where it has none.
    pub fn of(play: &Play) -> Option<&Vessels> {
        play.state()
    }

    /// As a lesson begins.
    pub(super) fn at_first(lesson: &Lesson) -> Vessels {
        let mut vessels = Vessels::default();
        for vessel in &lesson.scene.vessels {
            let parts = vessel.filled_with().map(|liquid| (liquid.to_owned(), vessel.amount.0));
            vessels.inside.insert(vessel.node.clone(), parts.into_iter().collect());
        }
        vessels
    }

    /// How much is in a vessel, µL.
    pub fn amount(&self, node: &str) -> u64 {
        self.inside.get(node).map_or(0, |parts| parts.values().sum())
    }

    /// What is in a vessel, µL of each liquid.
    pub fn parts(&self, node: &str) -> impl Iterator<Item = (&str, u64)> {
        self.inside.get(node).into_iter().flatten().map(|(liquid, part)| (liquid.as_str(), *part))
    }

    /// Which part of what is in a vessel is this liquid, 0–1; of nothing 0.
    pub fn share(&self, node: &str, liquid: &str) -> f64 {
        let part = self.inside.get(node).and_then(|parts| parts.get(liquid)).copied().unwrap_or(0);
        if part == 0 { 0.0 } else { part as f64 / self.amount(node) as f64 }
    }

    /// The vessels, with what is in each.
    pub fn all(&self) -> impl Iterator<Item = (&str, &Parts)> {
        self.inside.iter().map(|(node, parts)| (node.as_str(), parts))
    }

    /// What was poured last.
    pub fn poured(&self) -> Option<&Flow> {
        self.poured.as_ref()
    }

    /// What was refused last.
    pub fn refused(&self) -> Option<&Refused> {
        self.refused.as_ref()
    }

    /// What a dose takes of each liquid in a vessel: all where there is less.
    pub(super) fn dose_of(&self, node: &str, dose: u64) -> Parts {
        self.inside.get(node).map(|parts| parted(parts, dose)).unwrap_or_default()
    }

    /// Whether all of this is in a vessel.
    pub(super) fn has(&self, node: &str, parts: &Parts) -> bool {
        let inside = self.inside.get(node);
        parts.iter().all(|(liquid, part)| inside.and_then(|inside| inside.get(liquid)).is_some_and(|is| is >= part))
    }

    /// Moves this from one vessel, which has it, into another.
    pub(super) fn carry(&mut self, from: &str, to: &str, parts: &Parts) {
        for (liquid, part) in parts {
            let left = self.inside.entry(from.to_owned()).or_default();
            let before = left.remove(liquid).unwrap_or(0);
            if before > *part {
                left.insert(liquid.clone(), before - part);
            }
            *self.inside.entry(to.to_owned()).or_default().entry(liquid.clone()).or_default() += part;
        }
    }

    /// Takes over what was in vessels that are still there, have room for it, and whose liquids still have names.
    pub(super) fn take_over(&mut self, old: Vessels, lesson: &Lesson) {
        let liquids: BTreeSet<&str> = liquids(lesson).collect();
        for (node, parts) in old.inside {
            let vessel = lesson.scene.vessels.iter().find(|vessel| vessel.node == node);
            let has_room = vessel.is_some_and(|vessel| parts.values().sum::<u64>() <= vessel.holds.0);
            if has_room && parts.keys().all(|liquid| liquids.contains(liquid.as_str())) {
                self.inside.insert(node, parts);
            }
        }
    }
}

/// The liquids of a lesson; one that is in several vessels as often.
pub(super) fn liquids(lesson: &Lesson) -> impl Iterator<Item = &str> {
    lesson.scene.vessels.iter().filter_map(|vessel| vessel.of.as_deref())
}

/// A dose of a mixture: of each liquid its share, in whole microlitres. What rounding down leaves over goes, a microlitre each, to the liquids that
/// lost most by it, of equals to the first by id. So the parts make up the dose to the microlitre, and of none more is taken than there is.
fn parted(inside: &Parts, dose: u64) -> Parts {
    let all: u64 = inside.values().sum();
    if dose >= all {
        return inside.clone();
    }
    // Large volumes multiplied are more than 64 bits hold.
    let exact = |part: u64| u128::from(part) * u128::from(dose);
    let mut parts: Vec<(&String, u64, u128)> = inside
        .iter()
        .map(|(liquid, part)| (liquid, (exact(*part) / u128::from(all)) as u64, exact(*part) % u128::from(all)))
        .collect();
    let over = dose - parts.iter().map(|(_, part, _)| part).sum::<u64>();
    // The sort keeps equals in the order of their ids.
    parts.sort_by_key(|(_, _, lost)| std::cmp::Reverse(*lost));
    parts.iter_mut().take(over as usize).for_each(|(_, part, _)| *part += 1);
    parts.into_iter().filter(|(_, part, _)| *part > 0).map(|(liquid, part, _)| (liquid.clone(), part)).collect()
}

#[cfg(test)]
mod tests {
    use super::{Parts, parted};

    fn parts(of: &[(&str, u64)]) -> Parts {
        of.iter().map(|(liquid, part)| ((*liquid).to_owned(), *part)).collect()
    }

    #[test]
    fn a_dose_of_a_mixture_is_whole_and_none_is_made_up() {
        let thirds = parts(&[("ink", 1), ("milk", 1), ("water", 1)]);
        assert_eq!(parted(&thirds, 2), parts(&[("ink", 1), ("milk", 1)]));
        assert_eq!(parted(&parts(&[("ink", 1), ("water", 999)]), 100), parts(&[("water", 100)]));
        assert_eq!(parted(&parts(&[("ink", 7), ("water", 3)]), 5), parts(&[("ink", 4), ("water", 1)]));
        assert_eq!(parted(&thirds, 9), thirds);
        assert_eq!(parted(&Parts::new(), 9), Parts::new());
        let sea = parts(&[("salt", 333_333_333_333), ("water", 666_666_666_667)]);
        assert_eq!(parted(&sea, 999_999_999_999).values().sum::<u64>(), 999_999_999_999);
    }
}
