//! Where the slots stand: on a wide screen columns left and right of what is seen and the talk between them; on a narrow one the sheet that is open
//! beside it or below it. And what of the screen is then free for what is seen.
//!
//! Does not: decide what is open ([`super::fold`]), nor to which side what covers something gives way ([`super::clear`]).

use super::{
    clear::{Anchors, High},
    draw::{BlocksPointer, Popup},
    layout::{Columns, SlotRoot},
    panels::Slot,
    room::{Room, Shape},
};
use crate::{blocks::needs_middle, lesson::Lesson, screen::Screen};
use bevy::prelude::*;
use bevy::ui::{CalculatedClip, UiGlobalTransform};

/// The outermost node of a slot: it is this one that is put in its place.
#[derive(Component)]
pub struct Holds(pub Slot);

/// What each slot covers, logical pixels, as it was last laid out: its cards and buttons together.
#[derive(Resource, Default)]
pub struct Covered(pub Vec<(Slot, Rect)>);

impl Covered {
    /// What this slot covers.
    pub fn of(&self, slot: Slot) -> Option<Rect> {
        self.0.iter().find(|(one, _)| *one == slot).map(|(_, rect)| *rect)
    }

    /// What panels cover: every slot but the one that lies over everything.
    pub fn panels(&self) -> impl Iterator<Item = Rect> + '_ {
        self.0.iter().filter(|(slot, _)| *slot != Slot::Whole).map(|(_, rect)| *rect)
    }
}

/// What of the canvas is free for what is seen, as parts of its width and height from its upper left corner.
#[derive(Resource, Clone, Copy, Debug, PartialEq)]
pub struct Free(pub Rect);

impl Default for Free {
    fn default() -> Self {
        Free(Rect { min: Vec2::ZERO, max: Vec2::ONE })
    }
}

/// Height of the bar before it has been laid out, and its distance to what stands next to it, logical pixels.
const BAR: f32 = 56.0;
const BELOW_BAR: f32 = 10.0;

/// Between panels, logical pixels.
const GAP: f32 = 10.0;

/// Distance from the screen's lower edge, logical pixels.
const FLOOR: f32 = 12.0;

/// How much of a wide screen's height the foot takes at the most.
const FOOT: f32 = 0.6;

/// How much of an upright screen's height is kept for what is seen.
const SEEN: f32 = 0.3;

/// Where a slot stands, logical pixels; what is not said is as large as what it shows.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Place {
    /// From the screen's left, right, upper and lower edge.
    sides: [Option<f32>; 4],
    /// The greatest width and height.
    most: [Option<f32>; 2],
    /// Where in its strip it stands.
    align: AlignItems,
}

impl Place {
    fn at(left: Option<f32>, right: Option<f32>, top: Option<f32>, bottom: Option<f32>) -> Place {
        Place { sides: [left, right, top, bottom], most: [None, None], align: AlignItems::Center }
    }

    fn most(mut self, width: Option<f32>, height: Option<f32>) -> Place {
        self.most = [width, height];
        self
    }
}

/// What places depend on.
pub struct Arrangement<'a> {
    /// The room.
    pub room: &'a Room,
    /// A lesson is open: there is a bar.
    pub is_lesson: bool,
    /// What slots covered last.
    pub covered: &'a Covered,
    /// Widths of the columns.
    pub columns: [f32; 2],
    /// To which sides panels have given way.
    pub anchors: &'a Anchors,
}

