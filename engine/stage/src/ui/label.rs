//! Tags: names that float over the things one can touch and over running water, placed anew each frame.

use super::{
    a11y::A11yNode,
    draw::{BlocksPointer, DrawContext, Pressable, text},
    fonts::Fonts,
    layout::Pictures,
    layout::SlotRoot,
    panels::{self, NodeLabel, Over, Slot, View},
    theme::{self, Style},
    widget::{Button, ButtonVariant, Widget},
};
use crate::{action::UiAction, input::focus::Focus, lesson::Lesson, screen::Screen, world::Placed};
use bevy::prelude::*;
use shujin_play::Intent;

/// A tag's entity: what it names, and its place among all tags, from 0. Queries give them in no order: a tag that gets a focus ring comes
/// later.
#[derive(Component)]
pub struct TagOf {
    over: Over,
    /// Its place.
    pub rank: usize,
}

/// Things further away than this have no tag unless the step points to them, m.
const FAR: f32 = 160.0;

/// The same for water, which is seen from further away.
const FAR_WATER: f32 = 320.0;

/// How often it is looked what has a name now, s: as often as an eye would notice.
const LOOK: f32 = 0.1;

/// Draws the tags anew when they have changed.
pub fn refresh(
    mut commands: Commands,
    (mut shown, mut drawn): (Local<Vec<NodeLabel>>, Local<theme::Contrast>),
    (time, mut since): (Res<Time<Real>>, Local<f32>),
    old: Query<Entity, With<TagOf>>,
    lesson: Option<Res<Lesson>>,
    (screen, faces, pictures): (Res<Screen>, Res<Fonts>, Res<Pictures>),
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
    let is_anew = std::mem::replace(&mut *drawn, screen.contrast) != screen.contrast;
    if *shown == tags && !is_anew {
        return;
    }
    old.iter().for_each(|e| commands.entity(e).despawn());
    let kit = DrawContext { faces: &faces, pictures: &pictures.0, contrast: screen.contrast };
    for (rank, tag) in tags.iter().enumerate() {
        let entity = match &tag.over {
            Over::Node(node) => spawn(&mut commands, tag, node, &kit),
            Over::Line(_) => spawn_water(&mut commands, tag, &kit),
        };
        commands.entity(entity).insert(TagOf { over: tag.over.clone(), rank });
    }
    *shown = tags;
}

