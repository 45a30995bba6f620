//! What a model holds and is not drawn, in words for its author.

use super::part::Why;
use crate::report::{Phrase, say, shorten};

/// Something that is not drawn, or does not move.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
#[non_exhaustive]
pub enum Lost {
    /// Pictures other than a surface's base colour, or that cannot be read.
    Textures(usize),
    /// Faces with more of a picture on them than the colours of their corners show.
    Details {
        /// How many.
        detailed: usize,
        /// Of how many that have a picture.
        faces: usize,
    },
    /// Meshes with shapes that they could take.
    Morphs(usize),
    /// Joints of a skeleton with more than can be drawn.
    Joints(usize),
    /// A part of a mesh.
    Part {
        /// Which part of which mesh of the file, both from 0.
        of: (usize, usize),
        /// The mesh's name, else its number.
        mesh: String,
        /// Why.
        why: Why,
    },
    /// What hangs below a node that lies too deep.
    Deep {
        /// The node's name.
        node: String,
    },
    /// Nodes with meshes in other scenes of the file than its first.
    Elsewhere(usize),
    /// Meshes that no node has.
    Unused(usize),
    /// Nodes that stand for many copies of a mesh.
    Instances(usize),
    /// A required extension about surfaces, pictures or light.
    Extension(String),
    /// Movements of something else than a node.
    Movements(usize),
    /// Tracks of a movement that cannot be read.
    Tracks {
        /// The movement's name.
        clip: String,
        /// How many.
        tracks: usize,
    },
}

impl Lost {
    /// What was found, what is drawn instead, and what to do about it.
    pub fn told(&self) -> [Phrase; 3] {
        let faces = || say!("三角面", "triangles");
        let again = || say!("在 Blender 里改好，再导出。", "mend it in Blender, then export again.");
        match self {
            Self::Textures(n) => [
                say!("{n} 张贴图", "textures ({n})"),
                say!("文件里的 PNG、JPEG 基础色贴图", "base-colour textures in PNG or JPEG inside the file"),
                say!(
                    "画面里没有它们（法线、粗糙度、发光等贴图都不画）；不用就去掉，省大小。",
                    "they are not drawn (normals, roughness, glow never are): drop them, they only weigh."
                ),
            ],
            Self::Details { detailed, faces } => [
                say!(
                    "贴图在 {faces} 个面中的 {detailed} 个上有细节",
                    "textures with details on {detailed} of {faces} faces"
                ),
                say!("每个顶点一种颜色", "one colour for each vertex"),
                say!(
                    "细节画不出来，只取各顶点处的颜色；要紧就在 Blender 里细分这些面，再导出。",
                    "no more is drawn than the colour at each vertex; where it matters subdivide the faces in Blender, then export again."
                ),
            ],
            Self::Morphs(n) => [
                say!("{n} 处形变（shape key）", "morphs, that is shape keys ({n})"),
                say!("由骨骼或节点带动的网格", "meshes moved by bones or nodes"),
                say!("删去它们，改用骨骼做动画，再导出。", "delete them, animate with bones instead and export again."),
            ],
            Self::Joints(n) => {
                let most = super::MOST_JOINTS;
                [
                    say!("{n} 根骨头的骨架", "a skeleton of {n} bones"),
                    say!("最多 {most} 根", "at most {most}"),
                    say!("合并或删去一些骨头，再导出。", "merge or delete bones, then export again."),
                ]
            }
            Self::Part { mesh, of, why } => {
                let (mesh, part) = (shorten(mesh), of.1);
                let (zh, en) = why.told();
                let help = match why {
                    Why::NoTriangles => {
                        say!("在 Blender 里转成面，再导出。", "turn them into faces in Blender, then export again.")
                    }
                    Why::Packed => say!("导出时不要压缩。", "export it without compression."),
                    _ => again(),
                };
                [say!("网格 `{mesh}` 的第 {part} 部分{zh}", "part {part} of the mesh `{mesh}`, {en}"), faces(), help]
            }
            Self::Deep { node } => {
                let (node, most) = (shorten(node), super::DEEP);
                [
                    say!("`{node}` 下面的节点", "nodes below `{node}`"),
                    say!("最多 {most} 层", "at most {most} levels"),
                    say!("在 Blender 里减少父子层级。", "use fewer levels of parents in Blender."),
                ]
            }
            Self::Elsewhere(n) => [
                say!("{n} 个节点在文件的别的场景里", "nodes in other scenes of the file ({n})"),
                say!("文件的第一个场景", "the file's first scene"),
                say!("导出时只留一个场景（Blender：仅活动场景）。", "export one scene (in Blender: Active Scene)."),
            ],
            Self::Unused(n) => [
                say!("{n} 个没有节点用的网格", "meshes that no node has ({n})"),
                say!("节点上的网格", "meshes of nodes"),
                say!("删去它们：白占大小。", "delete them: they only weigh."),
            ],
            Self::Instances(n) => [
                say!("{n} 处成批的副本（GPU instancing）", "copies by GPU instancing ({n})"),
                say!("每个副本一个节点", "a node for each copy"),
                say!("导出时关掉 GPU Instances。", "export without GPU Instances."),
            ],
            Self::Extension(name) => {
                let help = match name.as_str() {
                    _ if name.contains("lights") => {
                        say!(
                            "光由 scene.toml 的 [light] 定；导出时不带灯。",
                            "light is set by [light] of scene.toml: export it without lights."
                        )
                    }
                    _ if name.contains("texture") => {
                        say!("贴图导出成 PNG 或 JPEG。", "export textures as PNG or JPEG.")
                    }
                    "KHR_node_visibility" => {
                        say!("藏起来的节点也会画出来：先删去它们。", "hidden nodes are drawn, too: delete them first.")
                    }
                    _ => say!(
                        "看起来会不一样；要紧就换成顶点颜色，或把材质叫作 glass、water、glow。",
                        "it will look different; if that matters use vertex colours, or call the material glass, water or glow."
                    ),
                };
                [
                    say!("{name}（表面、贴图或灯光）", "{name}, about surfaces, pictures or light"),
                    say!("顶点颜色和材质的颜色", "colours of vertices and of materials"),
                    help,
                ]
            }
            Self::Movements(n) => [
                say!("{n} 处不是节点的动画", "movements of something else than nodes ({n})"),
                say!("移动、转动、缩放节点的动画", "movements that shift, turn or size nodes"),
                again(),
            ],
            Self::Tracks { clip, tracks } => {
                let clip = shorten(clip);
                [
                    say!(
                        "动画 `{clip}` 里 {tracks} 条读不了",
                        "tracks of the movement `{clip}` that cannot be read ({tracks})"
                    ),
                    say!("时间递增、数目相符的关键帧", "keys in order of time, as many as poses"),
                    again(),
                ]
            }
        }
    }
}

impl Why {
    fn told(self) -> (&'static str, &'static str) {
        match self {
            Self::NoPoints => ("没有顶点", "which has no points"),
            Self::NoTriangles => ("是线或点，不是面", "which is of lines or points, not faces"),
            Self::Packed => ("是压缩的", "which is compressed"),
            Self::Kind => ("的数字种类不对", "whose numbers are of a kind that is not read"),
            Self::Outside => {
                ("的数据超出文件，或数目不符", "whose data lie outside the file, or do not match in number")
            }
            Self::NotFinite => ("里有不是数的数（NaN、无穷）", "with numbers that are none (NaN, infinity)"),
            Self::NoSuchPoint => ("的面用了没有的顶点", "whose faces name points that are not there"),
        }
    }
}
