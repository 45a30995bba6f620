//! The accessible tree: what is on the screen, in reading order, for those who hear or feel it.

use super::layout::SlotRoot;
use crate::{
    host::Host,
    port::{Element, Notice},
    screen::Screen,
    ui::{draw::Track, label::TagOf, panels::SLOTS},
};
use bevy::prelude::*;
use bevy::ui::CalculatedClip;
use shujin_messages::Locale;

/// An element's id, role, name and state.
#[derive(Component, Clone, Debug, PartialEq)]
pub struct A11yNode {
    /// Stable id; empty for plain texts.
    pub id: String,
    /// A role as in [`Element::role`].
    pub role: &'static str,
    /// What it is called or says.
    pub name: String,
    /// What it shows.
    pub value: String,
    /// Chosen or on.
    pub checked: bool,
    /// Cannot be pressed.
    pub disabled: bool,
}

impl A11yNode {
    /// An element without further state.
    pub fn text(id: &str, role: &'static str, name: &str) -> A11yNode {
        A11yNode { id: id.into(), role, name: name.into(), value: String::new(), checked: false, disabled: false }
    }
}

/// The rectangle of what is there but not on the screen: no finger can come upon it.
const NOWHERE: [f32; 4] = [-10.0, -10.0, 1.0, 1.0];

/// The tree that was told last.
#[derive(Resource, Default)]
pub struct LastTree(Option<Locale>, Vec<Element>);

impl LastTree {
    /// The ids of what can be pressed or set, in reading order: the page's mirror gives the focus in the same.
    pub fn controls(&self) -> impl Iterator<Item = &str> {
        let can = |element: &&Element| matches!(element.role.as_str(), "button" | "slider") && !element.disabled;
        self.1.iter().filter(can).map(|element| element.id.as_str())
    }
}

/// Sends the tree to the host when it has changed. Rectangles are rounded, so that nothing is sent for a hair's breadth.
pub fn tell(
    mut last: ResMut<LastTree>,
    host: Res<Host>,
    screen: Res<Screen>,
    time: Res<Time<Real>>,
    mut since: Local<f32>,
    roots: Query<(Entity, &SlotRoot)>,
    tags: Query<(Entity, &InheritedVisibility, &TagOf)>,
    children: Query<&Children>,
    elements: Query<(&A11yNode, &ComputedNode, &UiGlobalTransform, Option<&Track>, Option<&CalculatedClip>)>,
    window: Query<&Window>,
) {
    // Not the node's own factor: that one holds the interface's scale too, and hosts think in the canvas's pixels.
    let scale = window.single().map_or(1.0, |w| 1.0 / w.scale_factor());
    // Ten times a second is often enough for ears and fingers, and cheap; by the clock, so that a slow machine tells each frame.
    *since += time.delta_secs();
    if *since < 0.1 {
        return;
    }
    *since = 0.0;
    let mut out = Vec::new();
    let mut take = |entity: Entity, seen: bool| {
        let Ok((named, node, transform, track, clip)) = elements.get(entity) else { return };
        if named.name.is_empty() || node.size().x < 1.0 {
            return;
        }
        // What is moved out of its part of a panel is there, and not seen.
        let whole = Rect::from_center_size(transform.translation, node.size());
        let rect = clip.map_or(whole, |clip| whole.intersect(clip.clip));
        let (corner, size) = (rect.min * scale, rect.size() * scale);
        let seen = seen && !rect.is_empty();
        let id = if named.id.is_empty() { format!("text.{}", out.len()) } else { named.id.clone() };
        out.push(Element {
            id,
            role: named.role.into(),
            name: named.name.clone(),
            value: named.value.clone(),
            range: track.map(|t| [t.0.min, t.0.max, t.0.step, t.0.now]),
            checked: named.checked,
            disabled: named.disabled,
            rect: if seen { [corner.x, corner.y, size.x, size.y].map(f32::round) } else { NOWHERE },
        });
    };
    for slot in SLOTS {
        for (root, _) in roots.iter().filter(|(_, r)| r.0 == slot) {
            children.iter_descendants_depth_first(root).for_each(|entity| take(entity, true));
        }
    }
    // Also names that have no room on the screen just now: who listens does not look at the screen.
    let in_order = tags.iter().sort_by_key::<&TagOf, _>(|tag| tag.rank);
    // An arrow is there only while it points.
    let in_order = in_order.filter(|(_, seen, tag)| seen.get() || !tag.is_arrow);
    in_order.for_each(|(tag, seen, _)| take(tag, seen.get()));
    if last.1 != out || last.0 != Some(screen.locale) {
        host.tell(Notice::Tree { lang: screen.locale.tag().to_owned(), elements: out.clone() });
        *last = LastTree(Some(screen.locale), out);
    }
}
