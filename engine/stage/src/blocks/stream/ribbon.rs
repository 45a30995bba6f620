//! A ribbon along a line: the form of running water.

use bevy::asset::RenderAssetUsages;
use bevy::mesh::{Indices, PrimitiveTopology};
use bevy::prelude::*;

/// Parts into which the way between two points is cut, so that bends are round.
const PARTS: usize = 6;

/// The mesh of a ribbon through `points` with these half widths (m): uv is the way along it and across it from its middle,
/// m; of its corners' colours, red is how near to its edge they are and the last part their opacity.
pub fn ribbon(points: &[Vec3], halves: &[f32]) -> Mesh {
    let (line, halves) = smooth(points, halves);
    let (mut positions, mut uvs, mut colours) = (Vec::new(), Vec::new(), Vec::new());
    let mut way = 0.0;
    for (i, point) in line.iter().enumerate() {
        let ahead = line[(i + 1).min(line.len() - 1)] - line[i.saturating_sub(1)];
        let aside = Vec3::new(-ahead.z, 0.0, ahead.x).normalize_or(Vec3::X) * halves[i];
        if i > 0 {
            way += point.distance(line[i - 1]);
        }
        for across in [-1.0f32, 0.0, 1.0] {
            positions.push((*point + aside * across).to_array());
            uvs.push([way, across * halves[i]]);
            colours.push([across.abs(), 0.0, 0.0, fade(i, line.len())]);
        }
    }
    let mut indices = Vec::new();
    for i in 0..line.len().saturating_sub(1) as u32 {
        for side in 0..2u32 {
            let (a, b) = (i * 3 + side, (i + 1) * 3 + side);
            indices.extend([a, a + 1, b, b, a + 1, b + 1]);
        }
    }
    let normals = vec![[0.0, 1.0, 0.0]; positions.len()];
    Mesh::new(PrimitiveTopology::TriangleList, RenderAssetUsages::RENDER_WORLD)
        .with_inserted_attribute(Mesh::ATTRIBUTE_POSITION, positions)
        .with_inserted_attribute(Mesh::ATTRIBUTE_NORMAL, normals)
        .with_inserted_attribute(Mesh::ATTRIBUTE_UV_0, uvs)
        .with_inserted_attribute(Mesh::ATTRIBUTE_COLOR, colours)
        .with_inserted_indices(Indices::U32(indices))
}

/// Opacity of the `i`th of `count` cross-sections: where streams part and meet, one runs softly into the other.
fn fade(i: usize, count: usize) -> f32 {
    let end = i.min(count - 1 - i) as f32;
    (end / PARTS as f32 * 2.0).min(1.0)
}

/// A rounder line through the same points (Catmull–Rom), with its half widths.
fn smooth(points: &[Vec3], halves: &[f32]) -> (Vec<Vec3>, Vec<f32>) {
    let half = |i: usize| halves.get(i).or(halves.last()).copied().unwrap_or(1.0);
    let (mut line, mut out) = (Vec::new(), Vec::new());
    let last = points.len().saturating_sub(1);
    for i in 0..last {
        let p = |k: usize| points[k.min(last)];
        let (a, b, c, d) = (p(i.saturating_sub(1)), p(i), p(i + 1), p(i + 2));
        for part in 0..PARTS {
            let t = part as f32 / PARTS as f32;
            let (t2, t3) = (t * t, t * t * t);
            let point =
                (b * 2.0 + (c - a) * t + (a * 2.0 - b * 5.0 + c * 4.0 - d) * t2 + (b * 3.0 - a - c * 3.0 + d) * t3)
                    * 0.5;
            line.push(point);
            out.push(half(i) + (half(i + 1) - half(i)) * t);
        }
    }
    line.extend(points.last());
    out.push(half(last));
    (line, out)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_ribbon_passes_through_its_points_with_its_width() {
        let points = [Vec3::ZERO, Vec3::new(0.0, 0.0, 10.0), Vec3::new(5.0, -1.0, 20.0)];
        let (line, halves) = smooth(&points, &[2.0, 4.0, 4.0]);
        assert_eq!(line.len(), 2 * PARTS + 1);
        for (i, point) in points.iter().enumerate() {
            assert!(line[i * PARTS].distance(*point) < 1e-5);
        }
        assert_eq!((halves[0], halves[PARTS]), (2.0, 4.0));
        assert!(ribbon(&points, &[2.0]).count_vertices() == 3 * line.len());
    }
}
