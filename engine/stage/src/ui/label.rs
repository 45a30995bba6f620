//! Tags: names that float over the things one can touch and over running water, placed anew each frame.
//!
//! A name stays on its thing (the module `spots`) or is not shown: beside it, it would name another. What a step points to and has no place for
//! its name is pointed to by an arrow ([`super::pointing`]).

use super::{
    a11y::A11yNode,
    arrange::Covered,
    clear::{extent, seen_at},
    draw::{BlocksPointer, DrawContext, Pressable, text},
    fonts::Fonts,
    layout::{Pictures, pinyin},
    panels::{self, NodeLabel, Over, View},
    pointing,
    room::{FINGER, Room},
    scroll::Scrolled,
    spots::Spots,
    theme::{self, Style},
    widget::{Button, ButtonVariant, Widget},
};
use crate::{action::UiAction, blocks::BLOCKS, input::focus::Focus, lesson::Lesson, screen::Screen, world::Placed};
use bevy::prelude::*;
use shujin_lesson::pinyin::Pinyin;
use shujin_play::Intent;
use std::cell::Cell;

/// A tag's entity: what it names, and its place among all tags, from 0. Queries give them in no order: a tag that gets a focus ring comes
/// later.
#[derive(Component)]
pub struct TagOf {
    /// What it names.
    pub over: Over,
    /// Its place.
    pub rank: usize,
    /// It is the arrow that points to the thing: it is there only while it is seen.
    pub is_arrow: bool,
}

/// Things further away than this have no tag unless the step points to them, m.
const FAR: f32 = 160.0;

/// The same for water, which is seen from further away.
const FAR_WATER: f32 = 320.0;

/// How often it is looked what has a name now, s: as often as an eye would notice.
const LOOK: f32 = 0.1;

/// Distance of a name from the screen's edges, logical pixels.
const EDGE: f32 = 4.0;

/// What takes less than this part of what is seen is small.
const SMALL: f32 = 0.03;

/// Draws the tags anew when they have changed.
pub fn refresh(
    mut commands: Commands,
    (mut shown, mut drawn): (Local<(Vec<NodeLabel>, Room)>, Local<(theme::Contrast, Option<Pinyin>)>),
    (time, mut since): (Res<Time<Real>>, Local<f32>),
    old: Query<Entity, With<TagOf>>,
    lesson: Option<Res<Lesson>>,
    (screen, faces, pictures, scrolled): (Res<Screen>, Res<Fonts>, Res<Pictures>, Res<Scrolled>),
) {
    *since += time.delta_secs();
    if *since < LOOK {
        return;
    }
    *since = 0.0;
    let tags = match &lesson {
        Some(lesson) if screen.home.is_none() && !screen.bare => panels::labels(&View::of(lesson, &screen)),
        _ => Vec::new(),
    };
    let pinyin = pinyin(lesson.as_deref(), &screen);
    let look = (screen.contrast, pinyin.cloned());
    let is_anew = *drawn != look;
    *drawn = look;
    if shown.0 == tags && shown.1 == screen.room && !is_anew {
        return;
    }
    old.iter().for_each(|e| commands.entity(e).despawn());
    let kit = DrawContext {
        faces: &faces,
        pictures: &pictures.0,
        contrast: screen.contrast,
        room: &screen.room,
        pinyin,
        scrolled: &scrolled,
        more: String::new(),
        slot: "tags",
        parts: Cell::new(0),
    };
    for (rank, tag) in tags.iter().enumerate() {
        let of = |is_arrow| TagOf { over: tag.over.clone(), rank, is_arrow };
        let entity = match &tag.over {
            Over::Node(node) => spawn(&mut commands, tag, node, &kit),
            Over::Line(_) => spawn_water(&mut commands, tag, &kit),
        };
        commands.entity(entity).insert(of(false));
        if let Over::Node(node) = &tag.over
            && tag.marked
        {
            let says = say!("face", thing = &tag.name).text(screen.locale);
            let arrow = pointing::spawn(&mut commands, node, &tag.name, &says, &kit);
            commands.entity(arrow).insert(of(true));
        }
    }
    *shown = (tags, screen.room);
}

