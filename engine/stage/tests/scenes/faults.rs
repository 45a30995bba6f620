//! What is wrong with an interface as it was laid out: controls that are too small, cut or over one another, panels over one another, texts that
//! have no room or are too small to be read.

use crate::support::Stage;
use bevy::prelude::*;
use bevy::text::{FontSize, TextLayoutInfo};
use bevy::ui::{CalculatedClip, UiGlobalTransform};
use shujin_stage::ui::{
    arrange::Covered,
    draw::{Popup, Pressable, Track},
    panels::Slot,
};

/// What a rounding may take away or add, pixels.
const SLACK: f32 = 1.0;

/// A finger's target on a screen, CSS pixels, and on a board, millimetres; a text on a board, millimetres.
const FINGER: f32 = 44.0;
const BOARD: f32 = 25.0;
const READ: f32 = 32.0;

/// What must be seen whole wherever it is: what one goes on with, and the keys to play.
const WHOLE: [&str; 8] = ["start", "go-on", "next", "submit", "resume", "settings-done", "finish-home", "play"];

/// A screen: its size in CSS pixels, the pixels of the screen to each, and the diagonal of a board, inches.
#[derive(Clone, Copy, Debug)]
pub struct Canvas {
    pub size: [u32; 2],
    pub density: f32,
    pub board: f32,
}

impl Canvas {
    /// CSS pixels in a millimetre of a board.
    fn millimetre(self) -> f32 {
        Vec2::new(self.size[0] as f32, self.size[1] as f32).length() / (self.board * 25.4)
    }
}

/// A control as it lies on the canvas, CSS pixels.
struct Control {
    id: String,
    rect: Rect,
    /// A part of it cannot be seen before it is moved up or down.
    is_cut: bool,
    /// It lies over what is below, for a moment.
    is_popup: bool,
}

/// All that is wrong now.
pub fn faults(stage: &mut Stage, canvas: Canvas) -> Vec<String> {
    let controls = controls(&mut stage.app, canvas);
    let mut found = Vec::new();
    for (at, one) in controls.iter().enumerate() {
        found.extend(fault(one, canvas));
        for other in &controls[at + 1..] {
            let common = one.rect.intersect(other.rect);
            // A card that can be pressed does what a button on it does.
            let is_same = one.id == other.id;
            if !is_same && one.is_popup == other.is_popup && common.width() > SLACK && common.height() > SLACK {
                found.push(format!("{} {:?} and {} {:?} lie over one another", one.id, one.rect, other.id, other.rect));
            }
        }
    }
    found.extend(panels(&mut stage.app));
    found.extend(texts(&mut stage.app, canvas));
    found
}

/// What is wrong with a control by itself.
fn fault(one: &Control, canvas: Canvas) -> Option<String> {
    let [width, height] = canvas.size.map(|side| side as f32);
    let screen = Rect { min: Vec2::ZERO, max: Vec2::new(width, height) }.inflate(SLACK);
    let least = if canvas.board > 0.0 { BOARD * canvas.millimetre() } else { FINGER };
    let must_be_whole = WHOLE.contains(&one.id.as_str()) || one.id.starts_with("key.");
    if screen.union(one.rect) != screen {
        Some(format!("{} lies at {:?}, not on the canvas", one.id, one.rect))
    } else if one.is_cut {
        must_be_whole.then(|| format!("{} is not seen whole: {:?}", one.id, one.rect))
    } else {
        let is_small = one.rect.size().min_element() + SLACK < least;
        is_small.then(|| format!("{} is {} pixels, less than {least}", one.id, one.rect.size()))
    }
}

fn controls(app: &mut App, canvas: Canvas) -> Vec<Control> {
    type Laid<'a> = (
        Entity,
        &'a ComputedNode,
        &'a UiGlobalTransform,
        &'a InheritedVisibility,
        Option<&'a CalculatedClip>,
        AnyOf<(&'a Pressable, &'a Track)>,
    );
    let world = app.world_mut();
    let mut all = world.query::<Laid>();
    let mut parents = world.query::<&ChildOf>();
    let mut popups = world.query::<&Popup>();
    let mut found = Vec::new();
    for (entity, node, at, seen, clip, (button, track)) in all.iter(world) {
        let whole = Rect::from_center_size(at.translation, node.size());
        let rect = clip.map_or(whole, |clip| whole.intersect(clip.clip));
        if !seen.get() || rect.is_empty() {
            continue;
        }
        let mut ancestor = entity;
        let mut is_popup = false;
        while let Ok(parent) = parents.get(world, ancestor) {
            ancestor = parent.parent();
            is_popup |= popups.get(world, ancestor).is_ok();
        }
        let id = button.map(|b| b.0.id.clone()).or_else(|| track.map(|t| t.0.id.clone())).unwrap_or_default();
        let is_cut = rect.size().distance(whole.size()) > SLACK * canvas.density;
        let rect = Rect { min: rect.min / canvas.density, max: rect.max / canvas.density };
        found.push(Control { id, rect, is_cut, is_popup });
    }
    found
}

/// Panels that lie over one another. The card over everything lies over everything.
fn panels(app: &mut App) -> Vec<String> {
    let covered = &app.world().resource::<Covered>().0;
    let panels: Vec<_> = covered.iter().filter(|(slot, _)| *slot != Slot::Whole).collect();
    let mut found = Vec::new();
    for (at, (one, rect)) in panels.iter().enumerate() {
        for (other, second) in &panels[at + 1..] {
            let common = rect.intersect(*second);
            if common.width() > SLACK && common.height() > SLACK {
                found.push(format!("{one:?} {rect:?} and {other:?} {second:?} lie over one another"));
            }
        }
    }
    found
}

/// Texts that are cut, and on a board those that the last row cannot read.
fn texts(app: &mut App, canvas: Canvas) -> Vec<String> {
    let mut found = crate::cut::cut(app);
    if canvas.board > 0.0 {
        let world = app.world_mut();
        let scale = world.resource::<UiScale>().0;
        let mut texts = world.query_filtered::<(&Text, &TextFont, &InheritedVisibility), With<TextLayoutInfo>>();
        for (text, font, _) in texts.iter(world).filter(|(text, _, seen)| seen.get() && !text.trim().is_empty()) {
            let FontSize::Px(size) = font.font_size else { continue };
            let millimetres = size * scale / canvas.millimetre();
            if millimetres < READ - 0.1 {
                found.push(format!("{:?} is {millimetres} mm high", text.as_str()));
            }
        }
    }
    found
}
