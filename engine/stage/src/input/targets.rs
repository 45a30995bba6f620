//! Where on the canvas the things stand that can be touched now: for hosts, tools and tests, which must not guess it.
//!
//! Does not: touch anything.

use super::{
    hit::{Hit, Hits},
    pointer::{Buttons, Eye, PointerId},
};
use crate::{port::Target, ui::a11y::A11yNode, world::Placed};
use bevy::prelude::*;
use std::collections::BTreeMap;

/// Parts of the way from a thing's middle to its corners at which it is looked for where its middle is covered.
const NEAR_CORNERS: [f32; 2] = [0.45, 0.85];

/// Every touchable node that is seen on the canvas, by its id.
pub fn targets(
    hits: Hits,
    eye: Eye,
    things: Query<(&Placed, &GlobalTransform, &InheritedVisibility)>,
    named: Query<&A11yNode>,
) -> BTreeMap<String, Target> {
    let mut found = BTreeMap::new();
    for (placed, transform, seen) in &things {
        if !placed.touchable || !seen.get() {
            continue;
        }
        let meets = |at: Vec2| hits.hit(&eye.pointer(PointerId::Mouse, at, Buttons::default()));
        let spots = spots(placed).filter_map(|spot| eye.sees(transform.transform_point(spot)));
        let mut middle = None;
        let free = spots.into_iter().find(|at| {
            let hit = meets(*at);
            let is_it = matches!(&hit, Hit::Node(node, _) if *node == placed.node);
            middle.get_or_insert((*at, hit));
            is_it
        });
        let target = match (free, middle) {
            (Some(at), _) => Target { at: at.to_array(), covered: None },
            (None, Some((at, hit))) => Target { at: at.to_array(), covered: Some(name(&hit, &named)) },
            (None, None) => continue,
        };
        found.insert(placed.node.clone(), target);
    }
    found
}

/// Points of a thing, in its own space: its middle first, then some towards its corners.
fn spots(placed: &Placed) -> impl Iterator<Item = Vec3> {
    let (low, high) = placed.bounds;
    let (middle, half) = (placed.middle, (high - low) / 2.0);
    let corner = move |part: f32, i: u32| {
        let side = |bit: u32| if i & bit == 0 { -part } else { part };
        middle + half * Vec3::new(side(1), side(2), side(4))
    };
    let corners = NEAR_CORNERS.into_iter().flat_map(move |part| (0..8).map(move |i| corner(part, i)));
    std::iter::once(middle).chain(corners)
}

/// What somebody may call a hit: the id of an element or a node, or the role of what has no id; empty for nothing.
fn name(hit: &Hit, named: &Query<&A11yNode>) -> String {
    match hit {
        Hit::Node(node, _) => format!("node.{node}"),
        Hit::Widget(widget) => {
            let id = named.get(*widget).map(|named| named.id.clone());
            id.ok().filter(|id| !id.is_empty()).unwrap_or_else(|| "panel".into())
        }
        Hit::Nothing => String::new(),
    }
}
