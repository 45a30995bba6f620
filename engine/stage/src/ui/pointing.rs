//! Arrows: to what a step points to while its name has no place on the screen. Pressed, one turns the view to its thing.
//!
//! Does not: turn the view ([`crate::input`] does), point to anything that no step wants.

use super::{
    a11y::A11yNode,
    arrange::{Covered, Free},
    clear::seen_at,
    draw::{BlocksPointer, DrawContext, Pressable, text},
    label::{TagOf, into},
    panels::Over,
    room::FINGER,
    theme::{self, Style},
    widget::{Button, ButtonVariant, Widget},
};
use crate::{action::UiAction, screen::Screen, world::Placed};
use bevy::prelude::*;

/// The sign on an arrow, which is turned to its thing.
#[derive(Component)]
pub struct ArrowSign;

/// Distance from the edge of what is free, logical pixels.
const EDGE: f32 = 12.0;

/// In how many steps an arrow is looked for from the edge to the middle.
const STEPS: usize = 12;

/// The most arrows at a time: more point nowhere.
const MOST: usize = 2;

/// Spawns the arrow to a node; `says` is what it is called.
pub fn spawn(commands: &mut Commands, node: &str, name: &str, says: &str, kit: &DrawContext) -> Entity {
    let id = format!("face.{node}");
    let button = Widget::button(id.as_str(), name, ButtonVariant::Main, UiAction::Face(node.to_owned()));
    let button = Button { name: says.to_owned(), ..button };
    let shape = Node {
        position_type: PositionType::Absolute,
        left: px(0),
        top: px(0),
        min_width: px(FINGER),
        min_height: px(FINGER),
        column_gap: px(8),
        padding: UiRect::axes(px(14), px(4)),
        border: UiRect::all(px(3)),
        border_radius: BorderRadius::all(px(24)),
        align_items: AlignItems::Center,
        ..default()
    };
    let [ground, edge] = [kit.contrast.ground(theme::RED), kit.contrast.ink(theme::GOLD)];
    let ink = kit.contrast.on(theme::RED, theme::PAPER);
    let look = (BackgroundColor(ground), BorderColor::all(edge), Visibility::Hidden, GlobalZIndex(-1));
    let arrow =
        commands.spawn((shape, look, A11yNode::text(&id, "button", says), Pressable(button), BlocksPointer)).id();
    let sign = text(commands, arrow, "→", Style::Number, ink, kit);
    commands.entity(sign).insert(ArrowSign);
    text(commands, arrow, name, Style::Small, ink, kit);
    arrow
}

/// Shows the arrows to those things whose names have no place, at the edge on the side where each is.
pub fn place(
    camera: Query<(&Camera, &GlobalTransform), With<Camera3d>>,
    things: Query<(&Placed, &GlobalTransform)>,
    mut tags: Query<(&TagOf, &mut UiTransform, &mut Visibility, &ComputedNode, &Children)>,
    mut signs: Query<&mut UiTransform, (With<ArrowSign>, Without<TagOf>)>,
    (screen, covered, free): (Res<Screen>, Res<Covered>, Res<Free>),
) {
    let Ok((camera, eye)) = camera.single() else { return };
    let named: Vec<Over> = tags
        .iter()
        .filter(|(tag, _, visibility, ..)| !tag.is_arrow && **visibility != Visibility::Hidden)
        .map(|(tag, ..)| tag.over.clone())
        .collect();
    let size = screen.room.size;
    let area = Rect { min: free.0.min * size, max: free.0.max * size };
    let names = tags.iter().filter(|(tag, _, visibility, ..)| !tag.is_arrow && **visibility != Visibility::Hidden);
    let names = names.filter_map(|(_, place, _, node, _)| lies(place, node.size() * node.inverse_scale_factor()));
    let mut taken: Vec<Rect> = covered.panels().chain(names).collect();
    let mut shown = 0;
    let arrows = tags.iter_mut().sort_by_key::<&TagOf, _>(|t| t.rank).filter(|(tag, ..)| tag.is_arrow);
    for (tag, mut place, mut visibility, computed, children) in arrows {
        let Over::Node(id) = &tag.over else { continue };
        let thing = things.iter().find(|(placed, _)| placed.node == *id);
        let thing = thing.filter(|_| shown < MOST && !named.contains(&tag.over));
        let found = thing.and_then(|(placed, at)| {
            let (middle, inner) = (at.transform_point(placed.middle), area.inflate(-EDGE));
            let size = computed.size() * computed.inverse_scale_factor();
            // What is in view but has no place for its name is pointed to from beside it: from the edge one would point past it.
            let seen = seen_at(camera, eye, middle, screen.room.scale);
            let beside = seen.filter(|at| inner.contains(*at)).and_then(|at| beside(inner, at, size, &taken));
            beside.or_else(|| {
                let way = way(eye, middle, seen, area.center())?;
                Some((way, at_edge(inner, way, size, &taken)?))
            })
        });
        visibility.set_if_neq(if found.is_some() { Visibility::Inherited } else { Visibility::Hidden });
        if let Some((way, rect)) = found {
            shown += 1;
            taken.push(rect);
            place.set_if_neq(UiTransform::from_translation(Val2::px(rect.min.x, rect.min.y)));
            for child in children {
                if let Ok(mut sign) = signs.get_mut(*child) {
                    sign.set_if_neq(UiTransform::from_rotation(Rot2::radians(way.to_angle())));
                }
            }
        }
    }
}

