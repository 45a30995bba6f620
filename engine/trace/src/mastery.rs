//! How far a learner seems to have come with a learning goal, and why: Bayesian knowledge tracing (Corbett and Anderson,
//! "Knowledge tracing: Modeling the acquisition of procedural knowledge", User Modeling and User-Adapted Interaction 4, 1995).
//!
//! The four figures of the model are not fitted to pupils of ours: they are a cautious start, the same for every goal, and
//! stand in [`Model`]. So what comes out is a reason to look at a pupil's path, never a mark, and never a rank.

/// What the model takes for given.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Model {
    /// Chance that a goal is mastered before anything was seen.
    pub before: f64,
    /// Chance that it is learned at an opportunity.
    pub learn: f64,
    /// Chance of success without mastery.
    pub guess: f64,
    /// Chance of failure with mastery.
    pub slip: f64,
}

/// The model where nothing better is known.
pub const MODEL: Model = Model { before: 0.3, learn: 0.15, guess: 0.25, slip: 0.1 };

/// From this on a goal is taken for mastered. The usual limit, 0.95, asks for three successes and none missed with these four
/// figures; a scene gives two or three opportunities for a goal, so two and none missed are enough here.
pub const MASTERED: f64 = 0.85;

/// An opportunity to show a goal: did it succeed without help?
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Opportunity {
    /// The question, step or task by which it was shown.
    pub by: String,
    /// Whether it succeeded, at once and without a hint.
    pub success: bool,
}

/// What is thought of a goal.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stage {
    /// Too little was seen to say anything.
    Unseen,
    /// Not yet: worth a look together.
    Begun,
    /// On the way.
    Under,
    /// It seems to sit.
    Firm,
}

impl Model {
    /// Chance of mastery after these opportunities, 0–1.
    pub fn mastery(&self, seen: &[Opportunity]) -> f64 {
        seen.iter().fold(self.before, |known, one| {
            let (right, wrong) = match one.success {
                true => (known * (1.0 - self.slip), (1.0 - known) * self.guess),
                false => (known * self.slip, (1.0 - known) * (1.0 - self.guess)),
            };
            let after = right / (right + wrong);
            after + (1.0 - after) * self.learn
        })
    }

    /// The same in one word. One success alone says little, so two are asked for before anything is called firm.
    pub fn stage(&self, seen: &[Opportunity]) -> Stage {
        let mastery = self.mastery(seen);
        match seen.len() {
            0 => Stage::Unseen,
            1 if mastery >= 0.5 => Stage::Under,
            _ if mastery >= MASTERED => Stage::Firm,
            _ if mastery >= 0.5 => Stage::Under,
            _ => Stage::Begun,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn seen(successes: &[bool]) -> Vec<Opportunity> {
        successes.iter().map(|success| Opportunity { by: "q".into(), success: *success }).collect()
    }

    #[test]
    fn mastery_follows_the_published_equations() {
        // By hand: 0.3 → success: .27 / (.27 + .175) = .60674…, learned: + .15 of the rest.
        let known: f64 = 0.27 / (0.27 + 0.7 * 0.25);
        assert!((MODEL.mastery(&seen(&[true])) - (known + (1.0 - known) * 0.15)).abs() < 1e-12);
        assert_eq!(MODEL.mastery(&[]), 0.3);
    }

    #[test]
    fn success_raises_and_failure_lowers() {
        assert!(MODEL.mastery(&seen(&[true, false])) < MODEL.mastery(&seen(&[true])));
        assert!(MODEL.mastery(&seen(&[false, true, true, true])) > MODEL.mastery(&seen(&[false, true])));
        let stages = [&[][..], &[false], &[true], &[true, true], &[false, true]].map(|one| MODEL.stage(&seen(one)));
        assert_eq!(stages, [Stage::Unseen, Stage::Begun, Stage::Under, Stage::Firm, Stage::Under]);
    }
}
