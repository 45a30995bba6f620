//! Where the learner is: going between viewpoints, looking round, walking on solid ground.

use crate::{
    TICK,
    ground::{FALL, Ground, Ride},
    speech::Content,
};
use rapier3d::prelude::Vector;
use shujin_lesson::format::{Scene, Viewpoint};

/// Moving between views: metres per second that feel calm, and the shortest and longest time, s.
const GLIDE_SPEED: f32 = 60.0;
const GLIDE_TIME: (f32, f32) = (1.2, 4.0);

/// Looks that differ by less are the same, degrees.
const SAME_LOOK: f32 = 0.01;

/// The learner's eyes and, where the ground is solid, body.
pub struct Walker {
    /// Where the eyes are, m.
    pub eye: [f32; 3],
    /// Where they look from there: degrees to the left of −z.
    pub yaw: f32,
    /// Degrees up.
    pub pitch: f32,
    /// Angle of view from top to bottom, degrees.
    pub view: f32,
    /// The viewpoint where the learner is, until walking away.
    pub at: Option<String>,
    glide: Option<Glide>,
    /// Where the lesson wants the learner, who still reads about here.
    pub(crate) waiting: Option<Waiting>,
    wanted: [f32; 2],
    eye_height: f32,
    speed: f32,
    bounds: [[f32; 3]; 2],
    /// The ground went from under the feet, and they have not come to another.
    falls: bool,
    pub(crate) ground: Option<Box<Ground>>,
}

/// How eyes stand.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Stand {
    /// Where they are, m.
    pub eye: [f32; 3],
    /// Degrees to the left of −z.
    pub yaw: f32,
    /// Degrees up.
    pub pitch: f32,
    /// Angle of view from top to bottom, degrees.
    pub view: f32,
}

/// A way that begins when what stands over this place has been put away.
pub(crate) struct Waiting {
    pub to: String,
    /// The tick in which it was wanted.
    pub since: u64,
    /// What is to be read before.
    pub unread: Vec<Content>,
}

/// On the way to a viewpoint.
struct Glide {
    to: String,
    /// The learner stands there already, and looks elsewhere.
    returns: bool,
    eyes: Vec<[f32; 3]>,
    from: (f32, f32, f32),
    target: (f32, f32, f32),
    gone: f32,
    time: f32,
}

impl Walker {
    pub(crate) fn new(scene: &Scene, ground: Option<Box<Ground>>, start: &Viewpoint) -> Walker {
        let (yaw, pitch) = facing(start.eye.0, start.look.0);
        let far = 1.0e4;
        Walker {
            eye: start.eye.0,
            yaw,
            pitch,
            view: start.view.map_or(45.0, |v| v.0),
            at: Some(start.id.clone()),
            glide: None,
            waiting: None,
            wanted: [0.0; 2],
            eye_height: scene.walk.eye_height.0,
            speed: scene.walk.speed,
            bounds: [scene.walk.min.map_or([-far; 3], |p| p.0), scene.walk.max.map_or([far; 3], |p| p.0)],
            falls: false,
            ground,
        }
    }

    /// Where the learner walks: the part of full speed along x and z.
    pub fn wanted(&self) -> [f32; 2] {
        self.wanted
    }

    /// Whether the learner is on the way to a viewpoint.
    pub fn gliding(&self) -> bool {
        self.glide.is_some()
    }

    /// How the eyes stand now; with `arrived`, as they will at the end of the way that they are on.
    pub fn stands(&self, arrived: bool) -> Stand {
        match self.glide.as_ref().filter(|_| arrived) {
            Some(Glide { eyes, target: (yaw, pitch, view), .. }) => {
                let eye = eyes.last().copied().unwrap_or(self.eye);
                Stand { eye, yaw: *yaw, pitch: *pitch, view: *view }
            }
            None => Stand { eye: self.eye, yaw: self.yaw, pitch: self.pitch, view: self.view },
        }
    }

