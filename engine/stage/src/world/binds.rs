//! What moves in the world: properties that follow numbers, small movements, threads, things shown and hidden.

use super::spawn::Placed;
use crate::{lesson::Lesson, screen::Screen};
use bevy::prelude::*;
use shujin_lesson::format::{Idle, IdleKind, Property};
use std::f32::consts::TAU;

/// Where a node stands when nothing moves it.
#[derive(Component)]
pub struct Bound(pub Transform);

impl Bound {
    /// At rest here.
    pub fn new(rest: Transform) -> Bound {
        Bound(rest)
    }
}

/// A node with a small movement of its own.
#[derive(Component)]
pub struct Idles(pub Idle);

/// A thread between two nodes.
#[derive(Component)]
pub struct Thread(pub String, pub String);

/// Moves bound properties to where their expressions say.
pub fn bind(lesson: Option<Res<Lesson>>, mut nodes: Query<(&Placed, &Bound, &mut Transform)>) {
    let Some(lesson) = lesson.filter(|l| l.moved) else { return };
    let play = &lesson.play;
    for (placed, rest, mut transform) in &mut nodes {
        let Some(thing) = play.lesson.scene.nodes.iter().find(|n| n.id == placed.node) else { continue };
        if thing.binds.is_empty() {
            continue;
        }
        let mut now = rest.0;
        for bind in &thing.binds {
            let x = play.number(&bind.to) as f32;
            match bind.property {
                Property::AtX => now.translation.x += x,
                Property::AtY => now.translation.y += x,
                Property::AtZ => now.translation.z += x,
                Property::TurnX => now.rotation *= Quat::from_rotation_x(x.to_radians()),
                Property::TurnY => now.rotation *= Quat::from_rotation_y(x.to_radians()),
                Property::TurnZ => now.rotation *= Quat::from_rotation_z(x.to_radians()),
                Property::Scale => now.scale *= x.max(0.001),
                Property::Shown => {}
            }
        }
        *transform = now;
    }
}

/// Small movements; none where motion is reduced.
pub fn idle(time: Res<Time>, screen: Res<Screen>, mut nodes: Query<(&Idles, &Bound, &mut Transform)>) {
    for (Idles(idle), rest, mut transform) in &mut nodes {
        if screen.reduce_motion || screen.paused {
            continue;
        }
        let period = idle.period.0.max(1.0);
        let wave = (time.elapsed_secs() / period * TAU).sin();
        let by = idle.by.map_or(6.0, |a| a.0).to_radians();
        let turn = match idle.kind {
            IdleKind::Sway => Quat::from_rotation_z(by * wave),
            IdleKind::Nod => Quat::from_rotation_x(by * wave),
            IdleKind::Turn => Quat::from_rotation_y(time.elapsed_secs() / period * TAU),
            IdleKind::Breathe => Quat::IDENTITY,
        };
        transform.rotation = rest.0.rotation * turn;
        if idle.kind == IdleKind::Breathe {
            transform.scale = rest.0.scale * (1.0 + 0.02 * wave);
        }
    }
}

/// Shows and hides nodes.
pub fn shown(lesson: Option<Res<Lesson>>, mut nodes: Query<(&Placed, &mut Visibility)>) {
    let Some(lesson) = lesson.filter(|l| l.moved) else { return };
    let play = &lesson.play;
    for (placed, mut visibility) in &mut nodes {
        let thing = play.lesson.scene.nodes.iter().find(|n| n.id == placed.node);
        let bound = thing.into_iter().flat_map(|t| &t.binds).filter(|b| b.property == Property::Shown);
        let seen = !play.hidden.contains(&placed.node) && bound.into_iter().all(|b| play.holds(&b.to));
        let wanted = if seen { Visibility::Inherited } else { Visibility::Hidden };
        if *visibility != wanted {
            *visibility = wanted;
        }
    }
}

/// Stretches threads between their nodes.
pub fn threads(
    mut set: ParamSet<(Query<(&Thread, &mut Transform)>, TransformHelper)>,
    threads: Query<(Entity, &Thread)>,
    nodes: Query<(Entity, &Placed), Without<Thread>>,
) {
    let mut ends = Vec::new();
    for (thread, Thread(from, to)) in &threads {
        let helper = set.p1();
        let at = |id: &str| {
            let (entity, placed) = nodes.iter().find(|(_, p)| p.node == *id)?;
            let global = helper.compute_global_transform(entity).ok()?;
            Some(global.transform_point(if placed.radius < 0.2 { placed.middle } else { Vec3::ZERO }))
        };
        ends.extend(at(from).zip(at(to)).map(|(a, b)| (thread, a, b)));
    }
    for (thread, a, b) in ends {
        let length = a.distance(b).max(0.001);
        if let Ok((_, mut transform)) = set.p0().get_mut(thread) {
            *transform = Transform::from_translation((a + b) / 2.0)
                .with_rotation(Quat::from_rotation_arc(Vec3::Y, (b - a) / length))
                .with_scale(Vec3::new(1.0, length, 1.0));
        }
    }
}
