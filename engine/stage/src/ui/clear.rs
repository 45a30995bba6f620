//! Keeping clear: of what a step points to, of who speaks and of what moves. On a wide screen panels stand where they cover least of these.
//!
//! Does not: move a panel for a hair's breadth, or under a hand. One gives way when that uncovers much, and not again at once; a card that talks has
//! found its place before one can have read it, and stays there. On a narrow screen nothing is covered: there the sheet stands beside what is seen.

use super::{
    arrange::{Arrangement, Covered},
    layout::Columns,
    panels::Slot,
};
use crate::{blocks::BLOCKS, input::pointer::PointerInput, lesson::Lesson, screen::Screen, world::Placed};
use bevy::prelude::*;
use shujin_lesson::format::Step;
use std::collections::BTreeMap;

/// The end of the screen at which a panel stands.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum High {
    /// The upper one.
    #[default]
    Up,
    /// The lower one.
    Down,
}

/// To which sides panels have given way.
#[derive(Resource, Clone, Copy, Debug, PartialEq)]
pub struct Anchors {
    /// What there is to do.
    pub task: High,
    /// What can be set and read.
    pub side: High,
    /// What is said: in the middle, to the left or to the right of its strip (0, 1, 2), and at which end.
    pub talk: (u8, High),
}

impl Default for Anchors {
    fn default() -> Self {
        Anchors { task: High::Up, side: High::Up, talk: (0, High::Down) }
    }
}

/// What is to be seen: where it is, logical pixels, and how much it matters.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Subject {
    /// Where it is.
    pub rect: Rect,
    /// How much it matters that it is seen.
    pub weight: f32,
}

/// How much it matters to see the face of who speaks, what a step points to or wants looked at, and what moves.
const SPEAKER: f32 = 4.0;
const MARKED: f32 = 3.0;
const MOVING: f32 = 1.0;

/// How often it is looked, s; how long a panel that gave way stays where it is then.
const LOOK: f32 = 0.25;
const STAYS: f32 = 1.5;

/// How long what is said anew looks for its place, s: nobody has read it and reached for it before.
const NEW: f32 = 0.3;

/// How large a card is taken to be before it comes, logical pixels.
const CARD: Vec2 = Vec2::new(560.0, 220.0);

/// Of who stands and speaks the face is this part from above.
const FACE: f32 = 0.3;

/// A panel gives way if that uncovers so much: a tenth of who speaks, an eighth of what a step points to, two fifths of what moves.
const WORTH: f32 = 0.4;

/// Of what is larger than this part of the screen only its middle counts.
const LARGE: f32 = 0.3;

/// What moved within so many seconds moves; by at least so many logical pixels.
const LATELY: f32 = 2.0;
const MOVED: f32 = 3.0;

/// How much of the subjects a panel covers, each by its weight.
pub fn cover(panel: Rect, subjects: &[Subject]) -> f32 {
    let area = |rect: Rect| rect.width().max(0.0) * rect.height().max(0.0);
    subjects.iter().map(|s| s.weight * area(panel.intersect(s.rect)) / area(s.rect).max(1.0)).sum()
}

/// The place at which a panel covers least; where it is now, unless another one is worth the move.
pub fn choose<T: Copy + PartialEq>(now: T, places: &[(T, Rect)], subjects: &[Subject]) -> T {
    let costs = places.iter().map(|(place, rect)| (*place, cover(*rect, subjects)));
    let Some(best) = costs.clone().min_by(|a, b| a.1.total_cmp(&b.1)) else { return now };
    let here = costs.clone().find(|(place, _)| *place == now);
    match here {
        Some((_, cost)) if cost - best.1 < WORTH => now,
        _ => best.0,
    }
}

