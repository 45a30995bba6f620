// The house material. One sun, light from sky and ground, mist, a rim; water, sky, small things in the air and outlines
// are kinds of it.
//
// Light is reckoned for each pixel, or, with LIT_EARLY, for each corner of a triangle: without a graphics card that is the
// difference between half and full speed, and on flat faces with baked corners hardly to be seen.
#import bevy_pbr::{
    forward_io::Vertex,
    mesh_functions,
    mesh_view_bindings::view,
    skinning,
    view_transformations::position_world_to_clip,
}
#import shujin::drift::{Way, drift}
#import shujin::shadow::sunlit
#import shujin::water::{Spot, water}

struct Look {
    tint: vec4<f32>,
    sun_dir: vec4<f32>,
    sun: vec4<f32>,
    sky: vec4<f32>,
    ground: vec4<f32>,
    horizon: vec4<f32>,
    mist: vec4<f32>,
    flow: vec4<f32>,
    stir: vec4<f32>,
}

// Kinds in flow.z.
const WATER: f32 = 1.0;
const SKY: f32 = 2.0;
const DRIFT: f32 = 3.0;
const OUTLINE: f32 = 4.0;

fn is(kind: f32) -> bool {
    return abs(look.flow.z - kind) < 0.5;
}

@group(#{MATERIAL_BIND_GROUP}) @binding(0) var<uniform> look: Look;

#ifdef PICTURE
@group(#{MATERIAL_BIND_GROUP}) @binding(1) var picture: texture_2d<f32>;
@group(#{MATERIAL_BIND_GROUP}) @binding(2) var picture_sampler: sampler;

// The part of a picture's light that is its own: it is there to be seen, from the back of a classroom and in the shade too.
const OWN: f32 = 0.4;

// A colour of the screen as linear light.
fn linear(shown: vec3<f32>) -> vec3<f32> {
    return select(pow((shown + 0.055) / 1.055, vec3(2.4)), shown / 12.92, shown <= vec3(0.04045));
}
#endif

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

// Light that falls on a face to which this part of the sun's comes (0 to 1), and the rim's part of it.
fn light(normal: vec3<f32>, to_eye: vec3<f32>, sunlit: f32) -> vec4<f32> {
    let day = max(dot(normal, look.sun_dir.xyz), 0.0) * look.sun_dir.w * sunlit;
    let around = mix(look.ground.rgb, look.sky.rgb, normal.y * 0.5 + 0.5);
    let rim = 1.0 - max(dot(normal, to_eye), 0.0);
    return vec4(around * 0.62 + look.sun.rgb * day * 0.86, rim * rim * rim * 0.10);
}

// A colour in its light, with rim and mist.
fn seen(colour: vec3<f32>, light: vec4<f32>, far: f32) -> vec3<f32> {
    var out = colour * light.rgb + look.sky.rgb * light.a;
    // Colours as they are, for what shines by itself.
    out = select(out, colour, look.mist.w > 0.5);
    return shown(mix(out, look.horizon.rgb, smoothstep(look.mist.x, look.mist.y, far)));
}

// A corner of one of the small things: it always faces the eye. Its middle is at the number of the thing.
fn adrift(in: Vertex, from_local: mat4x4<f32>) -> Between {
    let way = Way(look.stir.x, look.stir.y, look.stir.z, look.flow.y);
    let here = drift(in.position, look.flow.x, way);
    let world = (from_local * vec4(here.xyz, 1.0)).xyz;
    let far = distance(view.world_position.xyz, world);
    var out: Between;
    out.position = position_world_to_clip(world);
    let size = look.stir.w * sqrt(here.w);
    out.position += vec4(in.normal.xy * size * vec2(view.clip_from_view[0][0], view.clip_from_view[1][1]), 0.0, 0.0);
    out.colour = look.tint;
#ifdef VERTEX_COLORS
    out.colour *= in.color;
#endif
    let day = look.sky.rgb * 0.5 + look.sun.rgb * look.sun_dir.w * 0.5;
    out.colour = vec4(seen(out.colour.rgb, vec4(day, 0.0), far), out.colour.a * here.w);
#ifndef LIT_EARLY
    out.world = world;
    out.normal = in.normal;
#endif
    return out;
}

// A corner pushed out so far that the edge is as wide on the screen wherever the thing is, and back by a part of the thing's
// depth: so its own limbs and folds hide the edges within it, and only the outermost is left.
fn outline(clip: vec4<f32>, normal: vec3<f32>) -> vec4<f32> {
    let way = (view.clip_from_world * vec4(normal, 0.0)).xy;
    let aside = normalize(way + vec2(1e-6, 0.0)) * look.stir.x * 2.0 / view.viewport.zw * clip.w;
    return vec4(clip.xy + aside, clip.z * clip.w / (clip.w + look.stir.y), clip.w);
}

@vertex
fn vertex(in: Vertex) -> Between {
#ifdef SKINNED
    let from_local = skinning::skin_model(in.joint_indices, in.joint_weights, in.instance_index);
    let normal = skinning::skin_normals(from_local, in.normal);
#else
    let from_local = mesh_functions::get_world_from_local(in.instance_index);
    let normal = mesh_functions::mesh_normal_local_to_world(in.normal, in.instance_index);
#endif
    let world = mesh_functions::mesh_position_local_to_world(from_local, vec4(in.position, 1.0)).xyz;
    var out: Between;
    out.position = position_world_to_clip(world);
    out.colour = look.tint;
#ifdef VERTEX_COLORS
#ifdef VERTEX_UVS_A
    // A ribbon of water: how near to its edge, and its opacity.
    out.colour = vec4(in.color.r, 0.0, 0.0, look.tint.a * in.color.a);
#else
    out.colour *= in.color;
#endif
#endif
    if is(DRIFT) {
        return adrift(in, from_local);
    }
    if is(OUTLINE) {
        out.position = outline(out.position, normal);
    }
#ifdef LIT_EARLY
    let way = view.world_position.xyz - world;
    let far = length(way);
    if is(SKY) {
        out.colour = vec4(shown(sky(-way.y / far, dot(-way / far, look.sun_dir.xyz))), 1.0);
    } else {
        out.colour = vec4(seen(out.colour.rgb, light(normal, way / far, 1.0), far), out.colour.a);
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

// What is known of the water here. A ribbon has its own measures; other water those of the world.
fn spot_of(in: Between, up: f32) -> Spot {
#ifdef VERTEX_UVS_A
    return Spot(in.uv, in.colour.r, look.flow.x, look.flow.y, up);
#else
    // Of a depth at which it has its own colour.
    return Spot(in.world.xz * 2.2, 0.64, look.flow.x, look.flow.y, up);
#endif
}

@fragment
fn fragment(in: Between, @builtin(front_facing) front: bool) -> @location(0) vec4<f32> {
    let way = view.world_position.xyz - in.world;
    let far = length(way);
    let to_eye = way / far;
    if is(DRIFT) {
        return in.colour;
    }
    if is(SKY) {
        return vec4(shown(sky(-to_eye.y, dot(-to_eye, look.sun_dir.xyz))), 1.0);
    }
    // What is seen from behind is lit from behind.
    let normal = normalize(in.normal) * select(-1.0, 1.0, front);
    var lit = light(normal, to_eye, sunlit(in.world, normal));
    var colour = in.colour;
#ifdef PICTURE
    let drawn = textureSample(picture, picture_sampler, in.uv);
    colour *= vec4(linear(drawn.rgb), drawn.a);
    lit = mix(lit, vec4(1.0, 1.0, 1.0, 0.0), OWN);
#endif
    if is(WATER) {
#ifdef VERTEX_UVS_A
        // A ribbon's corners say how near to its edge and its end they are, not what colour.
        colour = vec4(look.tint.rgb, look.tint.a);
#endif
        colour = water(spot_of(in, to_eye.y), colour, look.sky.rgb, look.sun.rgb * look.sun_dir.w);
#ifdef VERTEX_UVS_A
        colour.a *= in.colour.a / max(look.tint.a, 0.01) * (1.0 - smoothstep(0.93, 1.0, in.colour.r));
#endif
    }
    return vec4(seen(colour.rgb, lit, far), colour.a);
}

#endif
