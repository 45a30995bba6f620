//! Which element of the interface the keyboard has reached.
//!
//! By its id, not as an entity in Bevy's `InputFocus`: an element that is drawn anew is another entity, and keeps the focus.

use bevy::prelude::Resource;

/// The element with the focus ring.
#[derive(Resource, Default)]
pub struct Focus(pub Option<String>);