/// What is to be seen of a thing: within the screen, and of something large its middle.
fn subject(rect: Rect, screen: Rect, weight: f32) -> Option<Subject> {
    let rect = rect.intersect(screen);
    let most = screen.size() * LARGE.sqrt();
    let size = rect.size().min(most).max(Vec2::splat(8.0));
    (!rect.is_empty()).then(|| Subject { rect: Rect::from_center_size(rect.center(), size), weight })
}

/// Where a point of the world (m) is seen, logical pixels of a canvas whose pixels are `scale` of these; nothing if it is behind the eye.
pub fn seen_at(camera: &Camera, eye: &GlobalTransform, point: Vec3, scale: f32) -> Option<Vec2> {
    camera.world_to_viewport(eye, point).ok().map(|at| at / scale)
}

/// Where a thing is seen, logical pixels of a canvas whose pixels are `scale` of these; nothing if a part of it is behind the eye.
pub fn extent(
    camera: &Camera,
    eye: &GlobalTransform,
    placed: &Placed,
    at: &GlobalTransform,
    scale: f32,
) -> Option<Rect> {
    let (low, high) = placed.bounds;
    let corner = |i: u32| {
        let side = |bit: u32, low: f32, high: f32| if i & bit == 0 { low } else { high };
        let point = Vec3::new(side(1, low.x, high.x), side(2, low.y, high.y), side(4, low.z, high.z));
        seen_at(camera, eye, at.transform_point(point), scale)
    };
    let first = corner(0)?;
    (1..8).try_fold(Rect { min: first, max: first }, |all, i| Some(all.union_point(corner(i)?)))
}

/// Where things were seen last, from where one looked, and when they last moved.
#[derive(Default)]
pub struct Motion {
    eye: GlobalTransform,
    seen: BTreeMap<String, (Rect, f32)>,
}

impl Motion {
    /// Notes where a thing is seen now; whether it has moved lately.
    fn note(&mut self, node: &str, rect: Rect, now: f32, is_still: bool) -> bool {
        let (before, moved) = self.seen.get(node).copied().unwrap_or((rect, f32::NEG_INFINITY));
        let has_moved = is_still && before.center().distance(rect.center()) > MOVED;
        let moved = if has_moved { now } else { moved };
        self.seen.insert(node.to_owned(), (rect, moved));
        now - moved < LATELY
    }
}

/// When panels may move.
#[derive(Default)]
pub struct Turns {
    /// When it was last looked, and when a panel last gave way, s.
    looked: f32,
    gave_way: f32,
    /// What is said, and since when, s.
    said: Option<String>,
    said_at: f32,
    /// A hand is down; when it last was, s.
    is_held: bool,
    held_at: f32,
}

impl Turns {
    /// Whether the card that talks may move now, and whether other panels may; nothing where it is not looked now.
    fn now(&mut self, now: f32, said: Option<&str>, hands: &mut MessageReader<PointerInput>) -> Option<[bool; 2]> {
        if let Some(hand) = hands.read().last() {
            self.is_held = hand.pointer.buttons.any();
        }
        if self.is_held {
            self.held_at = now;
        }
        if self.said.as_deref() != said {
            (self.said, self.said_at) = (said.map(str::to_owned), now);
        }
        let is_touched = now - self.held_at < STAYS && self.held_at > 0.0;
        let is_new = now - self.said_at < NEW;
        if !is_new && now - self.looked < LOOK {
            return None;
        }
        self.looked = now;
        Some([is_new, !is_touched && now - self.gave_way >= STAYS])
    }
}

