// Asked for by Bevy's shaders, used by none of ours: air is mist in the house material.
#define_import_path bevy_pbr::atmosphere::types

struct Atmosphere {
    ground_albedo: vec3<f32>,
}
