// From the world to the screen, under the name by which Bevy's shaders ask for it.
#define_import_path bevy_pbr::view_transformations

#import bevy_pbr::mesh_view_bindings::view

fn position_world_to_clip(world: vec3<f32>) -> vec4<f32> {
    return view.clip_from_world * vec4(world, 1.0);
}

fn position_world_to_view(world: vec3<f32>) -> vec3<f32> {
    return (view.view_from_world * vec4(world, 1.0)).xyz;
}
