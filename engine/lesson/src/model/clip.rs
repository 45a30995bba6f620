//! Movements of nodes over time, which loop. Only what is seen moves by them; nothing of a lesson depends on it.

use super::accessor::floats;
use gltf::accessor::{DataType, Dimensions};
use gltf::animation::{Interpolation, Property};

/// A movement.
#[derive(Clone, Debug, PartialEq)]
pub struct Clip {
    /// Its name in the file.
    pub name: String,
    /// How long it is until it begins again, s.
    pub length: f32,
    /// What moves.
    pub tracks: Vec<Track>,
}

/// How one property of one node moves.
#[derive(Clone, Debug, PartialEq)]
pub struct Track {
    /// The node's number.
    pub node: usize,
    times: Vec<f32>,
    poses: Vec<Pose>,
    /// From pose to pose at once, not little by little.
    steps: bool,
}

/// A property of a node at a moment, in its parent's space.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Pose {
    /// Where it is, m.
    At([f32; 3]),
    /// How it is turned: a unit quaternion, x y z w.
    Turn([f32; 4]),
    /// Its size along each axis.
    Scale([f32; 3]),
}

impl Clip {
    /// Reads a movement, and says how many of its tracks are not sound and left out.
    pub(super) fn read(animation: &gltf::Animation<'_>, blob: &[u8]) -> (Clip, usize) {
        let tracks: Vec<Track> = animation.channels().filter_map(|channel| Track::read(&channel, blob)).collect();
        let length = tracks.iter().filter_map(|track| track.times.last()).fold(0.0, |a: f32, b| a.max(*b));
        let left_out = animation.channels().count() - tracks.len();
        (Clip { name: animation.name().unwrap_or_default().to_owned(), length, tracks }, left_out)
    }

    /// Each node's number and pose at this time, s; after its end it begins again.
    pub fn at(&self, time: f64) -> impl Iterator<Item = (usize, Pose)> {
        let length = f64::from(self.length);
        let within = if length > 0.0 { time.rem_euclid(length) as f32 } else { 0.0 };
        self.tracks.iter().map(move |track| (track.node, track.at(within)))
    }
}

impl Track {
    fn read(channel: &gltf::animation::Channel<'_>, blob: &[u8]) -> Option<Track> {
        use DataType::{F32, I8, I16, U8, U16};
        let (sampler, target) = (channel.sampler(), channel.target());
        let times = floats::<1>(&sampler.input(), blob, &[F32], &[Dimensions::Scalar], 0.0).ok()?;
        let times: Vec<f32> = times.into_iter().map(|[time]| time).collect();
        let three = || floats::<3>(&sampler.output(), blob, &[F32], &[Dimensions::Vec3], 0.0).ok();
        let poses: Vec<Pose> = match target.property() {
            Property::Translation => three()?.into_iter().map(Pose::At).collect(),
            Property::Scale => three()?.into_iter().map(Pose::Scale).collect(),
            Property::Rotation => {
                let turns =
                    floats::<4>(&sampler.output(), blob, &[F32, I8, U8, I16, U16], &[Dimensions::Vec4], 0.0).ok()?;
                turns.into_iter().map(Pose::Turn).collect()
            }
            Property::MorphTargetWeights => return None,
        };
        // A spline comes with its tangents before and after each pose: the poses alone are near enough.
        let poses = match sampler.interpolation() {
            Interpolation::CubicSpline => poses.into_iter().skip(1).step_by(3).collect(),
            Interpolation::Linear | Interpolation::Step => poses,
        };
        let rising = times.is_sorted() && times.iter().all(|time| *time >= 0.0);
        (rising && times.len() == poses.len()).then(|| Track {
            node: target.node().index(),
            times,
            poses,
            steps: sampler.interpolation() == Interpolation::Step,
        })
    }

    /// The pose at this time, s; before the first it is the first, after the last the last.
    pub fn at(&self, time: f32) -> Pose {
        let after = self.times.partition_point(|t| *t <= time);
        let (before, after) = (after.saturating_sub(1), after.min(self.times.len() - 1));
        let (from, to) = (self.times[before], self.times[after]);
        if self.steps || to <= from {
            return self.poses[before];
        }
        self.poses[before].towards(self.poses[after], ((time - from) / (to - from)).clamp(0.0, 1.0))
    }
}

impl Pose {
    /// A part of the way (0–1) to another pose of the same property.
    pub fn towards(self, other: Pose, part: f32) -> Pose {
        match (self, other) {
            (Pose::At(a), Pose::At(b)) => Pose::At(mix(a, b, part)),
            (Pose::Scale(a), Pose::Scale(b)) => Pose::Scale(mix(a, b, part)),
            (Pose::Turn(a), Pose::Turn(b)) => Pose::Turn(turned(a, b, part)),
            _ => self,
        }
    }
}

fn mix<const N: usize>(a: [f32; N], b: [f32; N], part: f32) -> [f32; N] {
    std::array::from_fn(|i| a[i] + (b[i] - a[i]) * part)
}

/// The shorter way round, along the chord: poses are close enough for that to look even.
fn turned(a: [f32; 4], b: [f32; 4], part: f32) -> [f32; 4] {
    let dot: f32 = a.iter().zip(b).map(|(a, b)| a * b).sum();
    let b = if dot < 0.0 { b.map(|x| -x) } else { b };
    let mixed = mix(a, b, part);
    let length = libm::sqrtf(mixed.iter().map(|x| x * x).sum());
    if length > 1e-6 { mixed.map(|x| x / length) } else { a }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn track(times: &[f32], poses: Vec<Pose>) -> Track {
        Track { node: 3, times: times.to_vec(), poses, steps: false }
    }

    #[test]
    fn a_pose_lies_between_its_neighbours_and_ends_stay() {
        let track = track(&[1.0, 2.0, 4.0], [0.0, 1.0, 5.0].map(|x| Pose::At([x, 0.0, 0.0])).to_vec());
        let at = |time| match track.at(time) {
            Pose::At([x, ..]) => x,
            other => panic!("{other:?}"),
        };
        assert_eq!([0.0, 1.0, 1.5, 2.0, 3.0, 4.0, 9.0].map(at), [0.0, 0.0, 0.5, 1.0, 3.0, 5.0, 5.0]);
        let steps = Track { steps: true, ..track.clone() };
        assert_eq!(steps.at(1.9), Pose::At([0.0; 3]));
    }

    #[test]
    fn a_clip_begins_again() {
        let clip = Clip {
            name: "Swing".into(),
            length: 2.0,
            tracks: vec![track(&[0.0, 2.0], vec![Pose::Scale([1.0; 3]), Pose::Scale([3.0; 3])])],
        };
        let at = |time| clip.at(time).collect::<Vec<_>>();
        assert_eq!(at(0.5), at(1_000_000.5));
        assert_eq!(at(0.5), [(3, Pose::Scale([1.5; 3]))]);
    }

    #[test]
    fn a_turn_takes_the_shorter_way_and_stays_a_unit() {
        let half = std::f32::consts::FRAC_1_SQRT_2;
        let (none, quarter) = ([0.0, 0.0, 0.0, 1.0], [0.0, -half, 0.0, -half]);
        let Pose::Turn(middle) = Pose::Turn(none).towards(Pose::Turn(quarter), 0.5) else { panic!() };
        let eighth = std::f32::consts::FRAC_PI_8;
        for (is, wanted) in middle.iter().zip([0.0, eighth.sin(), 0.0, eighth.cos()]) {
            assert!((is - wanted).abs() < 1e-6, "{middle:?}");
        }
    }
}