/// A tag: what a finger meets is higher than the name that is seen.
fn spawn(commands: &mut Commands, tag: &NodeLabel, node: &str, kit: &DrawContext) -> Entity {
    let act = UiAction::Intent(Intent::Touch { node: node.to_owned() });
    let button = Widget::button(format!("node.{node}"), &tag.name, ButtonVariant::Plain, act);
    let button = Button { name: tag.does.clone(), ..button };
    let (ground, ink) = if tag.marked { (theme::RED, theme::PAPER) } else { (theme::PAPER, theme::INK) };
    let target = Node {
        position_type: PositionType::Absolute,
        left: px(0),
        top: px(0),
        min_width: px(FINGER),
        min_height: px(FINGER),
        align_items: AlignItems::Center,
        justify_content: JustifyContent::Center,
        ..default()
    };
    let named = A11yNode::text(&button.id, "button", &button.name);
    let look = (Visibility::Hidden, GlobalZIndex(-1), BlocksPointer);
    let target = commands.spawn((target, named, Pressable(button), look)).id();
    let pill = Node {
        min_height: px(34),
        padding: UiRect::axes(px(12), px(3)),
        border: UiRect::all(px(2)),
        border_radius: BorderRadius::all(px(17)),
        align_items: AlignItems::Center,
        ..default()
    };
    let (fill, edge) = (kit.contrast.ground(ground.with_alpha(0.92)), kit.contrast.ink(theme::BRONZE));
    let pill = commands.spawn((pill, BackgroundColor(fill), BorderColor::all(edge), ChildOf(target))).id();
    text(commands, pill, &tag.name, Style::Small, kit.contrast.on(ground, ink), kit);
    target
}

/// The name of a water: written on it, not to be touched.
fn spawn_water(commands: &mut Commands, tag: &NodeLabel, kit: &DrawContext) -> Entity {
    let node = Node {
        position_type: PositionType::Absolute,
        left: px(0),
        top: px(0),
        padding: UiRect::axes(px(10), px(2)),
        border_radius: BorderRadius::all(px(12)),
        ..default()
    };
    let named = A11yNode::text("", "text", &tag.name);
    let ground = kit.contrast.ground(theme::NIGHT.with_alpha(0.55));
    let look = (BackgroundColor(ground), Visibility::Hidden, GlobalZIndex(-2));
    let entity = commands.spawn((node, look, named)).id();
    text(commands, entity, &tag.name, Style::Small, kit.contrast.ink(theme::PAPER), kit);
    entity
}