impl Arrangement<'_> {
    /// Distances from the upper and lower edge that the bar leaves.
    fn ends(&self) -> [f32; 2] {
        let bar = self.covered.of(Slot::Bar).map_or(BAR, |bar| bar.height()) + BELOW_BAR;
        match (self.is_lesson, self.is_low()) {
            (false, _) => [0.0, 0.0],
            (true, false) => [bar, FLOOR],
            (true, true) => [FLOOR, bar],
        }
    }

    /// Everything that is touched stands at the lower edge.
    fn is_low(&self) -> bool {
        self.room.is_board && !self.room.is_narrow()
    }

    /// From the lower edge to above the foot, for what stands between these places across; the foot may be beside it.
    fn above_foot(&self, from: f32, to: f32) -> f32 {
        let foot = self.covered.of(Slot::Footer).filter(|foot| foot.min.x < to + GAP && foot.max.x > from - GAP);
        foot.map_or(self.ends()[1], |foot| self.room.size.y - foot.min.y + GAP)
    }

    /// From where to where across the talk may stand on a wide screen.
    pub fn middle(&self) -> [f32; 2] {
        let beside = |width: f32| self.room.edge() + if width > 0.0 { width + GAP } else { 0.0 };
        [beside(self.columns[0]), self.room.size.x - beside(self.columns[1])]
    }

    /// The place of a slot.
    pub fn place(&self, slot: Slot) -> Place {
        let (size, edge, [top, bottom]) = (self.room.size, self.room.edge(), self.ends());
        match slot {
            Slot::Bar if self.is_low() => Place::at(Some(0.0), Some(0.0), None, Some(0.0)),
            Slot::Bar => Place::at(Some(0.0), Some(0.0), Some(0.0), None),
            Slot::Whole => Place::at(Some(0.0), Some(0.0), Some(top), Some(bottom - FLOOR.min(bottom))),
            // As wide as it may be: a text that wraps in what is as wide as itself would be given the height of one line.
            Slot::Task if self.room.is_narrow() => {
                Place::at(Some(edge), Some(size.x - edge - self.chip()), Some(top), None)
            }
            Slot::Task => self.column(self.anchors.task, edge, edge + self.columns[0], true),
            Slot::Side if self.room.is_narrow() => {
                Place::at(None, Some(edge), Some(top), None).most(None, Some(size.y - top - edge))
            }
            Slot::Side => self.column(self.anchors.side, size.x - edge - self.columns[1], size.x - edge, false),
            Slot::Message if self.room.is_narrow() => {
                let floor = self.above_foot(0.0, size.x);
                let seen = self.covered.of(Slot::Task).map_or(top, |chip| chip.max.y) + SEEN * size.y;
                Place::at(Some(edge), Some(edge), None, Some(floor))
                    .most(None, Some((size.y - floor - seen).max(160.0)))
            }
            Slot::Message => self.talk(),
            Slot::Footer if self.room.is_narrow() => {
                Place::at(Some(0.0), Some(self.beside_sheet()), None, Some(6.0)).most(None, Some(size.y - top - 60.0))
            }
            // Beside a wide notebook, so that it may reach down to the edge.
            Slot::Footer => {
                let left = if self.columns[0] > 400.0 && !self.is_low() { self.middle()[0] } else { edge };
                Place::at(Some(left), Some(edge), None, Some(bottom)).most(None, Some(size.y * FOOT))
            }
        }
    }

    /// What a slot of this size covers at its place on a wide screen, logical pixels.
    pub fn rect(&self, slot: Slot, size: Vec2) -> Rect {
        let Place { sides: [left, right, top, bottom], align, .. } = self.place(slot);
        let along = |near: Option<f32>, far: Option<f32>, size: f32, room: f32, align: AlignItems| match (near, far) {
            (Some(near), Some(_)) if align == AlignItems::FlexStart => near,
            (Some(_), Some(far)) if align == AlignItems::FlexEnd => room - far - size,
            (Some(near), Some(far)) => (near + room - far - size) / 2.0,
            (Some(near), None) => near,
            (None, far) => room - far.unwrap_or(0.0) - size,
        };
        let room = self.room.size;
        let corner = Vec2::new(
            along(left, right, size.x, room.x, align),
            along(top, bottom, size.y, room.y, AlignItems::FlexStart),
        );
        Rect::from_corners(corner, corner + size)
    }

    /// A column between these places across.
    fn column(&self, high: High, from: f32, to: f32, is_left: bool) -> Place {
        let [top, _] = self.ends();
        let floor = self.above_foot(from, to);
        let (above, below) = if high == High::Up && !self.is_low() { (Some(top), None) } else { (None, Some(floor)) };
        let edge = Some(self.room.edge());
        // As wide as it may be: what wraps in what is as wide as itself, as the notebook's tabs, would be given the height of one line.
        let far = (to > from).then_some(self.room.size.x - to);
        let (left, right) = if is_left { (edge, far) } else { (None, edge) };
        Place::at(left, right, above, below).most(None, Some(self.room.size.y - top - floor))
    }

    fn talk(&self) -> Place {
        let [top, _] = self.ends();
        let [from, to] = self.middle();
        let floor = self.above_foot(from, to);
        let (above, below) = match self.anchors.talk.1 {
            High::Up if !self.is_low() => (Some(top), None),
            _ => (None, Some(floor)),
        };
        let place = Place::at(Some(from), Some(self.room.size.x - to), above, below);
        let align = [AlignItems::Center, AlignItems::FlexStart, AlignItems::FlexEnd][usize::from(self.anchors.talk.0)];
        Place { align, ..place.most(None, Some(self.room.size.y - top - floor)) }
    }

    /// The greatest width of the task's tab on a narrow screen.
    fn chip(&self) -> f32 {
        match self.room.shape() {
            Shape::Upright => self.room.size.x - 2.0 * self.room.edge(),
            _ => self.room.size.x - self.beside_sheet() - 2.0 * self.room.edge(),
        }
    }

    /// Distance from the right edge to beside the open sheet of a low screen.
    fn beside_sheet(&self) -> f32 {
        let sheet = self.covered.of(Slot::Side).filter(|_| self.room.shape() == Shape::Short);
        sheet.map_or(0.0, |_| self.room.sheet() + self.room.edge())
    }

    /// What is left for what is seen. On a wide screen panels lie over it; but where its middle is for what is seen, the foot does not.
    pub fn free(&self, needs_middle: bool) -> Rect {
        if !self.is_lesson || !(needs_middle || self.room.is_narrow()) {
            return Free::default().0;
        }
        let size = self.room.size;
        let top = |slot| self.covered.of(slot).map_or(size.y, |rect: Rect| rect.min.y);
        let min = Vec2::new(0.0, self.ends()[0]);
        let max = match self.room.shape() {
            Shape::Upright => Vec2::new(size.x, top(Slot::Footer).min(top(Slot::Message))),
            _ => Vec2::new(size.x - self.beside_sheet(), top(Slot::Footer)),
        };
        let under_chip = self.covered.of(Slot::Task).map_or(min.y, |chip| chip.max.y);
        let min = if self.room.shape() == Shape::Upright { Vec2::new(0.0, under_chip) } else { min };
        // Never nothing, whatever was covered for a moment.
        Rect { min: min / size, max: (max.max(min + size * 0.15)) / size }
    }
}

