//! What moves in the world: nodes that the lesson moves, threads, things shown and hidden.
//!
//! Does not: know where a node is. That is the lesson's ([`shujin_play::Places`]), so that picture and ground agree.

use super::spawn::Placed;
use crate::{lesson::Lesson, screen::Screen};
use bevy::prelude::*;
use shujin_lesson::format::Idle;
use shujin_lesson::model::LocalPose;
use shujin_play::idling;

/// A node that something moves: a bind, gravity, or itself.
#[derive(Component)]
pub struct Moves {
    /// Its number in the scene.
    pub node: usize,
    /// Its small movement.
    pub idle: Option<Idle>,
}

/// A thread between two nodes.
#[derive(Component)]
pub struct Thread(pub String, pub String);

/// Puts nodes where the lesson has them, with their small movements over that: none where motion is reduced.
pub fn place(lesson: Option<Res<Lesson>>, screen: Res<Screen>, mut nodes: Query<(&Moves, &mut Transform)>) {
    let Some(lesson) = lesson.filter(|l| l.moved) else { return };
    let play = &lesson.play;
    for (moves, mut transform) in &mut nodes {
        let Some(pose) = play.places.local(moves.node) else { continue };
        let idle = moves.idle.as_ref().filter(|_| !screen.reduce_motion);
        let pose = idle.map_or(pose, |idle| idling(pose, idle, play.tick));
        // What stands still is not drawn anew.
        transform.set_if_neq(stands(pose));
    }
}

/// Has what was put elsewhere move with what it lies on.
pub fn lie(
    mut commands: Commands,
    lesson: Option<Res<Lesson>>,
    things: Query<(Entity, &Moves, Option<&ChildOf>)>,
    nodes: Query<(Entity, &Placed)>,
) {
    let Some(lesson) = lesson.filter(|l| l.moved) else { return };
    let places = &lesson.play.places;
    for (thing, moves, above) in things.iter().filter(|(_, moves, _)| places.can_be_put(moves.node)) {
        let wanted = places.parent(moves.node);
        let on = above.and_then(|above| nodes.get(above.parent()).ok()).map(|(_, placed)| placed.number);
        if on == wanted {
            continue;
        }
        match wanted.and_then(|number| nodes.iter().find(|(_, placed)| placed.number == number)) {
            Some((on, _)) => commands.entity(thing).insert(ChildOf(on)),
            None => commands.entity(thing).remove::<ChildOf>(),
        };
    }
}

/// A pose as Bevy has it.
pub fn stands(pose: LocalPose) -> Transform {
    Transform { translation: Vec3::from(pose.at), rotation: Quat::from_array(pose.turn), scale: Vec3::from(pose.scale) }
}

/// Has those be touched with which something can be done now, or that say why it cannot.
pub fn touchable(lesson: Option<Res<Lesson>>, mut nodes: Query<&mut Placed>) {
    let Some(lesson) = lesson.filter(|l| l.moved) else { return };
    let offered = lesson.play.touchable_nodes();
    for mut placed in nodes.iter_mut().filter(|placed| placed.may_touch) {
        let can = offered.contains(&placed.node);
        if placed.touchable != can {
            placed.touchable = can;
        }
    }
}

/// Shows and hides nodes.
pub fn shown(lesson: Option<Res<Lesson>>, mut nodes: Query<(&Placed, &mut Visibility)>) {
    let Some(lesson) = lesson.filter(|l| l.moved) else { return };
    let play = &lesson.play;
    for (placed, mut visibility) in &mut nodes {
        let node = play.lesson.scene.nodes.get(placed.number);
        let seen = node.is_none_or(|node| play.shows_itself(node));
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
