//! What a scene says always holds, tried: the lesson is had to stand at every moment at which a statement is tried, and the first at which it
//! does not hold is made as plain as can be.
//!
//! Does not: play. What rules and tasks would do on the way to a moment is not done; an author who needs it names what it leaves
//! (`with`).

use super::moments::{Axis, axes, moments};
use shujin_lesson::format::{Always, Expr, Scalar};
use shujin_lesson::{Broken, Lesson, Moment};
use shujin_play::Play;
use std::collections::BTreeSet;
use std::sync::Arc;

/// What of a lesson's `always` is not borne out; nothing for a lesson that does not open.
pub fn tried(lesson: &Arc<Lesson>) -> Vec<Broken> {
    let statements = &lesson.scene.always;
    let Some(mut play) = (!statements.is_empty()).then(|| crate::open(Arc::clone(lesson), 0).ok()).flatten() else {
        return Vec::new();
    };
    let mut found = Vec::new();
    for (statement, always) in statements.iter().enumerate() {
        let mut trial = Trial { axes: axes(&lesson.scene, always, &play), play: &mut play, always };
        let broken = trial.run().map(|at| Broken { statement, at });
        trial.end();
        found.extend(broken);
    }
    found
}

/// A statement on trial.
struct Trial<'a> {
    play: &'a mut Play,
    always: &'a Always,
    axes: Vec<Axis>,
}

impl Trial<'_> {
    /// Nothing where it holds; else where it does not, or nowhere where its `if` never held.
    fn run(&mut self) -> Option<Option<Moment>> {
        let mut tested = false;
        for moment in moments(&self.axes) {
            match self.holds_at(&moment) {
                None => {}
                Some(true) => tested = true,
                Some(false) => return Some(Some(self.told(moment))),
            }
        }
        (!tested).then_some(None)
    }

    /// Whether it holds at a moment; nothing where it is not about it.
    fn holds_at(&mut self, moment: &[Scalar]) -> Option<bool> {
        self.play.suppose(self.axes.iter().map(|axis| axis.name.as_str()).zip(moment));
        // What has no value does not hold.
        let holds = |expr: &Expr<bool>| self.play.try_number(expr).is_ok_and(|value| value != 0.0);
        self.always.condition.as_ref().is_none_or(holds).then(|| holds(&self.always.holds))
    }

    /// A moment at which it does not hold, with as much as at the start as can be. What its author named is told as it is.
    fn told(&mut self, mut moment: Vec<Scalar>) -> Moment {
        let plainer = if self.always.with.is_empty() { moment.len() } else { 0 };
        for i in 0..plainer {
            let found = std::mem::replace(&mut moment[i], self.axes[i].usual.clone());
            if self.holds_at(&moment) != Some(false) {
                moment[i] = found;
            }
        }
        self.holds_at(&moment);
        let moved = self.axes.iter().zip(moment).filter(|(axis, at)| axis.usual != *at);
        Moment { set: moved.map(|(axis, at)| (axis.name.clone(), at)).collect(), means: self.means() }
    }

    /// What the names of the statement mean now, without those that are moved.
    fn means(&self) -> Vec<(String, Option<Scalar>)> {
        let all = &self.play.lesson.expressions;
        let parts = [Some(&self.always.holds), self.always.condition.as_ref()];
        let compiled = parts.into_iter().flatten().filter_map(|part| all.get(part));
        let slots: BTreeSet<u32> = compiled.flat_map(|compiled| compiled.program.slots()).collect();
        let names = slots.into_iter().filter_map(|slot| all.names().get(slot as usize));
        let is_moved = |name: &&String| self.axes.iter().any(|axis| axis.name == **name);
        names.filter(|name| !is_moved(name)).map(|name| (name.clone(), self.play.name(name))).collect()
    }

    /// Leaves the lesson as it was.
    fn end(&mut self) {
        self.play.suppose(self.axes.iter().map(|axis| (axis.name.as_str(), &axis.usual)));
    }
}
