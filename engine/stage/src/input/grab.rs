//! Things that pointers carry: pressed and dragged away; and surfaces that they rub. Meanwhile such a pointer turns no view.
//!
//! Does: know which pointer has which hand, and what is wanted when it lets go. Does not: know what a thing is; a block says that it can be
//! grabbed, and whoever shows it says where it would come to ([`Grabs::aim`]).

use super::pointer::Pointer;
use crate::{
    blocks::{Grip, grab},
    screen::Screen,
};
use bevy::prelude::*;
use shujin_play::{HANDS, Intent, Play};
use std::collections::BTreeMap;

/// What pointers carry, by the number of the hand that each is for a lesson.
#[derive(Resource, Default)]
pub struct Grabs(BTreeMap<u8, Grab>);

/// What a pointer does that has a hand.
struct Grab {
    pointer: Pointer,
    /// The node of a surface that it rubs; else it carries a thing.
    rubs: Option<String>,
    /// Wanted when it lets go.
    back: Option<Intent>,
    aim: Option<Intent>,
}

impl Grabs {
    /// The grip of a node that a pointer could take hold of, and the hand that it would be: one that is free, and not `pressed` either.
    pub fn could(&self, play: &Play, node: &str, pressed: impl Fn(u8) -> bool) -> Option<(u8, Grip)> {
        let hand = (0..HANDS).find(|hand| !self.0.contains_key(hand) && !pressed(*hand))?;
        Some((hand, grab(play, node, hand)?))
    }

    /// The pointer was dragged away with a thing that is carried.
    pub fn carry(&mut self, hand: u8, take: &Intent, back: &Intent, pointer: &Pointer, screen: &mut Screen) {
        screen.submit(take.clone());
        self.0.insert(hand, Grab { pointer: *pointer, rubs: None, back: Some(back.clone()), aim: None });
    }

    /// The pointer begins to rub a surface.
    pub fn rub(&mut self, hand: u8, node: &str, pointer: &Pointer) {
        self.0.insert(hand, Grab { pointer: *pointer, rubs: Some(node.to_owned()), back: None, aim: None });
    }

    /// The pointer of a hand has moved.
    pub fn move_to(&mut self, hand: u8, pointer: &Pointer) {
        self.0.get_mut(&hand).into_iter().for_each(|grab| grab.pointer = *pointer);
    }

    /// Lets go: where the thing was aimed at, else it goes back. What was cancelled is not done.
    pub fn let_go(&mut self, hand: u8, is_cancelled: bool, screen: &mut Screen) {
        let Some(grab) = self.0.remove(&hand) else { return };
        grab.aim.filter(|_| !is_cancelled).into_iter().for_each(|aim| screen.submit(aim));
        grab.back.into_iter().for_each(|back| screen.submit(back));
    }

    /// The surface that a hand rubs.
    pub fn rubs(&self, hand: u8) -> Option<&str> {
        self.0.get(&hand)?.rubs.as_deref()
    }

    /// Where each hand's pointer is.
    pub fn pointers(&self) -> impl Iterator<Item = (u8, &Pointer)> {
        self.0.iter().map(|(hand, grab)| (*hand, &grab.pointer))
    }

    /// What is wanted if this hand lets go now.
    pub fn aim(&mut self, hand: u8, aim: Option<Intent>) {
        if let Some(grab) = self.0.get_mut(&hand) {
            grab.aim = aim;
        }
    }
}