/// Looks what is to be seen, and has panels give way.
pub fn look(
    (time, mut turns, mut hands): (Res<Time<Real>>, Local<Turns>, MessageReader<PointerInput>),
    mut motion: Local<Motion>,
    camera: Query<(&Camera, &GlobalTransform), With<Camera3d>>,
    things: Query<(&Placed, &GlobalTransform, &InheritedVisibility)>,
    lesson: Option<Res<Lesson>>,
    screen: Res<Screen>,
    (covered, columns): (Res<Covered>, Res<Columns>),
    mut anchors: ResMut<Anchors>,
) {
    let now = time.elapsed_secs();
    let turn = turns.now(now, screen.folds.said(), &mut hands);
    let (Ok((camera, eye)), Some(lesson)) = (camera.single(), lesson) else {
        anchors.set_if_neq(Anchors::default());
        motion.seen.clear();
        return;
    };
    let Some([is_new, others_may]) = turn else { return };
    let talk_may = is_new || covered.of(Slot::Message).is_none();
    if !(talk_may || others_may) || screen.room.is_narrow() {
        return;
    }
    let is_still = motion.eye == *eye;
    motion.eye = *eye;
    let play = &lesson.play;
    let step = play.progress.open_step(&play.lesson.scene).map(|(_, step)| step);
    let speaker = BLOCKS.iter().find_map(|block| block.speaker(play));
    let canvas = Rect { min: Vec2::ZERO, max: screen.room.size };
    let mut subjects = Vec::new();
    for (placed, at, seen) in &things {
        let Some(rect) = extent(camera, eye, placed, at, screen.room.scale).filter(|_| seen.get()) else { continue };
        let moves = motion.note(&placed.node, rect, now, is_still);
        let weight = match &placed.node {
            node if speaker.as_ref() == Some(node) => {
                let face = Rect { max: Vec2::new(rect.max.x, rect.min.y + FACE * rect.height()), ..rect };
                subjects.extend(subject(face, canvas, SPEAKER));
                MOVING
            }
            node if step.is_some_and(|step| wants(step, node)) => MARKED,
            _ if moves => MOVING,
            _ => continue,
        };
        subjects.extend(subject(rect, canvas, weight));
    }
    let arrangement = Arrangement {
        room: &screen.room,
        is_lesson: screen.home.is_none(),
        covered: &covered,
        columns: columns.0,
        anchors: &anchors,
    };
    let wanted = give_way(&arrangement, &subjects);
    let talk = if talk_may { wanted.talk } else { anchors.talk };
    let (task, side) = if others_may { (wanted.task, wanted.side) } else { (anchors.task, anchors.side) };
    if (task, side) != (anchors.task, anchors.side) {
        turns.gave_way = now;
    }
    anchors.set_if_neq(Anchors { task, side, talk });
}

/// Whether a step points to this node, or wants it looked at.
fn wants(step: &Step, node: &str) -> bool {
    step.mark.iter().chain(&step.watch).any(|wanted| wanted == node)
}

