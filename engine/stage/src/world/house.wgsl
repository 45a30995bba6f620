// The house material. One sun, light from sky and ground, mist, a rim; water and sky are kinds of it.
//
// Light is reckoned for each pixel, or, with LIT_EARLY, for each corner of a triangle: without a graphics card that is the
// difference between half and full speed, and on flat faces with baked corners hardly to be seen.
#import bevy_pbr::{
    forward_io::Vertex,
    mesh_functions,
    mesh_view_bindings::view,
    view_transformations::position_world_to_clip,
}

struct Look {
    tint: vec4<f32>,
    sun_dir: vec4<f32>,
    sun: vec4<f32>,
    sky: vec4<f32>,
    ground: vec4<f32>,
    horizon: vec4<f32>,
    mist: vec4<f32>,
    flow: vec4<f32>,
}

@group(#{MATERIAL_BIND_GROUP}) @binding(0) var<uniform> look: Look;

// From corner to pixel. Lit early, the colour is what the screen shows; else it is the thing's own.
struct Between {
    @builtin(position) position: vec4<f32>,
    @location(0) colour: vec4<f32>,
#ifndef LIT_EARLY
    @location(1) world: vec3<f32>,
    @location(2) normal: vec3<f32>,
    @location(3) uv: vec2<f32>,
#endif
}

// Linear light as the screen shows it: the last step of every colour. See frame/mod.rs.
fn shown(light: vec3<f32>) -> vec3<f32> {
    let l = clamp(light, vec3(0.0), vec3(1.0));
    return select(1.055 * pow(l, vec3(1.0 / 2.4)) - 0.055, 12.92 * l, l <= vec3(0.0031308));
}

fn sky(up: f32, towards_sun: f32) -> vec3<f32> {
    // From the horizon's colour up to the sky's.
    let t = pow(clamp(up, 0.0, 1.0), 0.55);
    let near_sun = pow(max(towards_sun, 0.0), 24.0);
    return mix(look.horizon.rgb, look.sky.rgb, t) + look.sun.rgb * near_sun * 0.22 * look.sun_dir.w;
}

// Light that falls on a face, and the rim's part of it.
fn light(normal: vec3<f32>, to_eye: vec3<f32>) -> vec4<f32> {
    let day = max(dot(normal, look.sun_dir.xyz), 0.0) * look.sun_dir.w;
    let around = mix(look.ground.rgb, look.sky.rgb, normal.y * 0.5 + 0.5);
    let rim = 1.0 - max(dot(normal, to_eye), 0.0);
    return vec4(around * 0.62 + look.sun.rgb * day * 0.86, rim * rim * rim * 0.10);
}

// A colour in its light, with rim, mark and mist.
fn seen(colour: vec3<f32>, light: vec4<f32>, far: f32) -> vec3<f32> {
    var out = colour * light.rgb + look.sky.rgb * light.a;
    // A mark: warm light from within, and at the edge.
    out = mix(out, vec3(1.0, 0.72, 0.25), look.mist.z * (0.22 + light.a * 4.0));
    // Colours as they are, for what shines by itself.
    out = select(out, colour, look.mist.w > 0.5);
    return shown(mix(out, look.horizon.rgb, smoothstep(look.mist.x, look.mist.y, far)));
}

@vertex
fn vertex(in: Vertex) -> Between {
    let from_local = mesh_functions::get_world_from_local(in.instance_index);
    let world = mesh_functions::mesh_position_local_to_world(from_local, vec4(in.position, 1.0)).xyz;
    let normal = mesh_functions::mesh_normal_local_to_world(in.normal, in.instance_index);
    var out: Between;
    out.position = position_world_to_clip(world);
    out.colour = look.tint;
#ifdef VERTEX_COLORS
    out.colour *= in.color;
#endif
#ifdef LIT_EARLY
    let way = view.world_position.xyz - world;
    let far = length(way);
    if look.flow.z > 1.5 {
        out.colour = vec4(shown(sky(-way.y / far, dot(-way / far, look.sun_dir.xyz))), 1.0);
    } else {
        out.colour = vec4(seen(out.colour.rgb, light(normal, way / far), far), out.colour.a);
    }
#else
    out.world = world;
    out.normal = normal;
#ifdef VERTEX_UVS_A
    out.uv = in.uv;
#endif
#endif
    return out;
}

#ifdef LIT_EARLY

@fragment
fn fragment(in: Between) -> @location(0) vec4<f32> {
    return in.colour;
}

#else

// A soft pattern without textures: two waves that cross.
fn ripple(p: vec2<f32>) -> f32 {
    return 0.5 + 0.25 * sin(p.x * 1.3 + 2.1 * sin(p.y * 0.7)) + 0.25 * sin(p.x * 2.9 - p.y * 1.9);
}

// Water: streaks along the flow, foam where it is fast, brighter where one looks across it.
fn water(in: Between, down: f32) -> vec4<f32> {
    var colour = in.colour;
    var open = 1.0;
#ifdef VERTEX_UVS_A
    let p = vec2(in.uv.x - look.flow.x, in.uv.y * 6.0);
    let streak = ripple(p * vec2(0.55, 1.0));
    let edge = smoothstep(0.72, 1.0, abs(in.uv.y));
#ifdef VERTEX_COLORS
    open = 1.0 - smoothstep(0.93, 1.0, abs(in.uv.y));
    // The ends of a ribbon fade by their corners' opacity.
    open *= colour.a / max(look.tint.a, 0.01);
    colour.a = look.tint.a;
#endif
    let foam = smoothstep(0.86 - 0.3 * look.flow.y, 1.0, streak + edge * 0.35) * look.flow.y;
    colour = vec4(mix(colour.rgb * (0.82 + 0.36 * streak), vec3(0.86, 0.93, 0.92), foam), colour.a);
#endif
    let glance = 1.0 - abs(down);
    colour = vec4(mix(colour.rgb, look.sky.rgb, 0.45 * glance * glance), max(colour.a, glance * 0.9));
    return vec4(colour.rgb, colour.a * open);
}

@fragment
fn fragment(in: Between) -> @location(0) vec4<f32> {
    let way = view.world_position.xyz - in.world;
    let far = length(way);
    let to_eye = way / far;
    if look.flow.z > 1.5 {
        return vec4(shown(sky(-to_eye.y, dot(-to_eye, look.sun_dir.xyz))), 1.0);
    }
    var colour = in.colour;
    if look.flow.z > 0.5 {
        colour = water(in, to_eye.y);
    }
    return vec4(seen(colour.rgb, light(normalize(in.normal), to_eye), far), colour.a);
}

#endif
