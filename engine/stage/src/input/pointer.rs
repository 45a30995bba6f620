//! A pointer: what a mouse, one finger, a pen, a gaze or a controller is to the engine. Devices describe their events as changes of
//! pointers; nothing behind them knows which device it was.
//!
//! Does not: read any device, look what lies under a pointer.
//!
//! The names are those of `bevy_picking`; the types are our own. That crate cannot be had without all of Bevy's default features, which
//! add 2 % to a page that is at its limit, and its pointers are places on a render target: a gaze or a controller has none, only a ray.

use bevy::ecs::system::SystemParam;
use bevy::prelude::*;

/// How far beside its ray a finger or a mouse can mean a small thing, as a part of the distance: some 20 pixels of 720 at 45°.
const CONTACT: f32 = 0.023;

/// Which pointer: what was pressed by one is let go by the same.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum PointerId {
    /// The mouse.
    Mouse,
    /// A finger, by the number that its device gives it.
    Touch(u64),
    /// A pen.
    Pen,
    /// Where somebody looks.
    Gaze,
    /// What a hand holds in space.
    Controller(Hand),
}

/// A hand.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Hand {
    /// The left one.
    Left,
    /// The right one.
    Right,
}

/// A button of a pointer. Touching is the primary one of a finger.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PointerButton {
    /// The left one of a mouse: does what there is to do.
    Primary,
    /// The right one of a mouse.
    Secondary,
    /// The middle one of a mouse.
    Middle,
}

/// The buttons that are held.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Buttons {
    primary: bool,
    secondary: bool,
    middle: bool,
}

impl Buttons {
    /// Holds a button or lets it go.
    pub fn set(&mut self, button: PointerButton, held: bool) {
        match button {
            PointerButton::Primary => self.primary = held,
            PointerButton::Secondary => self.secondary = held,
            PointerButton::Middle => self.middle = held,
        }
    }

    /// Whether one is held.
    pub fn any(self) -> bool {
        self.primary || self.secondary || self.middle
    }
}

/// A pointer as it is now.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Pointer {
    /// Which one.
    pub id: PointerId,
    /// Where it is on the canvas, logical pixels from the upper left corner; nothing for what points in space.
    pub at: Option<Vec2>,
    /// Its way into the world, m; nothing where no eye looks into one.
    pub ray: Option<Ray3d>,
    /// How far beside its ray it can mean a small thing, as a part of the distance, 0–1: half the width of what touches.
    pub contact: f32,
    /// The buttons that it holds.
    pub buttons: Buttons,
}

/// What became of a pointer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PointerAction {
    /// A button was pressed.
    Press(PointerButton),
    /// It moved.
    Move,
    /// A button was let go.
    Release(PointerButton),
    /// Its device has lost it: whatever it was doing is not done.
    Cancel,
}

/// A change of a pointer, in the order in which devices told them.
#[derive(Message, Clone, Copy, Debug, PartialEq)]
pub struct PointerInput {
    /// The pointer after the change.
    pub pointer: Pointer,
    /// What became of it.
    pub action: PointerAction,
}

/// The eye that looks into the world: turns places on the canvas into rays and back.
#[derive(SystemParam)]
pub struct Eye<'w, 's> {
    camera: Query<'w, 's, (&'static Camera, &'static GlobalTransform), With<Camera3d>>,
}

impl Eye<'_, '_> {
    /// A pointer on the canvas, logical pixels, with its ray.
    pub fn pointer(&self, id: PointerId, at: Vec2, buttons: Buttons) -> Pointer {
        let ray = self.camera.single().ok().and_then(|(camera, eye)| camera.viewport_to_world(eye, at).ok());
        Pointer { id, at: Some(at), ray, contact: CONTACT, buttons }
    }

    /// The way into the world from a place on the canvas, as parts of its width and height from the upper left corner; m.
    pub fn ray(&self, part: Vec2) -> Option<Ray3d> {
        let (camera, eye) = self.camera.single().ok()?;
        camera.viewport_to_world(eye, camera.logical_viewport_size()? * part).ok()
    }

    /// Where on the canvas a point of the world is seen, logical pixels; nothing for what is beside or behind the eye.
    pub fn sees(&self, point: Vec3) -> Option<Vec2> {
        let (camera, eye) = self.camera.single().ok()?;
        let canvas = camera.logical_viewport_rect()?;
        camera.world_to_viewport(eye, point).ok().filter(|at| canvas.contains(*at))
    }
}