    /// Stands where one stood in the scene of before, and looks the same way; at a viewpoint that was moved since, as it is now.
    pub(crate) fn stand_as(&mut self, other: &Walker, before: &Scene, now: &Scene) {
        let of = |scene: &Scene, id: &str| scene.viewpoints.iter().find(|one| one.id == id).cloned();
        let at = other.towards().or(other.at.as_deref());
        let found = at.and_then(|id| of(now, id));
        let place = |one: &Viewpoint| (one.eye.0, one.look.0, one.view.map(|view| view.0));
        let is_moved = |one: &Viewpoint| of(before, &one.id).is_none_or(|old| place(&old) != place(one));
        match &found {
            Some(one) if other.gliding() || is_moved(one) => {
                (self.yaw, self.pitch) = facing(one.eye.0, one.look.0);
                (self.eye, self.view) = (one.eye.0, one.view.map_or(45.0, |view| view.0));
            }
            _ => (self.eye, self.yaw, self.pitch, self.view) = (other.eye, other.yaw, other.pitch, other.view),
        }
        self.at = found.map(|one| one.id);
    }

    /// Sets off to a viewpoint along the scene's path, if it has one. Who stands there and looks elsewhere is turned back to its view.
    pub(crate) fn go(&mut self, scene: &Scene, id: &str) {
        self.waiting = None;
        let Some(to) = scene.viewpoints.iter().find(|v| v.id == id) else { return };
        let returns = self.at.as_deref() == Some(id);
        let (yaw, pitch) = facing(to.eye.0, to.look.0);
        let looks_there = turn(self.yaw, yaw).abs().max((self.pitch - pitch).abs()) < SAME_LOOK;
        if (returns && looks_there) || self.glide.as_ref().is_some_and(|g| g.to == id) {
            return;
        }
        let mut eyes = vec![self.eye];
        let here = if returns { String::new() } else { self.at.take().unwrap_or_default() };
        for path in &scene.paths {
            if path.from == here && path.to == id {
                eyes.extend(path.via.iter().map(|p| p.0));
            } else if path.to == here && path.from == id {
                eyes.extend(path.via.iter().rev().map(|p| p.0));
            }
        }
        eyes.push(to.eye.0);
        let length: f32 = eyes.windows(2).map(|w| distance(w[0], w[1])).sum();
        self.falls = false;
        self.glide = Some(Glide {
            to: id.into(),
            returns,
            eyes,
            from: (self.yaw, self.pitch, self.view),
            target: (self.yaw + turn(self.yaw, yaw), pitch, to.view.map_or(45.0, |v| v.0)),
            gone: 0.0,
            time: (length / GLIDE_SPEED).clamp(GLIDE_TIME.0, GLIDE_TIME.1),
        });
    }

    pub(crate) fn look(&mut self, left: f32, up: f32) {
        if left.is_finite() && up.is_finite() && self.glide.is_none() {
            self.yaw += left.clamp(-90.0, 90.0);
            self.pitch = (self.pitch + up.clamp(-90.0, 90.0)).clamp(-80.0, 80.0);
        }
    }

    pub(crate) fn want(&mut self, x: f32, z: f32) {
        if x.is_finite() && z.is_finite() {
            self.wanted = [x, z].map(|part| part.clamp(-1.0, 1.0) + 0.0);
        }
    }

    /// Where the feet are, m.
    pub(crate) fn feet(&self) -> Vector {
        Vector::new(self.eye[0], self.eye[1] - self.eye_height, self.eye[2])
    }

    /// Goes where the ground has brought the feet. One who is on the way to a viewpoint has none on it.
    pub(crate) fn ride(&mut self, ride: Ride) {
        if self.glide.is_some() {
            return;
        }
        // At the edge of where one may go, the ground goes on alone.
        let stays_behind = ride.feet != self.feet() && self.stand(ride.feet);
        self.falls |= ride.falls || stays_behind;
    }

    /// One tick of moving. Gives the viewpoint that was reached in it.
    pub(crate) fn step(&mut self) -> Option<String> {
        let wanted = self.wanted;
        if self.glide.is_some() {
            return self.glide_on();
        }
        if wanted != [0.0; 2] {
            self.walk(wanted);
        } else if self.falls {
            self.fall();
        }
        None
    }

