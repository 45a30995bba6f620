//! The lesson explored before anybody plays it: every course of it at once, as far as values, conditions and dialogues could
//! go. What is then not among what could come about never does, whatever a pupil does: a step that is never done, a rule that
//! never fires, a thing that is never seen.
//!
//! Not said: that something does come about. Each name is looked at by itself, so that two things which exclude each
//! other over time both count as possible.

mod block;
mod could;
mod course;
mod evaluate;
mod item;
mod otherwise;
mod reckon;
mod say;
mod stuck;
mod talk;
mod work;
mod world;

use super::Check;
use super::dialogue::Talk;
use crate::report::{Severity, say};
use crate::source::way;
use crate::strings::Strings;
pub(crate) use block::Explored;
pub(crate) use could::Could;
pub(crate) use item::{Item, Part};
pub(crate) use say::{Said, held, never_holds};
pub(crate) use stuck::some;
pub(crate) use world::World;

/// Most roots that are looked for: each is taken to be mended, and the lesson explored again.
const ROOTS: usize = 12;

impl Check<'_> {
    /// Says what can never happen. Silent where anything else is wrong with the scene or its dialogues: what comes of that
    /// need not be said as well.
    pub(super) fn explore(&mut self, all: &[Strings<'_>], talk: &Talk) {
        let wrong = |p: &crate::report::Problem| {
            // Where nothing is pointed at, a language is missing: what happens does not depend on it.
            let here = p.file == self.source.file && (p.code, p.line, p.column) != ("missing-file", 1, 1);
            p.severity == Severity::Error && (here || p.file.ends_with(".yarn"))
        };
        if self.out.report.problems.iter().any(wrong) {
            return;
        }
        let mut world =
            World::new(self.scene, self.expressions, talk.compiled.as_ref().map(|compiled| &compiled.program));
        world.run();
        world.blocks().for_each(|block| block.explored(self, &world));
        self.passed_otherwise(&world, all);
        for _ in 0..ROOTS {
            let stuck = world.stuck();
            let Some(root) = world.root(&stuck).filter(|_| !world.gave_up()) else { break };
            let found = self.said(&world, &root);
            let steps: Vec<(Item, Said)> = stuck
                .iter()
                .filter(|item| matches!(item, Item::Step(..)))
                .map(|item| (item.clone(), self.said(&world, item)))
                .collect();
            world.grant(&root);
            world.run();
            if world.gave_up() {
                break;
            }
            let only_warned = found.only_warns();
            self.put_said(found);
            // A warning does not keep a scene from being shown; a step that waits for it does.
            let now = world.stuck();
            let freed = |item: &Item| only_warned && *item != root && !now.contains(item);
            steps.into_iter().filter(|(item, _)| freed(item)).for_each(|(_, said)| self.put_said(said));
        }
        if world.gave_up() {
            self.put(
                "not-explored",
                &way!["id"],
                say!("never-lesson-too-much-explored"),
                say!("never-lesson-can-explored"),
                say!("never-explored-in-part"),
            );
        }
    }
}
