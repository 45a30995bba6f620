//! How finely the world is drawn: as finely as the machine manages at thirty frames a second.
//!
//! Frames are counted while a lesson is open, from its first seconds on. What is too slow is drawn smaller first and stretched
//! over the screen; the interface keeps the screen's own quality, so that text stays sharp. What is quick enough is made finer
//! step by step. Whoever knows better may choose.

use crate::{lesson::Lesson, screen::Screen};
use bevy::camera::MainPassResolutionOverride;
use bevy::prelude::*;
use serde::{Deserialize, Serialize};

/// What a machine can do.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Tier {
    /// Drawn by the processor, or by an old graphics chip: smaller than the screen where it must be.
    #[default]
    Low,
    /// Light at each pixel, shadows, everything in the air; as fine as the screen where it can be.
    Middle,
    /// Edges smoothed, softer shadows.
    High,
}

/// All of them, from the coarsest on.
pub const TIERS: [Tier; 3] = [Tier::Low, Tier::Middle, Tier::High];

/// How the world is drawn now.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct RenderQuality {
    /// The tier.
    pub tier: Tier,
    /// Part of the screen's pixels in width and height that the world is drawn with, 0–1.
    pub scale: f32,
}

/// From the coarsest to the finest. On the way down resolution goes first, then what the tier has more than the next. Stretching
/// costs as much as a fifth of the pixels: smaller steps would gain nothing.
const STEPS: [RenderQuality; 6] = [
    RenderQuality { tier: Tier::Low, scale: 0.5 },
    RenderQuality { tier: Tier::Low, scale: 0.7 },
    RenderQuality { tier: Tier::Low, scale: 1.0 },
    RenderQuality { tier: Tier::Middle, scale: 0.7 },
    RenderQuality { tier: Tier::Middle, scale: 1.0 },
    RenderQuality { tier: Tier::High, scale: 1.0 },
];

/// Where it begins: nothing is lost yet, nothing risked.
const BEGIN: usize = 2;

/// Seconds over which frames are counted.
const WINDOW: f32 = 1.5;

/// A longer gap between two frames is a page in the background or a scene being made, not a slow machine, s.
const AWAY: f32 = 0.5;

/// Frames a second below which it is drawn coarser, and from which on finer.
const FLOOR: f32 = 30.0;
const ENOUGH: f32 = 50.0;

/// How much quicker a coarser step must be, or it is taken back.
const GAIN: f32 = 1.1;

/// Windows for which a coarser step has to have lasted before the finer one is looked at once more. A machine that was busy when the lesson
/// opened may draw the whole picture quicker than a smaller one, which has to be stretched.
const DOUBT: u32 = 6;

/// Counts frames and decides.
#[derive(Resource)]
pub struct DynamicResolution {
    step: usize,
    /// The finest and the coarsest step worth trying: a picture that changes its mind every few seconds is worse than either.
    ceiling: usize,
    bottom: usize,
    /// A smaller picture gained nothing: what limits the machine is not its pixels.
    idle_pixels: bool,
    /// The step before the last one down and its frames a second, until that one has been looked at.
    before: Option<(usize, f32)>,
    /// The step that was left for the one that is drawn now, until it has been looked at once more.
    doubt: Option<usize>,
    /// Windows since anything changed.
    calm: u32,
    /// The coarser step and its frames a second, while the finer one is looked at once more.
    trial: Option<(usize, f32)>,
    frames: u32,
    seconds: f32,
    /// The first frames of a lesson still make what they draw.
    warm: bool,
}

impl Default for DynamicResolution {
    fn default() -> Self {
        let ceiling = STEPS.len() - 1;
        DynamicResolution {
            step: BEGIN,
            ceiling,
            bottom: 0,
            idle_pixels: false,
            before: None,
            doubt: None,
            calm: 0,
            trial: None,
            frames: 0,
            seconds: 0.0,
            warm: false,
        }
    }
}

