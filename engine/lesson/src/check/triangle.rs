//! Triangles that one stands on: those of simple forms, and how high one is at a place on the map.
//!
//! Does not: know nodes, nor where they are.

use crate::format::{Point, Shape};
use std::f32::consts::TAU;

/// Sides that round forms have here, and rows of them a ball: a little less than the form itself.
const SIDES: u16 = 16;
const ROWS: u16 = 8;

/// Three corners, m.
pub(super) type Triangle = [[f32; 3]; 3];

/// The height of a triangle at a place on the map, if it covers it, and whether it faces up.
pub(super) fn height(t: &Triangle, x: f32, z: f32) -> Option<(f32, bool)> {
    let [a, b, c] = t;
    // Counted against the clock seen from above, a face looks up.
    let area = (b[2] - a[2]) * (c[0] - a[0]) - (b[0] - a[0]) * (c[2] - a[2]);
    let u = ((z - a[2]) * (c[0] - a[0]) - (x - a[0]) * (c[2] - a[2])) / area;
    let v = ((b[2] - a[2]) * (x - a[0]) - (b[0] - a[0]) * (z - a[2])) / area;
    let covers = area != 0.0 && u >= 0.0 && v >= 0.0 && u + v <= 1.0;
    covers.then(|| (a[1] + u * (b[1] - a[1]) + v * (c[1] - a[1]), area > 0.0))
}

/// The upper and the lower side of a simple form about its own middle: what else it has stands upright.
pub(super) fn simple(shape: &Shape) -> impl Iterator<Item = Triangle> {
    let round = |radius: f32, y: f32, k: u16| {
        let a = f32::from(k) / f32::from(SIDES) * TAU;
        [radius * a.cos(), y, radius * a.sin()]
    };
    let mut upper: Vec<Triangle> = Vec::new();
    match shape {
        Shape::Box(Point(size)) => {
            let [x, y, z] = size.map(|side| side / 2.0);
            upper.push([[-x, y, -z], [-x, y, z], [x, y, z]]);
            upper.push([[-x, y, -z], [x, y, z], [x, y, -z]]);
        }
        Shape::Cylinder(Point([radius, h, _])) => {
            let y = h / 2.0;
            upper.extend((0..SIDES).map(|k| [[0.0, y, 0.0], round(*radius, y, k + 1), round(*radius, y, k)]));
        }
        Shape::Sphere(radius) => {
            let ring = |row: u16, k: u16| {
                let a = f32::from(row) / f32::from(ROWS) * TAU / 4.0;
                round(radius.0 * a.sin(), radius.0 * a.cos(), k)
            };
            for (row, k) in (0..ROWS).flat_map(|row| (0..SIDES).map(move |k| (row, k))) {
                upper.push([ring(row, k), ring(row + 1, k + 1), ring(row + 1, k)]);
                upper.push([ring(row, k), ring(row, k + 1), ring(row + 1, k + 1)]);
            }
        }
        Shape::Thread { .. } => {}
    }
    let lower: Vec<Triangle> = upper.iter().map(|[a, b, c]| [*a, *c, *b].map(|[x, y, z]| [x, -y, z])).collect();
    upper.into_iter().chain(lower)
}
