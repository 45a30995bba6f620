//! Edges are smoothed where the machine draws fast enough without: it begins without, so that the weakest computer is never
//! made to stumble first. On a machine without a graphics card smoothing halves the frame rate.

use crate::lesson::Lesson;
use bevy::prelude::*;

/// Seconds over which the frames are counted.
const WINDOW: f32 = 2.0;

/// A longer gap between two frames is a page in the background, not a slow machine, s.
const AWAY: f32 = 0.5;

/// Frames a second from which on edges are smoothed, and below which they are not any more.
const ENOUGH: f32 = 50.0;
const TOO_FEW: f32 = 35.0;

/// The frames counted, and whether smoothing was found to be too much.
#[derive(Default)]
pub struct Count {
    frames: u32,
    seconds: f32,
    too_much: bool,
}

/// Turns smoothing on or off by the frames of the last seconds, in an open lesson.
pub fn govern(
    mut count: Local<Count>,
    time: Res<Time<Real>>,
    lesson: Option<Res<Lesson>>,
    mut camera: Query<&mut Msaa, With<Camera3d>>,
) {
    let Ok(mut smooth) = camera.single_mut() else { return };
    let passed = time.delta_secs();
    if lesson.is_none() || passed > AWAY {
        (count.frames, count.seconds) = (0, 0.0);
        return;
    }
    count.frames += 1;
    count.seconds += passed;
    if count.seconds < WINDOW {
        return;
    }
    let rate = count.frames as f32 / count.seconds;
    (count.frames, count.seconds) = (0, 0.0);
    match *smooth {
        Msaa::Off if rate >= ENOUGH && !count.too_much => *smooth = Msaa::Sample4,
        Msaa::Off => {}
        // Once is enough: a picture that changes its mind every few seconds is worse than either.
        _ if rate < TOO_FEW => (*smooth, count.too_much) = (Msaa::Off, true),
        _ => {}
    }
}
