//! What a press belongs to from the moment on when it begins.

use super::Presses;
use crate::{
    blocks::Grip,
    input::{
        grab::Grabs,
        hit::{Hit, Hits},
        pointer::Pointer,
        track::Track,
        unread::Pressed,
    },
    ui::widget::{ButtonVariant, Slider},
};
use shujin_play::{Intent, Play};

/// What a press belongs to.
pub(super) enum Captured {
    /// The world; the node that was pressed, if any.
    World(Option<String>),
    /// A thing that can be carried away, by its node; the hand that would carry it, what is wanted then, and when it is let go.
    Thing(String, u8, Box<(Intent, Intent)>),
    /// A surface that is rubbed, by its node; the hand that would rub it.
    Surface(String, u8),
    /// A handle, by its node.
    Handle(String, Box<Track>),
    /// A part of the interface on which nothing is to be pressed.
    Panel,
    /// The button with this id.
    Button(String),
    /// A slider.
    Slider(Box<Slider>),
}

/// What a press that begins now belongs to.
pub(super) fn captured(pointer: &Pointer, last: Option<&Pressed>, hits: &Hits, now: f32) -> Captured {
    let widget = match hits.hit(pointer) {
        Hit::Widget(widget) => widget,
        Hit::Node(node, _) => return Captured::World(Some(node)),
        Hit::Nothing => return Captured::World(None),
    };
    if let Some(button) = hits.button(widget) {
        let id = &button.0.id;
        let is_unread = last.zip(pointer.at).is_some_and(|(last, at)| last.is_unread(id, at, now));
        return if is_unread { Captured::Panel } else { Captured::Button(id.clone()) };
    }
    hits.track(widget).map_or(Captured::Panel, |track| Captured::Slider(Box::new(track.0.clone())))
}

/// What a press on a node belongs to: one that can be dragged is held, and turns no view.
pub(super) fn held(
    node: String,
    pointer: &Pointer,
    play: &Play,
    (grabs, presses): (&Grabs, &Presses),
    hits: &Hits,
) -> Captured {
    // A hand is somebody's from the press on, though the thing is taken only as it is dragged away.
    let has = |on: &Captured, hand| matches!(on, Captured::Thing(_, of, _) | Captured::Surface(_, of) if *of == hand);
    let pressed = |hand| presses.held.values().any(|press| has(&press.on, hand));
    match grabs.could(play, &node, pressed) {
        Some((hand, Grip::Carry { take, back })) => Captured::Thing(node, hand, Box::new((take, back))),
        Some((hand, Grip::Rub)) => Captured::Surface(node, hand),
        Some((_, Grip::Track(track))) => {
            let Hit::Node(_, taken) = hits.hit(pointer) else { return Captured::World(Some(node)) };
            Captured::Handle(node, Box::new(Track { taken, ..*track }))
        }
        None => Captured::World(Some(node)),
    }
}

/// Whether this is a key of an instrument.
pub(super) fn is_key(on: &Captured, hits: &Hits) -> bool {
    let Captured::Button(id) = on else { return false };
    hits.enabled(id).is_some_and(|button| button.0.look == ButtonVariant::Key)
}
