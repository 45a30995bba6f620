// The sun's shadows, from the one map that Bevy draws for it.
#define_import_path shujin::shadow

#import bevy_pbr::{
    mesh_view_bindings::{directional_shadow_textures, directional_shadow_textures_comparison_sampler, lights},
    mesh_view_types::DIRECTIONAL_LIGHT_FLAGS_SHADOWS_ENABLED_BIT,
    view_transformations::position_world_to_view,
}

// What lies in a shadow keeps this part of the sun: it must still be seen from the back of a classroom.
const LEFT: f32 = 0.28;

// The part of the sun's light, 0 to 1, that nothing is in the way of.
fn sunlit(world: vec3<f32>, normal: vec3<f32>) -> f32 {
    if lights.n_directional_lights == 0u
        || (lights.directional_lights[0].flags & DIRECTIONAL_LIGHT_FLAGS_SHADOWS_ENABLED_BIT) == 0u {
        return 1.0;
    }
    let sun = &lights.directional_lights[0];
    let map = &(*sun).cascades[0];
    if -position_world_to_view(world).z > (*map).far_bound {
        return 1.0;
    }
    // A little out of the face and towards the sun, or each face would be in the shadow of its own texels.
    let out = (*sun).shadow_normal_bias * (*map).texel_size * normal;
    let up = (*sun).shadow_depth_bias * (*sun).direction_to_light;
    let seen = (*map).clip_from_world * vec4(world + out + up, 1.0);
    let at = seen.xyz / seen.w;
    if any(abs(at.xy) > vec2(1.0)) || at.z < 0.0 || at.z > 1.0 {
        return 1.0;
    }
    return mix(LEFT, 1.0, open(vec2(0.5 + 0.5 * at.x, 0.5 - 0.5 * at.y), at.z));
}

#ifdef SHADOW_FILTER_METHOD_GAUSSIAN

// The mean of nine, the middle ones counting more: a soft edge.
fn open(at: vec2<f32>, depth: f32) -> f32 {
    let texel = 1.1 / vec2<f32>(textureDimensions(directional_shadow_textures));
    var sum = 0.0;
    for (var i = 0; i < 9; i += 1) {
        let aside = vec2(f32(i % 3 - 1), f32(i / 3 - 1));
        let weight = (2.0 - abs(aside.x)) * (2.0 - abs(aside.y)) / 16.0;
        sum += weight * tap(at + aside * texel, depth);
    }
    return sum;
}

#else

fn open(at: vec2<f32>, depth: f32) -> f32 {
    return tap(at, depth);
}

#endif

// Of the four texels around, the part that is not nearer to the sun.
fn tap(at: vec2<f32>, depth: f32) -> f32 {
#ifdef NO_ARRAY_TEXTURES_SUPPORT
    return textureSampleCompareLevel(directional_shadow_textures, directional_shadow_textures_comparison_sampler, at, depth);
#else
    return textureSampleCompareLevel(directional_shadow_textures, directional_shadow_textures_comparison_sampler, at, 0, depth);
#endif
}