/// Where a name lies that was moved to its place, logical pixels.
fn lies(place: &UiTransform, size: Vec2) -> Option<Rect> {
    let (Val::Px(left), Val::Px(top)) = (place.translation.x, place.translation.y) else { return None };
    Some(Rect::from_corners(Vec2::new(left, top), Vec2::new(left, top) + size))
}

/// In which direction on the screen a thing is from the middle of what is seen: `seen` is where it is seen itself (both in logical pixels), if it
/// is before the eye.
fn way(eye: &GlobalTransform, thing: Vec3, seen: Option<Vec2>, middle: Vec2) -> Option<Vec2> {
    if let Some(at) = seen {
        return (at - middle).try_normalize();
    }
    let near = eye.affine().inverse().transform_point3(thing);
    // Behind: one turns round to it, not up and down.
    Vec2::new(near.x, -near.y * 0.2).try_normalize()
}

/// How far beside the middle of a thing an arrow to it begins, logical pixels.
const APART: f32 = 36.0;

/// In which direction an arrow of this size points to what is seen at `at`, and its place there: the first of those round it that is free.
fn beside(area: Rect, at: Vec2, size: Vec2, taken: &[Rect]) -> Option<(Vec2, Rect)> {
    let rounds = [Vec2::Y, Vec2::NEG_Y, Vec2::NEG_X, Vec2::X, Vec2::ONE, Vec2::new(-1.0, 1.0)];
    rounds.into_iter().find_map(|side| {
        let rect = Rect::from_center_size(at + side * (size / 2.0 + APART), size);
        let is_free = area.union(rect) == area && taken.iter().all(|one| one.intersect(rect).is_empty());
        is_free.then_some(((-side).normalize(), rect))
    })
}

/// The place of an arrow of this size: as far out in its direction as there is room beside what is taken.
fn at_edge(area: Rect, way: Vec2, size: Vec2, taken: &[Rect]) -> Option<Rect> {
    let half = area.half_size().max(Vec2::ONE);
    let reach = (half / way.abs().max(Vec2::splat(1e-3))).min_element();
    (0..=STEPS).find_map(|step| {
        let out = 1.0 - step as f32 / STEPS as f32;
        let rect = into(area, Rect::from_center_size(area.center() + way * reach * out, size));
        taken.iter().all(|one| one.intersect(rect).is_empty()).then_some(rect)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn area() -> Rect {
        Rect::from_corners(Vec2::ZERO, Vec2::new(1000.0, 600.0))
    }

    #[test]
    fn an_arrow_stands_at_the_edge_on_the_side_of_its_thing() {
        let size = Vec2::new(120.0, 50.0);
        let right = at_edge(area(), Vec2::X, size, &[]).expect("there is room");
        assert_eq!((right.max.x, right.center().y), (1000.0, 300.0));
        let up = at_edge(area(), Vec2::new(-0.1, -1.0).normalize(), size, &[]).expect("there is room");
        assert!(up.min.y == 0.0 && up.center().x < 500.0, "{up:?}");
    }

    #[test]
    fn an_arrow_to_what_is_in_view_stands_beside_it_and_points_there() {
        let (at, size) = (Vec2::new(300.0, 400.0), Vec2::new(120.0, 50.0));
        let (way, below) = beside(area(), at, size, &[]).expect("there is room");
        assert!(way == Vec2::NEG_Y && below.min.y > at.y && below.center().x == at.x, "{way} {below:?}");
        let panel = Rect::from_corners(Vec2::new(0.0, 420.0), Vec2::new(1000.0, 600.0));
        let (way, above) = beside(area(), at, size, &[panel]).expect("there is room");
        assert!(way == Vec2::Y && above.max.y < at.y, "{way} {above:?}");
        assert_eq!(beside(area(), at, size, &[area()]), None);
    }

    #[test]
    fn an_arrow_stands_beside_a_panel_and_never_on_one() {
        let panel = Rect::from_corners(Vec2::new(700.0, 0.0), Vec2::new(1000.0, 600.0));
        let beside = at_edge(area(), Vec2::X, Vec2::new(120.0, 50.0), &[panel]).expect("there is room");
        assert!(beside.max.x <= 700.0 && beside.min.x > 400.0, "{beside:?}");
        assert_eq!(at_edge(area(), Vec2::X, Vec2::new(120.0, 50.0), &[area()]), None);
    }
}
