//! The moments at which a statement is tried: every corner, and the middle, of what pupils can set; or what its author names.

use shujin_lesson::format::{Always, Scalar, Scene, Value};
use shujin_play::{Play, stepped};

/// Most moments for one statement. Where all corners are more, only one name at a time is moved, from where all are at their least, as at
/// the start, and at their greatest.
const MOST: usize = 4096;

/// A name that is moved.
pub(super) struct Axis {
    /// The name.
    pub name: String,
    /// What it means at the start.
    pub usual: Scalar,
    /// What it is set to in turn.
    points: Vec<Scalar>,
}

/// The names that are moved for a statement. Those that its author names take the place of all others.
pub(super) fn axes(scene: &Scene, always: &Always, play: &Play) -> Vec<Axis> {
    if always.with.is_empty() {
        let by_hand = scene.values.iter().filter(|value| value.control.is_some());
        return by_hand.filter_map(|value| Some(axis(&value.id, points(value), value.start.clone()?))).collect();
    }
    let usual = |name: &str| play.name(name).unwrap_or(Scalar::Number(0.0));
    always.with.iter().map(|(name, points)| axis(name, points.clone(), usual(name))).collect()
}

fn axis(name: &str, points: Vec<Scalar>, usual: Scalar) -> Axis {
    Axis { name: name.to_owned(), usual, points }
}

/// Where a control is tried: as at the start, at its ends, in its middle; at each of its words.
fn points(value: &Value) -> Vec<Scalar> {
    let mut points: Vec<Scalar> = value.start.iter().cloned().collect();
    match (&value.start, value.min, value.max) {
        (Some(Scalar::Bool(_)), ..) => points.extend([false, true].map(Scalar::Bool)),
        (Some(Scalar::Number(_)), Some(min), Some(max)) => {
            points.extend([min, stepped(value, (min + max) / 2.0), max].map(Scalar::Number));
        }
        _ => points.extend(value.options.iter().cloned().map(Scalar::Word)),
    }
    let mut once: Vec<Scalar> = Vec::new();
    points.into_iter().for_each(|point| {
        if !once.contains(&point) {
            once.push(point)
        }
    });
    once
}

/// Every moment: for each axis, where it stands. The first of all is as at the start, where the author did not name others.
pub(super) fn moments(axes: &[Axis]) -> Vec<Vec<Scalar>> {
    let all = axes.iter().try_fold(1usize, |all, axis| all.checked_mul(axis.points.len()));
    if all.is_some_and(|all| all <= MOST) { corners(axes) } else { star(axes) }
}

fn corners(axes: &[Axis]) -> Vec<Vec<Scalar>> {
    axes.iter().fold(vec![Vec::new()], |moments, axis| {
        let with = |moment: &Vec<Scalar>| {
            let moment = moment.clone();
            axis.points.iter().map(move |point| [moment.as_slice(), std::slice::from_ref(point)].concat())
        };
        moments.iter().flat_map(with).collect()
    })
}

fn star(axes: &[Axis]) -> Vec<Vec<Scalar>> {
    let at = |which: fn(&Axis) -> &Scalar| axes.iter().map(|axis| which(axis).clone()).collect::<Vec<_>>();
    let bases = [at(|axis| &axis.usual), at(least), at(greatest)];
    let arms = |base: &Vec<Scalar>| {
        let base = base.clone();
        let moved = axes.iter().enumerate().flat_map(|(i, axis)| axis.points.iter().map(move |point| (i, point)));
        moved.map(move |(i, point)| {
            let mut moment = base.clone();
            moment[i] = point.clone();
            moment
        })
    };
    bases.iter().flat_map(arms).collect()
}

/// The least of an axis; of words and yes or no, the first.
fn least(axis: &Axis) -> &Scalar {
    axis.points.iter().min_by(|a, b| size(a).total_cmp(&size(b))).unwrap_or(&axis.usual)
}

/// The greatest of an axis; of words and yes or no, the last.
fn greatest(axis: &Axis) -> &Scalar {
    axis.points.iter().max_by(|a, b| size(a).total_cmp(&size(b))).unwrap_or(&axis.usual)
}

fn size(point: &Scalar) -> f64 {
    if let Scalar::Number(number) = point { *number } else { 0.0 }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn numbered(points: &[f64]) -> Axis {
        axis("n", points.iter().copied().map(Scalar::Number).collect(), Scalar::Number(points[0]))
    }

    #[test]
    fn every_corner_once_while_they_are_few() {
        let axes = [numbered(&[0.0, 1.0, 2.0]), numbered(&[5.0, 7.0])];
        let all = moments(&axes);
        assert_eq!(all.len(), 6);
        assert_eq!(all[0], [0.0, 5.0].map(Scalar::Number), "as at the start");
        assert_eq!(moments(&[]), [Vec::new()], "where nothing can be set there is one moment");
    }

    #[test]
    fn where_corners_are_too_many_each_name_is_moved_from_either_end() {
        let axes: Vec<Axis> = (0..40).map(|_| numbered(&[1.0, 0.0, 2.0])).collect();
        let all = moments(&axes);
        assert_eq!(all.len(), 3 * 40 * 3);
        for end in [0.0, 2.0] {
            assert!(all.contains(&vec![Scalar::Number(end); 40]));
        }
    }
}