    fn glide_on(&mut self) -> Option<String> {
        let glide = self.glide.as_mut()?;
        glide.gone += TICK as f32;
        let t = (glide.gone / glide.time).min(1.0);
        let eased = t * t * (3.0 - 2.0 * t);
        self.eye = along(&glide.eyes, eased);
        let mix = |a: f32, b: f32| a + (b - a) * eased;
        self.yaw = mix(glide.from.0, glide.target.0);
        self.pitch = mix(glide.from.1, glide.target.1);
        self.view = mix(glide.from.2, glide.target.2);
        if t < 1.0 {
            return None;
        }
        let glide = self.glide.take()?;
        self.at = Some(glide.to.clone());
        (!glide.returns).then_some(glide.to)
    }

    fn walk(&mut self, wanted: [f32; 2]) {
        let Some(ground) = &self.ground else { return };
        let step = self.speed * TICK as f32;
        let feet = ground.move_body(self.feet(), Vector::new(wanted[0] * step, 0.0, wanted[1] * step));
        self.stand(feet);
    }

    /// Comes down a little, until there is something to stand on.
    fn fall(&mut self) {
        let Some(ground) = &self.ground else { return };
        let before = self.eye[1];
        self.stand(ground.come_down(self.feet()));
        self.falls = before - self.eye[1] > FALL / 2.0;
    }

    /// Stands so, within the box that one cannot leave; whether that is elsewhere.
    fn stand(&mut self, feet: Vector) -> bool {
        let wanted = [feet.x, feet.y + self.eye_height, feet.z];
        self.eye = [0, 1, 2].map(|i| wanted[i].clamp(self.bounds[0][i], self.bounds[1][i]));
        self.at = None;
        self.eye != wanted
    }

    /// The viewpoint to which the learner is on the way.
    pub(crate) fn towards(&self) -> Option<&str> {
        self.glide.as_ref().map(|g| g.to.as_str())
    }

    /// The viewpoint to which the lesson will take the learner when all is read.
    pub(crate) fn waits_for(&self) -> Option<&str> {
        self.waiting.as_ref().map(|waiting| waiting.to.as_str())
    }

    /// Every number that determines where the learner will be.
    pub(crate) fn state(&self) -> Vec<f32> {
        let mut out = self.eye.to_vec();
        out.extend(self.wanted);
        out.extend([self.yaw, self.pitch, self.view, self.glide.as_ref().map_or(-1.0, |g| g.gone)]);
        out.extend(self.falls.then_some(1.0));
        out.extend(self.waiting.iter().map(|waiting| waiting.unread.len() as f32));
        out
    }
}

/// Yaw and pitch in degrees of a look from `eye` to `look`.
fn facing(eye: [f32; 3], look: [f32; 3]) -> (f32, f32) {
    let d = [look[0] - eye[0], look[1] - eye[1], look[2] - eye[2]];
    let flat = libm::sqrtf(d[0] * d[0] + d[2] * d[2]);
    (libm::atan2f(-d[0], -d[2]).to_degrees(), libm::atan2f(d[1], flat).to_degrees())
}

/// The shortest turn from one yaw to another, degrees, −180…180.
fn turn(from: f32, to: f32) -> f32 {
    let d = libm::fmodf(to - from, 360.0);
    if d > 180.0 {
        d - 360.0
    } else if d < -180.0 {
        d + 360.0
    } else {
        d
    }
}

fn distance(a: [f32; 3], b: [f32; 3]) -> f32 {
    libm::sqrtf((0..3).map(|i| (a[i] - b[i]) * (a[i] - b[i])).sum())
}

/// The point at the part `t` (0–1) of a way through `points`, rounded at its corners (Catmull–Rom).
fn along(points: &[[f32; 3]], t: f32) -> [f32; 3] {
    let last = points.len() - 1;
    let x = t * last as f32;
    let i = (x as usize).min(last.saturating_sub(1));
    let u = x - i as f32;
    let p = |k: isize| points[(i as isize + k).clamp(0, last as isize) as usize];
    let (a, b, c, d) = (p(-1), p(0), p(1), p(2));
    std::array::from_fn(|n| {
        let (a, b, c, d) = (a[n], b[n], c[n], d[n]);
        0.5 * (2.0 * b
            + (c - a) * u
            + (2.0 * a - 5.0 * b + 4.0 * c - d) * u * u
            + (3.0 * b - a - 3.0 * c + d) * u * u * u)
    })
}
