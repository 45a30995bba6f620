//! What lies under a pointer: the interface first, then the world behind it. The one hit test; presses, hovering and hosts ask it.
//!
//! Does not: know devices, do anything with what it finds.

use super::pointer::Pointer;
use crate::{
    ui::{
        draw::{BlocksPointer, Pressable, Track},
        scroll::Scrolls,
    },
    world::pick::Pick,
};
use bevy::ecs::system::SystemParam;
use bevy::prelude::*;
use bevy::ui::{CalculatedClip, ComputedStackIndex, UiGlobalTransform};

/// What a pointer meets.
#[derive(Clone, Debug, PartialEq)]
pub enum Hit {
    /// A part of the interface; also a sheet of paper, on which nothing is to be pressed.
    Widget(Entity),
    /// A node of the scene that can be touched, and where, m.
    Node(String, Vec3),
    /// Nothing that can be touched.
    Nothing,
}

/// What of the interface a pointer can come upon.
type Widgets<'w, 's> = Query<
    'w,
    's,
    (
        Entity,
        &'static ComputedNode,
        &'static UiGlobalTransform,
        &'static InheritedVisibility,
        Option<&'static Pressable>,
        Option<&'static Track>,
        Option<&'static CalculatedClip>,
        &'static ComputedStackIndex,
    ),
    With<BlocksPointer>,
>;

/// The hit test.
#[derive(SystemParam)]
pub struct Hits<'w, 's> {
    widgets: Widgets<'w, 's>,
    parts: Query<'w, 's, (&'static Scrolls, &'static ComputedNode, &'static UiGlobalTransform)>,
    window: Query<'w, 's, &'static Window>,
    pick: Pick<'w, 's>,
}

impl Hits<'_, '_> {
    /// What this pointer meets first.
    pub fn hit(&self, pointer: &Pointer) -> Hit {
        if let Some(widget) = pointer.at.and_then(|at| self.widget(at)) {
            return Hit::Widget(widget);
        }
        let met = pointer.ray.and_then(|ray| self.pick.along(ray, pointer.contact));
        met.map_or(Hit::Nothing, |(node, point)| Hit::Node(node.to_owned(), point))
    }

    /// The topmost widget at a place on the canvas, logical pixels. The interface lies on the canvas, so only a place there can meet it:
    /// a panel that stands in space would answer a pointer's ray beside this, before the world does.
    pub fn widget(&self, at: Vec2) -> Option<Entity> {
        let point = at * self.scale();
        self.widgets
            .iter()
            .filter(|(_, node, transform, seen, .., clip, _)| {
                let is_cut = clip.is_some_and(|clip| !clip.clip.contains(point));
                seen.get() && !is_cut && node.contains_point(**transform, point)
            })
            .max_by_key(|(.., index)| index.0)
            .map(|(entity, ..)| entity)
    }

    /// The name of the part of a panel at a place on the canvas that can be moved up and down: there is more of it than room.
    pub fn part(&self, at: Vec2) -> Option<String> {
        let point = at * self.scale();
        let is_there = |(_, node, transform): &(&Scrolls, &ComputedNode, &UiGlobalTransform)| {
            node.content_size().y > node.size().y + 1.0 && node.contains_point(**transform, point)
        };
        self.parts.iter().find(is_there).map(|(part, ..)| part.0.clone())
    }

    /// The button that a widget is.
    pub fn button(&self, widget: Entity) -> Option<&Pressable> {
        self.widgets.get(widget).ok()?.4
    }

    /// The slider's track that a widget is.
    pub fn track(&self, widget: Entity) -> Option<&Track> {
        self.widgets.get(widget).ok()?.5
    }

    /// The button with this id that can be pressed now.
    pub fn enabled(&self, id: &str) -> Option<&Pressable> {
        self.widgets.iter().filter_map(|widget| widget.4).find(|p| p.0.id == id && !p.0.disabled)
    }

    /// How far along the track of the slider with this id a place on the canvas is, 0–1; nothing where there is no such slider now.
    pub fn along(&self, slider: &str, at: Vec2) -> Option<f32> {
        // By its id: drawn anew while it is dragged, the track has another entity.
        let track = self.widgets.iter().find(|widget| widget.5.is_some_and(|track| track.0.id == slider));
        let (_, node, transform, ..) = track?;
        let width = node.size().x;
        let left = transform.translation.x - width / 2.0;
        (width > 0.0).then(|| ((at.x * self.scale() - left) / width).clamp(0.0, 1.0))
    }

    /// The canvas from corner to corner, logical pixels.
    pub fn diagonal(&self) -> f32 {
        self.window.single().map_or(0.0, |window| window.width().hypot(window.height()))
    }

    /// Physical pixels in a logical one.
    fn scale(&self) -> f32 {
        self.window.single().map_or(1.0, Window::scale_factor)
    }
}
