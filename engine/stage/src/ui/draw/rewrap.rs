//! Texts that came out higher than the place they were given.
//!
//! A text is measured for the width that there is, and laid out in that width rounded to whole pixels. One that fills its line to less than a
//! pixel is then measured as one line and written as two, the second outside of what it stands on.

use bevy::prelude::*;
use bevy::text::TextLayoutInfo;

/// How much higher than its place a text may be, logical pixels.
const SLACK: f32 = 1.0;

/// Has such a text measured anew for a width in which it surely breaks. A text that is drawn anew begins anew.
pub fn rewrap(mut texts: Query<(&mut Node, &ComputedNode, &TextLayoutInfo), Changed<TextLayoutInfo>>) {
    for (mut node, computed, laid) in &mut texts {
        let given = computed.size() * computed.inverse_scale_factor();
        if given.x > 2.0 && laid.size.y > given.y + SLACK && node.max_width == Val::Auto {
            node.max_width = px(given.x - 2.0);
        }
    }
}
