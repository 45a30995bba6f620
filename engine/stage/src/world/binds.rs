//! What moves in the world: properties that follow numbers, small movements, threads, things shown and hidden.

use super::spawn::Placed;
use crate::{lesson::Lesson, screen::Screen};
use bevy::prelude::*;
use shujin_lesson::format::{Bind, Idle, IdleKind, Property};
use shujin_play::TICK;
use std::f32::consts::TAU;

/// Where a node stands when nothing moves it.
#[derive(Component)]
pub struct RestTransform(pub Transform);

impl RestTransform {
    /// At rest here.
    pub fn new(rest: Transform) -> RestTransform {
        RestTransform(rest)
    }
}

/// A node with properties that follow expressions.
#[derive(Component)]
pub struct Follows(pub Vec<Bind>);

/// A node that falls.
#[derive(Component)]
pub struct LooseBody;

/// A node with a small movement of its own.
#[derive(Component)]
pub struct Idles(pub Idle);

/// A thread between two nodes.
#[derive(Component)]
pub struct Thread(pub String, pub String);

/// Moves bound properties to where their expressions say. A thread is where its ends are.
pub fn bind(
    lesson: Option<Res<Lesson>>,
    mut nodes: Query<(&Follows, &RestTransform, &mut Transform), Without<Thread>>,
) {
    let Some(lesson) = lesson.filter(|l| l.moved) else { return };
    let play = &lesson.play;
    for (Follows(binds), rest, mut transform) in &mut nodes {
        let mut now = rest.0;
        for bind in binds {
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

/// Loose things, where they have fallen.
pub fn fall(lesson: Option<Res<Lesson>>, mut nodes: Query<(&Placed, &mut Transform), With<LooseBody>>) {
    let Some(bodies) = lesson.as_ref().filter(|l| l.moved).and_then(|l| l.play.bodies.as_ref()) else { return };
    for (placed, mut transform) in &mut nodes {
        let Some(lies) = bodies.pose(&placed.node) else { continue };
        let (at, turn) = (Vec3::from(lies.at), Quat::from_array(lies.turn));
        // What lies still is not drawn anew.
        if transform.translation != at || transform.rotation != turn {
            (transform.translation, transform.rotation) = (at, turn);
        }
    }
}

/// Small movements, by the lesson's time; none where motion is reduced.
pub fn idle(
    lesson: Option<Res<Lesson>>,
    screen: Res<Screen>,
    mut nodes: Query<(&Idles, &RestTransform, &mut Transform)>,
) {
    let Some(lesson) = lesson.filter(|l| l.moved && !screen.reduce_motion) else { return };
    let time = lesson.play.tick as f64 * TICK;
    for (Idles(idle), rest, mut transform) in &mut nodes {
        let period = f64::from(idle.period.0.max(1.0));
        let turned = (time / period).fract() as f32 * TAU;
        let wave = turned.sin();
        let by = idle.by.map_or(6.0, |a| a.0).to_radians();
        let turn = match idle.kind {
            IdleKind::Sway => Quat::from_rotation_z(by * wave),
            IdleKind::Nod => Quat::from_rotation_x(by * wave),
            IdleKind::Turn => Quat::from_rotation_y(turned),
            IdleKind::Breathe => Quat::IDENTITY,
        };
        transform.rotation = rest.0.rotation * turn;
        if idle.kind == IdleKind::Breathe {
            transform.scale = rest.0.scale * (1.0 + 0.02 * wave);
        }
    }
}

/// Shows and hides nodes.
pub fn shown(lesson: Option<Res<Lesson>>, mut nodes: Query<(&Placed, Option<&Follows>, &mut Visibility)>) {
    let Some(lesson) = lesson.filter(|l| l.moved) else { return };
    let play = &lesson.play;
    for (placed, follows, mut visibility) in &mut nodes {
        let bound = follows.into_iter().flat_map(|f| &f.0).filter(|b| b.property == Property::Shown);
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