/// Puts the slots in their places.
pub fn arrange(
    screen: Res<Screen>,
    lesson: Option<Res<Lesson>>,
    (covered, columns, anchors): (Res<Covered>, Res<Columns>, Res<Anchors>),
    mut nodes: Query<(&mut Node, &Holds)>,
    mut free: ResMut<Free>,
) {
    let arrangement = Arrangement {
        room: &screen.room,
        is_lesson: screen.home.is_none(),
        covered: &covered,
        columns: columns.0,
        anchors: &anchors,
    };
    for (mut node, holds) in &mut nodes {
        let place = arrangement.place(holds.0);
        let value = |value: Option<f32>| value.map_or(auto(), px);
        let [left, right, top, bottom] = place.sides.map(value);
        let [max_width, max_height] = place.most.map(value);
        let edge = screen.room.edge();
        let padding = match holds.0 {
            Slot::Bar => UiRect::axes(px(edge), px(if screen.room.is_narrow() { 2.0 } else { 5.0 })),
            Slot::Whole => UiRect::all(px(if screen.room.is_narrow() { edge } else { 20.0 })),
            _ => UiRect::ZERO,
        };
        let align_items = if matches!(holds.0, Slot::Message) { place.align } else { node.align_items };
        let wanted = Node { left, right, top, bottom, max_width, max_height, padding, align_items, ..node.clone() };
        node.set_if_neq(wanted);
    }
    let needs_middle = lesson.is_some_and(|lesson| needs_middle(&lesson.play));
    free.set_if_neq(Free(arrangement.free(needs_middle)));
}

/// Measures what the slots cover.
pub fn measure(
    mut covered: ResMut<Covered>,
    roots: Query<(Entity, &SlotRoot)>,
    children: Query<&Children, Without<Popup>>,
    blocks: Query<Laid, (With<BlocksPointer>, Without<Popup>)>,
) {
    covered.0.clear();
    for (root, SlotRoot(slot)) in &roots {
        let all = std::iter::once(root).chain(children.iter_descendants(root));
        let rects = all.filter_map(|entity| blocks.get(entity).ok().and_then(seen));
        if let Some(all) = rects.reduce(|a, b| a.union(b)) {
            covered.0.push((*slot, all));
        }
    }
}

/// A node as it was laid out.
pub type Laid<'a> = (&'a ComputedNode, &'a UiGlobalTransform, Option<&'a CalculatedClip>);

/// What is seen of a node, logical pixels; nothing where nothing is.
pub fn seen((node, at, clip): (&ComputedNode, &UiGlobalTransform, Option<&CalculatedClip>)) -> Option<Rect> {
    let rect = Rect::from_center_size(at.translation, node.size());
    let rect = clip.map_or(rect, |clip| rect.intersect(clip.clip));
    let scale = node.inverse_scale_factor();
    (!rect.is_empty()).then_some(Rect { min: rect.min * scale, max: rect.max * scale })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn where_the_middle_is_for_what_is_seen_it_is_free_down_to_the_foot() {
        let (room, anchors) = (Room::default(), Anchors::default());
        let covered = |foot: f32| {
            let rect = |x: f32, y: f32, width: f32, height: f32| Rect::new(x, y, x + width, y + height);
            Covered(vec![
                (Slot::Bar, rect(0.0, 0.0, 1280.0, 62.0)),
                (Slot::Footer, rect(150.0, 720.0 - foot, 980.0, foot)),
            ])
        };
        let free = |foot: f32, needs_middle: bool| {
            let covered = covered(foot);
            Arrangement { room: &room, is_lesson: true, covered: &covered, columns: [316.0, 320.0], anchors: &anchors }
                .free(needs_middle)
        };
        assert_eq!(free(330.0, false), Free::default().0);
        let [keys, notation] = [200.0, 330.0].map(|foot| free(foot, true));
        assert_eq!((keys.max.x, keys.max.y), (1.0, 520.0 / 720.0));
        assert_eq!((notation.min.y, notation.max.y), (0.1, 390.0 / 720.0));
        // A foot up to the bar leaves something all the same.
        assert!(free(700.0, true).height() > 0.1);
    }
}
