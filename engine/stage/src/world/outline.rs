//! Outlines: a warm edge round what the open step points to, a pale one round what a keyboard or a mouse has reached.
//!
//! The thing's own mesh once more, its corners pushed outwards, only the faces that look away drawn: what stands out behind
//! the thing is its edge.

use super::{
    InLesson,
    light::Sunlight,
    material::{Layer, OUTLINE, SceneMaterial},
    pick::Unpickable,
    shadows::Spot,
    spawn::Placed,
};
use crate::{
    blocks::marked,
    frame::tier::Tier,
    input::{
        focus::Focus,
        hit::{Hit, Hits},
        pointer::{PointerAction, PointerId, PointerInput},
    },
    lesson::Lesson,
    screen::Screen,
    ui::theme,
};
use bevy::light::NotShadowCaster;
use bevy::mesh::skinning::SkinnedMesh;
use bevy::prelude::*;
use shujin_play::{Phase, Play};
use std::collections::BTreeMap;

/// Width of an edge, logical pixels of a screen of 720.
const WIDE: f32 = 3.0;

/// How far an edge stands behind its thing, as a part of the thing's radius.
const BEHIND: f32 = 0.35;

/// The entity of an edge.
#[derive(Component)]
#[require(Unpickable)]
pub struct Edge;

/// Why something has an edge.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Why {
    /// The open step points to it.
    Marked,
    /// A keyboard or a mouse has reached it.
    Reached,
}

/// What a pointer is over.
#[derive(Resource, Default)]
pub struct Under(Option<String>);

/// Looks what a pointer is over that has moved and presses nothing; a finger is over nothing. The lowest tier has no time for that.
pub fn look(
    mut changes: MessageReader<PointerInput>,
    (screen, lesson): (Res<Screen>, Option<Res<Lesson>>),
    hits: Hits,
    mut under: ResMut<Under>,
) {
    let moves = changes.read().filter(|change| change.action == PointerAction::Move);
    let Some(PointerInput { pointer, .. }) = moves.filter(|m| !matches!(m.pointer.id, PointerId::Touch(_))).last()
    else {
        return;
    };
    let looks = lesson.is_some() && screen.quality.tier != Tier::Low && !pointer.buttons.any();
    let found = if looks { named(hits.hit(pointer), &hits) } else { None };
    if under.0 != found {
        under.0 = found;
    }
}

/// The node that a pointer means: the one that it meets, or whose name.
fn named(hit: Hit, hits: &Hits) -> Option<String> {
    match hit {
        Hit::Node(node, _) => Some(node),
        Hit::Widget(widget) => hits.button(widget)?.0.id.strip_prefix("node.").map(str::to_owned),
        Hit::Nothing => None,
    }
}

/// Draws the edges anew where others have them now.
pub fn draw(
    mut commands: Commands,
    mut shown: Local<(BTreeMap<String, Why>, Option<usize>)>,
    lesson: Option<Res<Lesson>>,
    (screen, focus, under, sunlight): (Res<Screen>, Res<Focus>, Res<Under>, Res<Sunlight>),
    windows: Query<&Window>,
    things: Query<(Entity, &Placed)>,
    children: Query<&Children>,
    meshes: Query<(&Mesh3d, Option<&SkinnedMesh>), (With<MeshMaterial3d<SceneMaterial>>, Without<Edge>, Without<Spot>)>,
    old: Query<Entity, With<Edge>>,
    mut materials: ResMut<Assets<SceneMaterial>>,
) {
    let wanted = match &lesson {
        Some(lesson) if !screen.bare && screen.home.is_none() => wanted(&lesson.play, &screen, &focus, &under),
        _ => BTreeMap::new(),
    };
    let (before, of) = &*shown;
    let now = super::address(lesson.as_deref());
    if *before == wanted && *of == now {
        return;
    }
    old.iter().for_each(|edge| commands.entity(edge).try_despawn());
    let pixels = windows.single().map_or(1.0, |w| w.physical_height() as f32 / 720.0) * WIDE;
    for (node, why) in &wanted {
        let Some((thing, placed)) = things.iter().find(|(_, placed)| placed.node == *node) else { continue };
        let look = edge(&sunlight, *why, pixels, placed.radius * BEHIND);
        let material = materials.add(SceneMaterial::new(look, Layer::Solid));
        for part in std::iter::once(thing).chain(children.iter_descendants(thing)) {
            let Ok((mesh, skin)) = meshes.get(part) else { continue };
            let look = (Mesh3d(mesh.0.clone()), MeshMaterial3d(material.clone()), Transform::default());
            let mut edge = commands.spawn((look, Edge, NotShadowCaster, ChildOf(part), InLesson));
            if let Some(skin) = skin {
                edge.insert(skin.clone());
            }
        }
    }
    *shown = (wanted, now);
}

/// What has an edge now.
fn wanted(play: &Play, screen: &Screen, focus: &Focus, under: &Under) -> BTreeMap<String, Why> {
    let busy = play.phase != Phase::Running || screen.stands_still() || play.is_occupied();
    if busy {
        return BTreeMap::new();
    }
    let reached = focus.node();
    let reached = [reached, under.0.as_deref()].into_iter().flatten().map(|id| (id.to_owned(), Why::Reached));
    let marked = marked(play).into_iter().map(|id| (id, Why::Marked));
    reached.chain(marked).filter(|(id, _)| play.shows(id)).collect()
}

fn edge(sunlight: &Sunlight, why: Why, pixels: f32, behind: f32) -> super::material::Look {
    let colour = match why {
        Why::Marked => theme::GOLD,
        Why::Reached => theme::PAPER,
    };
    // The theme's numbers are those of the screen; here light is wanted.
    let shown = colour.to_linear();
    let light = Color::srgb(shown.red, shown.green, shown.blue).to_linear();
    let mut look = sunlight.on(light.to_vec4());
    look.mist.w = 1.0;
    look.flow.z = OUTLINE;
    (look.stir.x, look.stir.y) = (pixels, behind);
    look
}
