//! Parts of panels that show as much as there is room for: how far each is moved up, and the button that shows what is further down.
//!
//! A finger and a wheel move them, the button does, and the focus does as it comes to something that is not seen. Does not: know devices, decide
//! how much room there is.

use super::{
    a11y::A11yNode,
    draw::{Pressable, Track},
};
use crate::input::focus::Focus;
use bevy::prelude::*;
use bevy::ui::UiGlobalTransform;
use std::collections::{BTreeMap, BTreeSet};

/// How much of a part is moved on by its button: some lines stay in sight.
const PAGE: f32 = 0.8;

/// What rounding may leave over, logical pixels.
const SLACK: f32 = 2.0;

/// A part of a panel that may be higher than its room, by its name.
#[derive(Component)]
pub struct Scrolls(pub String);

/// The button below such a part; nothing of it is there while all of the part is seen.
#[derive(Component)]
pub struct MoreBelow(pub String);

/// The sign on that button: down, or back up from the end.
#[derive(Component)]
pub struct MoreSign;

/// How far the parts are moved up, logical pixels, by their names.
#[derive(Resource, Default)]
pub struct Scrolled {
    at: BTreeMap<String, f32>,
    pages: Vec<String>,
    /// Parts of which there was more than room when they were last laid out.
    more: BTreeSet<String>,
}

impl Scrolled {
    /// How far this part is moved up, logical pixels.
    pub fn at(&self, part: &str) -> f32 {
        self.at.get(part).copied().unwrap_or(0.0)
    }

    /// Whether there is more of this part than room. Drawn anew, its button stands there from the first frame on: one that comes and goes cannot
    /// be pressed.
    pub fn has_more(&self, part: &str) -> bool {
        self.more.contains(part)
    }

    /// Moves a part on by so much, logical pixels.
    pub fn by(&mut self, part: &str, by: f32) {
        *self.at.entry(part.to_owned()).or_default() += by;
    }

    /// Shows what is further down, and at the end what is first.
    pub fn page(&mut self, part: &str) {
        self.pages.push(part.to_owned());
    }

    /// Shows the parts of a slot from their beginning: something else is on them.
    pub fn begin(&mut self, slot: &str) {
        self.at.retain(|part, _| part.split('.').next() != Some(slot));
        self.more.retain(|part| part.split('.').next() != Some(slot));
    }
}

/// A part as it was laid out: its height and that of what it holds, logical pixels.
fn heights(node: &ComputedNode) -> (f32, f32) {
    (node.size().y * node.inverse_scale_factor(), node.content_size().y * node.inverse_scale_factor())
}

/// Moves the parts to where they are wanted, and shows their buttons where there is more.
pub fn apply(
    mut scrolled: ResMut<Scrolled>,
    mut parts: Query<(&Scrolls, &mut ScrollPosition, &ComputedNode)>,
    mut buttons: Query<(&MoreBelow, &mut Node, &Children)>,
    mut signs: Query<&mut Text, With<MoreSign>>,
) {
    let pages = std::mem::take(&mut scrolled.pages);
    for (Scrolls(part), mut position, node) in &mut parts {
        let (room, content) = heights(node);
        // Drawn anew, it has not been laid out yet.
        if room < 1.0 {
            continue;
        }
        let most = (content - room).max(0.0);
        let mut at = scrolled.at(part).clamp(0.0, most);
        if pages.contains(part) {
            at = if at + SLACK < most { (at + room * PAGE).min(most) } else { 0.0 };
        }
        if scrolled.at(part) != at {
            scrolled.at.insert(part.clone(), at);
        }
        if position.y != at {
            position.y = at;
        }
        if most > SLACK {
            scrolled.more.insert(part.clone());
        } else {
            scrolled.more.remove(part);
        }
        for (_, mut button, children) in buttons.iter_mut().filter(|(of, ..)| of.0 == *part) {
            let display = if most > SLACK { Display::Flex } else { Display::None };
            if button.display != display {
                button.display = display;
            }
            let sign = if at + SLACK < most { "▼" } else { "▲" };
            for child in children {
                if let Ok(mut text) = signs.get_mut(*child)
                    && text.0 != sign
                {
                    sign.clone_into(&mut text.0);
                }
            }
        }
    }
}

/// Moves a part so far that what has come into the focus is seen on it.
pub fn reveal(
    focus: Res<Focus>,
    mut last: Local<Option<String>>,
    mut scrolled: ResMut<Scrolled>,
    named: Query<(Entity, &A11yNode, &ComputedNode, &UiGlobalTransform), Or<(With<Pressable>, With<Track>)>>,
    parents: Query<&ChildOf>,
    parts: Query<(&Scrolls, &ComputedNode, &UiGlobalTransform)>,
) {
    if last.as_deref() == focus.at() {
        return;
    }
    *last = focus.at().map(str::to_owned);
    let Some(id) = focus.at() else { return };
    let Some((entity, _, node, at)) = named.iter().find(|(_, named, ..)| named.id == id) else { return };
    for parent in parents.iter_ancestors(entity) {
        let Ok((Scrolls(part), outer, place)) = parts.get(parent) else { continue };
        let rect = |node: &ComputedNode, at: &UiGlobalTransform| Rect::from_center_size(at.translation, node.size());
        let (inner, outer_rect) = (rect(node, at), rect(outer, place));
        let by = (inner.max.y - outer_rect.max.y).max(0.0) - (outer_rect.min.y - inner.min.y).max(0.0);
        scrolled.by(part, by * outer.inverse_scale_factor());
        return;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_slot_with_something_else_on_it_is_shown_from_its_beginning() {
        let mut scrolled = Scrolled::default();
        scrolled.by("side.0", 40.0);
        scrolled.by("side.0", 20.0);
        scrolled.by("task.1", 10.0);
        scrolled.begin("side");
        assert_eq!((scrolled.at("side.0"), scrolled.at("task.1")), (0.0, 10.0));
    }

    /// A card that is drawn anew twenty times a second, since a number on it changes.
    #[test]
    fn the_button_for_more_is_there_from_the_first_frame_of_what_is_drawn_anew() {
        let mut app = App::new();
        app.init_resource::<Scrolled>().add_systems(Update, apply);
        let mut part = |content: f32| {
            let node = ComputedNode {
                size: Vec2::new(200.0, 100.0),
                content_size: Vec2::new(200.0, content),
                inverse_scale_factor: 1.0,
                ..default()
            };
            let world = app.world_mut();
            let part = world.spawn((Scrolls("side.0".into()), ScrollPosition::default(), node)).id();
            app.update();
            app.world_mut().despawn(part);
            app.world().resource::<Scrolled>().has_more("side.0")
        };
        assert!(!part(80.0) && part(160.0) && !part(90.0));
    }
}