/// Puts each tag on its thing; hides it where it has no place there: the thing is not seen or far away, a panel or another tag covers it.
pub fn place(
    camera: Query<(&Camera, &GlobalTransform), With<Camera3d>>,
    things: Query<(&Placed, &GlobalTransform)>,
    mut tags: Query<(&TagOf, &mut UiTransform, &mut Visibility, &ComputedNode)>,
    lesson: Option<Res<Lesson>>,
    (screen, covered, focus, spots): (Res<Screen>, Res<Covered>, Res<Focus>, Res<Spots>),
) {
    let (Ok((camera, eye)), Some(lesson)) = (camera.single(), lesson) else { return };
    let play = &lesson.play;
    let marks = play.progress.open_step(&play.lesson.scene).map_or(&[][..], |(_, step)| step.mark.as_slice());
    let shown = BLOCKS.iter().find_map(|block| block.shows_on(play));
    let scale = screen.room.scale;
    let view = Rect { min: Vec2::ZERO, max: screen.room.size }.inflate(-EDGE);
    let panels: Vec<Rect> = covered.panels().collect();
    let sees = |point: Vec3| seen_at(camera, eye, point, scale);
    let thing = |id: &str| things.iter().find(|(placed, _)| placed.node == id);
    let extent_of = |id: &str| thing(id).and_then(|(placed, at)| extent(camera, eye, placed, at, scale));
    // What is looked at while the song goes on has no name upon it, its own neither.
    let bare = shown.as_deref().and_then(extent_of).map(|rect| rect.inflate(-EDGE));
    // A small thing that a step points to is not hidden by the name of another.
    let small = |rect: &Rect| rect.width() * rect.height() < SMALL * view.width() * view.height();
    let wanted: Vec<(&str, Rect)> =
        marks.iter().filter_map(|id| Some((id.as_str(), extent_of(id).filter(small)?))).collect();
    let mut taken: Vec<Rect> = Vec::new();
    let tags = tags.iter_mut().sort_by_key::<&TagOf, _>(|t| t.rank);
    for (TagOf { over, .. }, mut place, mut visibility, computed) in tags.filter(|(tag, ..)| !tag.is_arrow) {
        let size = computed.size() * computed.inverse_scale_factor();
        let (named, at, far) = match over {
            Over::Node(id) => (Some(id.as_str()), thing(id).map(|(_, at)| at), FAR),
            Over::Line(_) => (None, Some(&GlobalTransform::IDENTITY), FAR_WATER),
        };
        let is_focused = named.is_some() && focus.node() == named;
        let far =
            if is_focused || named.is_some_and(|id| marks.iter().any(|mark| mark == id)) { f32::INFINITY } else { far };
        let is_open = |rect: &Rect| {
            is_within(view, *rect)
                && panels.iter().chain(&taken).chain(&bare).all(|one| one.intersect(*rect).is_empty())
                && wanted.iter().all(|(id, one)| named == Some(*id) || one.intersect(*rect).is_empty())
        };
        let found = at.and_then(|at| {
            let points = spots.of(over).iter().map(|spot| (*spot, at.transform_point(spot.at)));
            let near = points.filter(|(_, point)| point.distance(eye.translation()) < far);
            let mut rects = near.filter_map(|(spot, point)| Some(spot.rect(sees(point)?, size)));
            rects.find(is_open)
        });
        // The one that a keyboard has reached is seen, whatever it covers and whatever hides it.
        let forced = || {
            let (placed, at) = thing(named?).filter(|_| is_focused)?;
            let near = sees(at.transform_point(placed.top)).or_else(|| sees(at.transform_point(placed.middle)))?;
            Some(into(view, Rect::from_center_size(near, size)))
        };
        let found = found.or_else(forced);
        visibility.set_if_neq(if found.is_some() { Visibility::Inherited } else { Visibility::Hidden });
        if let Some(rect) = found {
            taken.push(rect);
            // Moved after the layout, which would else reckon all names anew in each frame.
            place.set_if_neq(UiTransform::from_translation(Val2::px(rect.min.x, rect.min.y)));
        }
    }
}

/// Whether all of a rectangle lies in another.
pub fn is_within(outer: Rect, inner: Rect) -> bool {
    outer.union(inner) == outer
}

/// The rectangle moved into another that is larger.
pub fn into(outer: Rect, rect: Rect) -> Rect {
    let half = rect.half_size();
    let low = outer.min + half;
    Rect::from_center_half_size(rect.center().clamp(low, (outer.max - half).max(low)), half)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_has_the_focus_is_moved_into_view() {
        let view = Rect::from_corners(Vec2::ZERO, Vec2::new(400.0, 300.0));
        for at in [Vec2::new(-50.0, 20.0), Vec2::new(500.0, 900.0), Vec2::new(200.0, 100.0)] {
            assert!(is_within(view, into(view, Rect::from_center_size(at, Vec2::new(80.0, 44.0)))), "{at}");
        }
    }
}
