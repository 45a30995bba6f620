//! Whether texts have room: laid out by Bevy, with the typeface, on no screen.

use bevy::prelude::*;
use bevy::text::TextLayoutInfo;
use bevy::ui::{CalculatedClip, UiGlobalTransform};

/// What a rounding may take away, physical pixels.
const SLACK: f32 = 1.5;

/// A node as it lies on the screen.
type Laid<'a> = (Entity, &'a ComputedNode, &'a UiGlobalTransform, &'a InheritedVisibility);

/// Every text that is seen and has less room than it takes: in its own node, in what it stands on, or on the screen.
pub fn cut(app: &mut App) -> Vec<String> {
    let world = app.world_mut();
    let window = world.query::<&Window>().iter(world).next().expect("a window");
    let screen =
        Rect { min: Vec2::ZERO, max: Vec2::new(window.physical_width() as f32, window.physical_height() as f32) };
    let mut texts = world.query::<(Laid, &Text, &TextLayoutInfo)>();
    let mut grounds = world.query::<(Laid, &BackgroundColor)>();
    let mut parents = world.query::<&ChildOf>();
    let mut clips = world.query::<&CalculatedClip>();
    let mut found = Vec::new();
    let rect = |(_, node, at, _): &Laid| Rect::from_center_size(at.translation, node.size());
    for (laid, text, layout) in texts.iter(world) {
        let node = rect(&laid);
        if !laid.3.get() || laid.1.size().x < 1.0 || text.trim().is_empty() {
            continue;
        }
        let mut ancestor = laid.0;
        let mut ground = screen;
        while let Ok(parent) = parents.get(world, ancestor) {
            ancestor = parent.parent();
            if let Ok((laid, colour)) = grounds.get(world, ancestor)
                && !colour.0.is_fully_transparent()
            {
                ground = rect(&laid);
                break;
            }
        }
        let holds = |outer: Rect, inner: Rect| outer.inflate(SLACK).union(inner) == outer.inflate(SLACK);
        // Not the layout's own width: the blank at which a line is broken may hang over.
        let glyphs = layout.glyphs.iter().map(|glyph| glyph.position.x + glyph.atlas_info.rect.width() / 2.0);
        let width = glyphs.reduce(f32::max).unwrap_or_default();
        let fits = width <= node.width() + SLACK && layout.size.y * layout.scale_factor <= node.height() + SLACK;
        // What can be moved up and down may lie beyond its ground; it has its width.
        let moves = clips.get(world, laid.0).is_ok();
        let across =
            |outer: Rect, inner: Rect| outer.min.x <= inner.min.x + SLACK && inner.max.x <= outer.max.x + SLACK;
        let lies = if moves { across(ground, node) } else { holds(ground, node) && holds(screen, node) };
        if !fits || !lies {
            let (size, text) = (layout.size, text.as_str());
            found.push(format!("{text:?}: {size} in {node:?} on {ground:?} of {screen:?}"));
        }
    }
    found
}