impl DynamicResolution {
    /// Counts a frame that took so long, s. Gives how to draw from now on.
    fn frame(&mut self, passed: f32, chosen: Option<Tier>) -> RenderQuality {
        if passed > AWAY {
            (self.frames, self.seconds) = (0, 0.0);
        } else {
            self.frames += 1;
            self.seconds += passed;
        }
        if self.seconds >= WINDOW {
            let rate = self.frames as f32 / self.seconds;
            (self.frames, self.seconds) = (0, 0.0);
            if std::mem::replace(&mut self.warm, true) {
                self.judge(rate);
            }
        }
        let (coarsest, finest) = range(chosen);
        self.step = if self.step < coarsest { finest } else { self.step.min(finest) };
        STEPS[self.step]
    }

    /// Another lesson: its first frames say nothing, and it may be lighter than the last.
    fn begin(&mut self) {
        *self = DynamicResolution { step: self.step.min(BEGIN), ..DynamicResolution::default() };
    }

    fn judge(&mut self, rate: f32) {
        if let Some((coarser, before)) = self.trial.take() {
            if rate < before {
                self.step = coarser;
            }
            return;
        }
        let step = self.step;
        self.adapt(rate);
        self.calm = if self.step == step { self.calm + 1 } else { 0 };
        if self.calm >= DOUBT
            && let Some(finer) = self.doubt.take().filter(|finer| *finer > self.step)
        {
            self.trial = Some((self.step, rate));
            self.step = finer;
        }
    }

    fn adapt(&mut self, rate: f32) {
        let before = self.before.take();
        if let Some((from, _)) = before.filter(|(_, before)| rate < before * GAIN) {
            let smaller = STEPS[self.step].tier == STEPS[from].tier;
            self.step = from;
            if smaller {
                self.idle_pixels = true;
            } else {
                self.bottom = from;
            }
            return;
        }
        if let Some((from, _)) = before {
            self.doubt = Some(from);
        }
        if rate < FLOOR {
            if let Some(lower) = self.lower() {
                self.ceiling = self.step - 1;
                self.before = Some((self.step, rate));
                self.step = lower;
            }
        } else if rate >= ENOUGH {
            // Nothing is drawn smaller on the way up.
            let whole = |step: &usize| STEPS[*step].scale == 1.0;
            self.step = (self.step + 1..=self.ceiling).find(whole).unwrap_or(self.step);
        }
    }

    /// The next step down; where pixels are not what costs, the next tier.
    fn lower(&self) -> Option<usize> {
        let tier = STEPS[self.step].tier;
        let wanted = |step: &usize| !self.idle_pixels || STEPS[*step].tier < tier;
        (self.bottom..self.step).rev().find(wanted)
    }
}

/// Edges are smoothed at whole resolution alone: a smaller picture is read by the pass that enlarges it, and WebGL 2 has no
/// multisampled texture that can be read.
fn antialiasing(quality: RenderQuality) -> Msaa {
    if quality.tier == Tier::High && quality.scale == 1.0 { Msaa::Sample4 } else { Msaa::Off }
}

/// The steps among which a choice leaves to decide.
fn range(chosen: Option<Tier>) -> (usize, usize) {
    let within = |step: &RenderQuality| chosen.is_none_or(|tier| step.tier == tier);
    let first = STEPS.iter().position(within).unwrap_or(0);
    let last = STEPS.iter().rposition(within).unwrap_or(STEPS.len() - 1);
    (first, last)
}

