//! A name stands on its thing: whoever presses what is under it, or just below it, presses that thing. And no name lies on the notes.

use crate::layout::{go, on_canvas};
use crate::scenes;
use crate::support::Stage;
use bevy::ecs::system::RunSystemOnce;
use bevy::prelude::*;
use shujin_stage::port::Element;
use shujin_stage::{Pick, Placed};

/// Canvases: their sizes, and the diagonal of the board that each fills, inches.
const CANVASES: [([u32; 2], f32); 3] = [([1280, 720], 0.0), ([3840, 2160], 86.0), ([390, 844], 0.0)];

/// Parts of a name's rectangle at which its thing may be met, beyond its lower edge too: also four logical pixels below it, where the stage looks
/// for the top of what is thin.
const ACROSS: [f32; 5] = [0.1, 0.3, 0.5, 0.7, 0.9];
const DOWN: [f32; 8] = [0.1, 0.3, 0.5, 0.7, 0.9, 1.09, 1.2, 1.35];

/// How far beside its ray a thread is still met, as a part of the distance.
const SLACK: f32 = 0.02;

/// Frames in which every name has been looked at.
const LOOKED: usize = 60;

#[test]
fn every_name_stands_on_its_thing_and_none_on_the_notes() {
    let mut wrong = Vec::new();
    let mut seen = 0;
    for scene in scenes() {
        for canvas in CANVASES {
            let mut stage = on_canvas(&scene, canvas);
            let notes = score_screen(&stage);
            for viewpoint in stage.viewpoints() {
                go(&mut stage, &viewpoint);
                stage.frames(LOOKED);
                for name in names(&stage) {
                    seen += 1;
                    if let Some(why) = fault(&mut stage, &name, notes.as_deref()) {
                        wrong.push(format!("{scene}, {viewpoint} on {:?}: {} {why}", canvas.0, name.name));
                    }
                }
            }
        }
    }
    assert!(seen > 100, "{seen} names are shown");
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
}

/// The names that are shown over things.
fn names(stage: &Stage) -> Vec<Element> {
    let is_name =
        |element: &&Element| element.id.starts_with("node.") && element.rect[0] >= 0.0 && element.rect[1] >= 0.0;
    stage.tree().iter().filter(is_name).cloned().collect()
}

/// The node over which the notes of a scene's music go.
fn score_screen(stage: &Stage) -> Option<String> {
    Some(stage.scene().get("score")?.get("screen")?.as_str()?.to_owned())
}

/// What is wrong with the place of a name, `notes` being the node over which notes go.
fn fault(stage: &mut Stage, name: &Element, notes: Option<&str>) -> Option<String> {
    let node = name.id.strip_prefix("node.")?.to_owned();
    let [x, y, width, height] = name.rect;
    let at = |[across, down]: [f32; 2]| Vec2::new(x + across * width, y + down * height);
    let places = DOWN.iter().flat_map(|down| ACROSS.map(|across| at([across, *down])));
    let rays: Vec<Ray3d> = places.map(|place| stage.ray(place)).collect();
    let world = stage.app.world_mut();
    let meets =
        move |In(rays): In<Vec<Ray3d>>, pick: Pick| rays.iter().any(|ray| pick.meets(*ray, SLACK, &node).is_some());
    if !world.run_system_once_with(meets, rays).expect("it is looked") {
        return Some("does not stand on its thing".into());
    }
    let mut things = world.query::<(&Placed, &GlobalTransform)>();
    let (placed, place) = things.iter(world).find(|(placed, _)| Some(placed.node.as_str()) == notes)?;
    let middle = place.transform_point(placed.middle);
    let mut cameras = world.query_filtered::<(&Camera, &GlobalTransform), With<Camera3d>>();
    let (camera, eye) = cameras.single(world).expect("one camera");
    let notes = camera.world_to_viewport(eye, middle).ok()?;
    let covers = Rect::from_corners(at([0.0, 0.0]), at([1.0, 1.0])).contains(notes);
    covers.then(|| "lies on the notes".into())
}
