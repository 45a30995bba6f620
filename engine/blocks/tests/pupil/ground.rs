//! The solid ground by another way than physics: the highest triangle under a point.

use shujin_lesson::model::{Matrix, Model, Part, own, rests, transform};
use shujin_lesson::{Files, format::Scene};
use std::collections::{BTreeMap, BTreeSet};

/// Triangles one can stand on, in the world.
pub struct Ground(Vec<[[f32; 3]; 3]>);

impl Ground {
    /// The triangles of a scene's solid nodes.
    pub fn new(scene: &Scene, files: &Files) -> Ground {
        let read = |file: &String| Model::forms(file, files).expect("a model that checks clean");
        let named = scene.nodes.iter().filter_map(|node| node.model.as_ref());
        let paths: BTreeSet<&String> = named.map(|model| &model.file).collect();
        let models: BTreeMap<&String, Model> = paths.into_iter().map(|file| (file, read(file))).collect();
        let rests = rests(&scene.nodes, |node| own(node, &models[&node.model.as_ref()?.file]));
        let mut triangles = Vec::new();
        for (node, rest) in scene.nodes.iter().zip(rests).filter(|(n, _)| n.solid) {
            let Some(wanted) = &node.model else { continue };
            let (tree, _) = models[&wanted.file].find(&wanted.node).expect("a node that checks clean");
            let matrix = rest.world;
            let mut add = |part: &Part, m: Matrix| {
                let point = |i: u32| transform(m, part.points[i as usize]);
                triangles.extend(part.indices.chunks_exact(3).map(|t| [point(t[0]), point(t[1]), point(t[2])]));
            };
            tree.parts.iter().for_each(|p| add(p, matrix));
            tree.children.iter().for_each(|c| c.each(matrix, &mut add));
        }
        Ground(triangles)
    }

    /// How far the nearest ground is below `feet`, m; a little above them counts too.
    pub fn gap(&self, feet: [f32; 3]) -> Option<f32> {
        let under = |t: &[[f32; 3]; 3]| height(t, feet[0], feet[2]).filter(|y| *y < feet[1] + 0.3);
        self.0.iter().filter_map(under).reduce(f32::max).map(|y| feet[1] - y)
    }
}

/// The height of a triangle at a place on the map, if it covers it.
fn height(t: &[[f32; 3]; 3], x: f32, z: f32) -> Option<f32> {
    let [a, b, c] = t;
    let area = (b[0] - a[0]) * (c[2] - a[2]) - (c[0] - a[0]) * (b[2] - a[2]);
    let u = ((x - a[0]) * (c[2] - a[2]) - (c[0] - a[0]) * (z - a[2])) / area;
    let v = ((b[0] - a[0]) * (z - a[2]) - (x - a[0]) * (b[2] - a[2])) / area;
    (u >= 0.0 && v >= 0.0 && u + v <= 1.0).then(|| a[1] + u * (b[1] - a[1]) + v * (c[1] - a[1]))
}
