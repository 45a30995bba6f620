//! Pictures that hang on nodes.
//!
//! Does: bring a picture of a scene to the graphics card, once, smaller and smaller for those who stand far away, and hang it on a node's
//! front. Does not: know what a picture is of, or what touching it does.

use super::{InLesson, Layer, Placed, SceneMaterial, Sunlight};
use bevy::asset::RenderAssetUsages;
use bevy::image::{ImageFilterMode, ImageSampler, ImageSamplerDescriptor};
use bevy::prelude::*;
use bevy::render::render_resource::{Extent3d, TextureDimension, TextureFormat};
use shujin_lesson::picture::{Picture, halved};

/// The part of a face that is left free around a picture on either side, so that the face frames it.
const FREE: f32 = 0.05;

/// How far in front of the face a picture hangs, m: it must not flicker with it.
const BEFORE: f32 = 0.005;

/// A picture as the graphics card has it. Its colours are passed on as they are: see `frame`.
pub fn image(picture: Picture) -> Image {
    let size = Extent3d { width: picture.width, height: picture.height, depth_or_array_layers: 1 };
    let (mut next, mut levels) = (halved(&picture), 1);
    let mut all = picture.rgba;
    // The smaller sizes are less than half as much; grown piece by piece it would take twice the room.
    all.reserve_exact(all.len() / 2 + 16);
    while let Some(level) = next {
        all.extend_from_slice(&level.rgba);
        (next, levels) = (halved(&level), levels + 1);
    }
    // Made without its bytes: there are more of them than Bevy takes for one level.
    let mut image =
        Image::new_uninit(size, TextureDimension::D2, TextureFormat::Rgba8Unorm, RenderAssetUsages::RENDER_WORLD);
    image.data = Some(all);
    image.texture_descriptor.mip_level_count = levels;
    image.sampler = ImageSampler::Descriptor(ImageSamplerDescriptor {
        mipmap_filter: ImageFilterMode::Linear,
        ..ImageSamplerDescriptor::linear()
    });
    image
}

/// The mesh of a picture of this width and height, and where it hangs: on the front of what has these bounds, as large as there is room.
/// The front is what looks along z. Nothing where there is no face.
pub fn on_face((low, high): (Vec3, Vec3), size: Vec2) -> Option<(Mesh, Transform)> {
    let face = (high - low).truncate();
    let room = face - 2.0 * FREE * face.min_element();
    if size.min_element() <= 0.0 || room.min_element() <= 0.0 {
        return None;
    }
    let size = size * (room / size).min_element();
    let at = ((low + high) / 2.0).with_z(high.z + BEFORE);
    Some((Rectangle::from_size(size).mesh().build(), Transform::from_translation(at)))
}

/// Hangs a picture of this width and height on a node.
pub fn hang(
    commands: &mut Commands,
    (node, placed): (Entity, &Placed),
    (picture, size): (Handle<Image>, Vec2),
    sunlight: &Sunlight,
    (meshes, materials): (&mut Assets<Mesh>, &mut Assets<SceneMaterial>),
) {
    let Some((mesh, at)) = on_face(placed.bounds, size) else { return };
    let material = SceneMaterial { picture: Some(picture), ..SceneMaterial::new(sunlight.on(Vec4::ONE), Layer::Solid) };
    commands.spawn((Mesh3d(meshes.add(mesh)), MeshMaterial3d(materials.add(material)), at, ChildOf(node), InLesson));
}

#[cfg(test)]
mod tests {
    use super::*;
    use bevy::camera::primitives::MeshAabb as _;

    #[test]
    fn a_picture_is_as_large_as_there_is_room_and_keeps_its_form() {
        let board = (Vec3::new(-1.0, 0.0, -0.05), Vec3::new(1.0, 1.0, 0.05));
        let (mesh, at) = on_face(board, Vec2::new(300.0, 300.0)).expect("a face");
        let size = mesh.compute_aabb().expect("corners").half_extents * 2.0;
        assert!((size.x - 0.9).abs() < 1e-5 && (size.y - 0.9).abs() < 1e-5, "{size}");
        assert_eq!(at.translation, Vec3::new(0.0, 0.5, 0.05 + BEFORE));
        let (mesh, _) = on_face(board, Vec2::new(400.0, 100.0)).expect("a face");
        let size = mesh.compute_aabb().expect("corners").half_extents * 2.0;
        assert!((size.x - 1.9).abs() < 1e-5 && (size.y - 1.9 / 4.0).abs() < 1e-5, "{size}");
    }

    #[test]
    fn a_place_has_no_face() {
        assert!(on_face((Vec3::ZERO, Vec3::ZERO), Vec2::ONE).is_none());
    }

    #[test]
    fn a_picture_goes_to_the_card_in_all_its_sizes() {
        let picture = Picture { width: 5, height: 2, rgba: vec![200; 40] };
        let image = image(picture);
        assert_eq!(image.texture_descriptor.mip_level_count, 3);
        // 5 × 2, 2 × 1, 1 × 1.
        assert_eq!(image.data.map(|data| data.len()), Some(4 * (10 + 2 + 1)));
    }
}