/// To which sides panels give way to these.
fn give_way(arrangement: &Arrangement, subjects: &[Subject]) -> Anchors {
    let now = *arrangement.anchors;
    let Arrangement { room, is_lesson, covered, columns, .. } = *arrangement;
    let size = |slot| covered.of(slot).map(|rect| rect.size());
    let at = |slot: Slot, size: Vec2, anchors: Anchors| {
        Arrangement { room, is_lesson, covered, columns, anchors: &anchors }.rect(slot, size)
    };
    let column = |slot: Slot, here: High, with: fn(High, Anchors) -> Anchors| {
        let places =
            [High::Up, High::Down].into_iter().filter_map(|high| Some((high, at(slot, size(slot)?, with(high, now)))));
        choose(here, &places.collect::<Vec<_>>(), subjects)
    };
    let task = column(Slot::Task, now.task, |task, now| Anchors { task, ..now });
    let side = column(Slot::Side, now.side, |side, now| Anchors { side, ..now });
    let ends = [High::Down, High::Up].into_iter().flat_map(|high| (0..3).map(move |across| (across, high)));
    // What comes next has its place before it comes: where one looks for it, unless that would cover much.
    let said = size(Slot::Message);
    let places = ends.map(|talk| (talk, at(Slot::Message, said.unwrap_or(CARD), Anchors { talk, ..now })));
    let here = if said.is_some() { now.talk } else { Anchors::default().talk };
    let talk = choose(here, &places.collect::<Vec<_>>(), subjects);
    Anchors { task, side, talk }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ui::room::Room;

    fn rect(x: f32, y: f32, width: f32, height: f32) -> Rect {
        Rect::from_corners(Vec2::new(x, y), Vec2::new(x + width, y + height))
    }

    fn marked(rect: Rect) -> Subject {
        Subject { rect, weight: MARKED }
    }

    fn anchors(covered: &Covered, subjects: &[Subject], anchors: Anchors) -> Anchors {
        let room = Room::default();
        give_way(
            &Arrangement { room: &room, is_lesson: true, covered, columns: [316.0, 0.0], anchors: &anchors },
            subjects,
        )
    }

    fn covered() -> Covered {
        Covered(vec![
            (Slot::Bar, rect(0.0, 0.0, 1280.0, 56.0)),
            (Slot::Task, rect(14.0, 66.0, 316.0, 260.0)),
            (Slot::Message, rect(400.0, 500.0, 560.0, 200.0)),
        ])
    }

    #[test]
    fn a_panel_gives_way_to_what_a_step_points_to_and_stays_there() {
        let bamboo = [marked(rect(60.0, 150.0, 120.0, 160.0))];
        let away = anchors(&covered(), &bamboo, Anchors::default());
        assert_eq!(away.task, High::Down);
        assert_eq!(anchors(&covered(), &bamboo, away), away);
        // A hair's breadth is not worth a move.
        let edge = [marked(rect(320.0, 150.0, 120.0, 160.0))];
        assert_eq!(anchors(&covered(), &edge, Anchors::default()).task, High::Up);
    }

    #[test]
    fn a_card_that_comes_has_its_place_already() {
        let nothing_said = Covered(covered().0.into_iter().filter(|(slot, _)| *slot != Slot::Message).collect());
        let swings = [Subject { rect: rect(560.0, 420.0, 160.0, 240.0), weight: MARKED }];
        let before = anchors(&nothing_said, &swings, Anchors::default());
        assert_ne!(before.talk, Anchors::default().talk);
        // Where nothing is to be seen any more it comes where one looks for it.
        assert_eq!(anchors(&nothing_said, &[], before).talk, Anchors::default().talk);
    }

    #[test]
    fn the_talk_leaves_who_speaks_in_sight() {
        let keeper = [Subject { rect: rect(500.0, 300.0, 300.0, 400.0), weight: SPEAKER }];
        let away = anchors(&covered(), &keeper, Anchors::default());
        assert_ne!(away.talk, Anchors::default().talk);
        let beside = Arrangement {
            room: &Room::default(),
            is_lesson: true,
            covered: &covered(),
            columns: [316.0, 0.0],
            anchors: &away,
        };
        let there = beside.rect(Slot::Message, Vec2::new(560.0, 200.0));
        assert!(cover(there, &keeper) < 0.5 * cover(rect(400.0, 500.0, 560.0, 200.0), &keeper), "{there:?}");
    }

    #[test]
    fn nothing_to_see_moves_nothing_and_of_what_is_vast_the_middle_counts() {
        assert_eq!(anchors(&covered(), &[], Anchors::default()), Anchors::default());
        let screen = rect(0.0, 0.0, 1280.0, 720.0);
        let vast = subject(rect(-500.0, -500.0, 3000.0, 3000.0), screen, 1.0).expect("it is seen");
        assert!(vast.rect.width() < 720.0 && vast.rect.center().distance(screen.center()) < 1.0, "{vast:?}");
        assert_eq!(subject(rect(2000.0, 0.0, 10.0, 10.0), screen, 1.0), None);
    }

    #[test]
    fn what_a_step_points_to_or_wants_looked_at_matters() {
        let step: Step = toml::from_str("id = \"see\"\nmark = [\"gate\"]\nwatch = [\"weir\"]").expect("a step");
        assert!(wants(&step, "gate") && wants(&step, "weir") && !wants(&step, "bridge"));
    }
}