/// Draws as the governor says.
pub fn govern(
    mut governor: ResMut<DynamicResolution>,
    mut screen: ResMut<Screen>,
    time: Res<Time<Real>>,
    lesson: Option<Res<Lesson>>,
    windows: Query<&Window>,
    mut commands: Commands,
    mut camera: Query<(Entity, &mut Msaa, Option<&MainPassResolutionOverride>), With<Camera3d>>,
) {
    let (Ok((camera, mut smooth, smaller)), Ok(window)) = (camera.single_mut(), windows.single()) else { return };
    let quality = match lesson {
        Some(lesson) => {
            if lesson.is_added() {
                governor.begin();
            }
            governor.frame(time.delta_secs(), screen.chosen_tier)
        }
        // Home is interface alone.
        None => RenderQuality { scale: 1.0, ..screen.quality },
    };
    let quality = RenderQuality { scale: screen.chosen_scale.unwrap_or(quality.scale), ..quality };
    smooth.set_if_neq(antialiasing(quality));
    let size = (window.physical_size().as_vec2() * quality.scale).round().as_uvec2().max(UVec2::ONE);
    let size = (quality.scale < 1.0).then_some(size);
    if size != smaller.map(|smaller| smaller.0) {
        let mut camera = commands.entity(camera);
        match size {
            Some(size) => camera.insert(MainPassResolutionOverride(size)),
            None => camera.remove::<MainPassResolutionOverride>(),
        };
    }
    if screen.quality != quality {
        screen.quality = quality;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What it comes to after a minute on a machine that draws so many frames a second at each step, and how often it changed.
    fn after(rates: [f32; 6], chosen: Option<Tier>) -> (RenderQuality, usize) {
        let mut governor = DynamicResolution::default();
        let (mut changes, mut last, mut time) = (0, STEPS[BEGIN], 0.0);
        while time < 60.0 {
            let passed = 1.0 / rates[governor.step];
            let now = governor.frame(passed, chosen);
            changes += usize::from(now != last);
            (last, time) = (now, time + passed);
        }
        (last, changes)
    }

    /// A host may ask for both at once: `draw {tier: high, scale: 0.5}`.
    #[test]
    fn a_smaller_picture_is_not_multisampled() {
        let quality = |scale| RenderQuality { tier: Tier::High, scale };
        assert_eq!(antialiasing(quality(1.0)), Msaa::Sample4);
        assert_eq!(antialiasing(quality(0.5)), Msaa::Off);
    }

    #[test]
    fn a_quick_machine_smooths_edges() {
        assert_eq!(after([60.0; 6], None), (STEPS[5], 2));
    }

    #[test]
    fn a_slow_machine_draws_smaller_and_stays_there() {
        // Down, and once up and down again to be sure.
        assert_eq!(after([50.0, 36.0, 24.0, 24.0, 24.0, 10.0], None), (STEPS[1], 3));
        assert_eq!(after([14.0, 10.0, 6.0, 6.0, 6.0, 2.0], None), (STEPS[0], 4));
    }

    #[test]
    fn a_machine_that_was_busy_at_first_has_the_whole_picture_where_that_is_quicker() {
        let mut governor = DynamicResolution::default();
        let (mut time, mut last) = (0.0, STEPS[BEGIN]);
        while time < 60.0 {
            let whole = if time < 6.0 { 25.0 } else { 35.9 };
            let passed = 1.0 / if governor.step == BEGIN { whole } else { 31.7 };
            (last, time) = (governor.frame(passed, None), time + passed);
        }
        assert_eq!(last, STEPS[BEGIN]);
    }

    #[test]
    fn resolution_comes_back_where_it_gains_nothing() {
        assert_eq!(after([14.0, 14.0, 14.0, 14.0, 14.0, 8.0], None), (STEPS[2], 2));
        assert_eq!(after([21.0, 20.0, 14.0, 14.0, 14.0, 8.0], None), (STEPS[1], 5));
    }

    #[test]
    fn what_was_too_much_is_not_tried_again() {
        assert_eq!(after([60.0, 60.0, 60.0, 60.0, 60.0, 20.0], None), (STEPS[4], 5));
        // Resolution first, shadows then, and those only where resolution did not help.
        assert_eq!(after([60.0, 60.0, 60.0, 40.0, 22.0, 20.0], None), (STEPS[3], 4));
        assert_eq!(after([60.0, 60.0, 60.0, 22.0, 22.0, 20.0], None), (STEPS[2], 6));
    }

    #[test]
    fn a_choice_is_kept_and_resolution_within_it_still_governed() {
        assert_eq!(after([60.0; 6], Some(Tier::Low)).0, STEPS[2]);
        assert_eq!(after([40.0, 25.0, 9.0, 9.0, 9.0, 5.0], Some(Tier::Low)).0, STEPS[0]);
        assert_eq!(after([9.0; 6], Some(Tier::High)).0, STEPS[5]);
        assert_eq!(after([60.0; 6], Some(Tier::Middle)).0, STEPS[4]);
        assert_eq!(after([60.0, 60.0, 60.0, 40.0, 20.0, 9.0], Some(Tier::Middle)).0, STEPS[3]);
    }

    #[test]
    fn a_page_in_the_background_is_not_a_slow_machine() {
        let mut governor = DynamicResolution::default();
        for _ in 0..100 {
            assert_eq!(governor.frame(1.0, None), STEPS[BEGIN]);
        }
    }
}