fn spawn(commands: &mut Commands, tag: &NodeLabel, node: &str, kit: &DrawContext) -> Entity {
    let act = UiAction::Intent(Intent::Touch { node: node.to_owned() });
    let button = Widget::button(format!("node.{node}"), &tag.name, ButtonVariant::Plain, act);
    let button = Button { name: tag.does.clone(), ..button };
    let (ground, ink) = if tag.marked { (theme::RED, theme::PAPER) } else { (theme::PAPER, theme::INK) };
    let node = Node {
        position_type: PositionType::Absolute,
        left: px(0),
        top: px(0),
        min_height: px(34),
        padding: UiRect::axes(px(12), px(3)),
        border: UiRect::all(px(2)),
        border_radius: BorderRadius::all(px(17)),
        align_items: AlignItems::Center,
        ..default()
    };
    let entity = commands
        .spawn((
            node,
            BackgroundColor(kit.contrast.ground(ground.with_alpha(0.92))),
            BorderColor::all(kit.contrast.ink(theme::BRONZE)),
            A11yNode::text(&button.id, "button", &button.name),
            Pressable(button),
            Visibility::Hidden,
            GlobalZIndex(-1),
            BlocksPointer,
        ))
        .id();
    text(commands, entity, &tag.name, Style::Small, kit.contrast.on(ground, ink), kit);
    entity
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

/// Puts each tag over its thing; hides it where the thing is behind one, far away, or another tag is already there.
pub fn place(
    camera: Query<(&Camera, &GlobalTransform), With<Camera3d>>,
    things: Query<(&Placed, &GlobalTransform)>,
    mut tags: Query<(&TagOf, &mut UiTransform, &mut Visibility, &ComputedNode)>,
    lesson: Option<Res<Lesson>>,
    slots: Query<(&SlotRoot, &ComputedNode, &UiGlobalTransform), Without<TagOf>>,
    scale: Res<UiScale>,
    (window, focus): (Query<&Window>, Res<Focus>),
) {
    let (Ok((camera, eye)), Some(lesson)) = (camera.single(), lesson) else { return };
    let scene = &lesson.play.lesson.scene;
    let marks = lesson.play.progress.open_step(scene).map_or(&[][..], |(_, s)| s.mark.as_slice());
    let Some(size) = camera.logical_viewport_size() else { return };
    let factor = window.single().map_or(1.0, Window::scale_factor);
    let panels: Vec<(Slot, Rect)> = slots
        .iter()
        .filter(|(root, node, _)| node.size().x > 1.0 && root.0 != Slot::Whole)
        .map(|(root, node, at)| (root.0, Rect::from_center_size(at.translation / factor, node.size() / factor)))
        // The bar at the upper edge is minded below; at a board it is a panel at the lower edge.
        .filter(|(slot, rect)| *slot != Slot::Bar || rect.min.y > size.y / 2.0)
        .collect();
    let view = Rect { min: Vec2::ZERO, max: size };
    let mut taken: Vec<Rect> = Vec::new();
    for (TagOf { over, .. }, mut place, mut visibility, computed) in
        tags.iter_mut().sort_by_key::<&TagOf, _>(|t| t.rank)
    {
        let (spot, far, focused) = match over {
            Over::Node(id) => {
                let focused = focus.node() == Some(id.as_str());
                let spot = things.iter().find(|(p, _)| p.node == *id).map(|(p, t)| t.transform_point(p.top));
                (spot, if focused || marks.contains(id) { f32::INFINITY } else { FAR }, focused)
            }
            Over::Line(points) => {
                let seen = |p: &Vec3| camera.world_to_viewport(eye, *p).is_ok_and(|at| view.contains(at));
                let seen: Vec<Vec3> = points.iter().map(|p| Vec3::from(*p)).filter(seen).collect();
                // In the middle of what can be seen of it.
                (seen.get(seen.len() / 2).copied(), FAR_WATER, false)
            }
        };
        let near = spot.filter(|s| s.distance(eye.translation()) < far);
        let at = near.and_then(|s| camera.world_to_viewport(eye, s).ok());
        let half = computed.size() * computed.inverse_scale_factor() * scale.0 / 2.0;
        let rect = at.map(|at| Rect::from_center_half_size(at - Vec2::Y * half.y, half));
        let rect = match over {
            Over::Node(_) => rect.map(|r| beside(r, &panels)),
            // Beside its water a name would stand on land.
            Over::Line(_) => rect.filter(|r| panels.iter().all(|(_, panel)| panel.intersect(*r).is_empty())),
        };
        let free = rect.filter(|r| {
            let inside = r.min.x > 4.0 && r.max.x < size.x - 4.0 && r.min.y > 60.0 * scale.0 && r.max.y < size.y - 10.0;
            // The one that a keyboard has reached is seen, whatever it covers.
            inside && (focused || taken.iter().all(|t| t.intersect(*r).is_empty()))
        });
        visibility.set_if_neq(if free.is_some() { Visibility::Inherited } else { Visibility::Hidden });
        if let Some(rect) = free {
            taken.push(rect);
            // Moved after the layout, which would else reckon all names anew in each frame.
            place.set_if_neq(UiTransform::from_translation(Val2::px(rect.min.x / scale.0, rect.min.y / scale.0)));
        }
    }
}

/// The rectangle moved out from under the panels, to the side that is open.
fn beside(mut rect: Rect, panels: &[(Slot, Rect)]) -> Rect {
    for (slot, panel) in panels {
        if panel.intersect(rect).is_empty() {
            continue;
        }
        let by = match slot {
            Slot::Task => Vec2::new(panel.max.x + 6.0 - rect.min.x, 0.0),
            Slot::Side => Vec2::new(panel.min.x - 6.0 - rect.max.x, 0.0),
            _ => Vec2::new(0.0, panel.min.y - 6.0 - rect.max.y),
        };
        rect = Rect { min: rect.min + by, max: rect.max + by };
    }
    rect
}
