//! What a computer without a graphics card has to draw at each viewpoint: triangles are what it pays for, more than pixels.

use crate::layout::go;
use crate::scenes;
use crate::support::Stage;
use bevy::camera::visibility::ViewVisibility;
use bevy::prelude::*;

/// Triangles in view on the low tier. The goal is 60,000; the first walk has a tenth more than that, and no scene may have more.
const MOST: usize = 66_000;

#[test]
fn no_viewpoint_shows_more_triangles_than_the_low_tier_draws() {
    let mut all = Vec::new();
    for scene in scenes() {
        let mut stage = Stage::open(&scene);
        for viewpoint in stage.viewpoints() {
            go(&mut stage, &viewpoint);
            all.push((in_view(&mut stage), format!("{scene}, {viewpoint}")));
        }
    }
    assert!(all.iter().all(|(count, _)| *count > 0), "something is seen: {all:#?}");
    let over: Vec<_> = all.iter().filter(|(count, _)| *count > MOST).collect();
    assert!(over.is_empty(), "{over:#?}");
}

/// Triangles of the meshes that reach into the camera's view.
fn in_view(stage: &mut Stage) -> usize {
    let world = stage.app.world_mut();
    let mut drawn = world.query::<(&Mesh3d, &ViewVisibility)>();
    let meshes = world.resource::<Assets<Mesh>>();
    let triangles = |mesh: &Mesh3d| {
        let mesh = meshes.get(&mesh.0).expect("a mesh");
        mesh.indices().map_or(mesh.count_vertices(), |indices| indices.len()) / 3
    };
    drawn.iter(world).filter(|(_, seen)| seen.get()).map(|(mesh, _)| triangles(mesh)).sum()
}
