// The house material. One sun, light from sky and ground, mist, a rim; water and sky are kinds of it.
#import bevy_pbr::{forward_io::VertexOutput, mesh_view_bindings::view}

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

// Linear light as the screen shows it: the last step of every colour. See frame/mod.rs.
fn shown(light: vec3<f32>) -> vec3<f32> {
    let l = clamp(light, vec3(0.0), vec3(1.0));
    return select(1.055 * pow(l, vec3(1.0 / 2.4)) - 0.055, 12.92 * l, l <= vec3(0.0031308));
}

// A soft pattern without textures: two waves that cross.
fn ripple(p: vec2<f32>) -> f32 {
    return 0.5 + 0.25 * sin(p.x * 1.3 + 2.1 * sin(p.y * 0.7)) + 0.25 * sin(p.x * 2.9 - p.y * 1.9);
}

@fragment
fn fragment(in: VertexOutput) -> @location(0) vec4<f32> {
    let to_eye = view.world_position.xyz - in.world_position.xyz;
    let far = length(to_eye);
    let mist = smoothstep(look.mist.x, look.mist.y, far);
#ifdef VERTEX_COLORS
    var colour = in.color * look.tint;
#else
    var colour = look.tint;
#endif
    if look.flow.z > 1.5 {
        // Sky: from the horizon's colour up to the sky's.
        let up = -to_eye.y / far;
        let t = pow(clamp(up, 0.0, 1.0), 0.55);
        let near_sun = pow(max(dot(-to_eye / far, look.sun_dir.xyz), 0.0), 24.0);
        let light = mix(look.horizon.rgb, look.sky.rgb, t) + look.sun.rgb * near_sun * 0.22 * look.sun_dir.w;
        return vec4(shown(light), 1.0);
    }
    if look.mist.w > 0.5 {
        return vec4(shown(mix(colour.rgb, look.horizon.rgb, mist)), colour.a);
    }
    let n = normalize(in.world_normal);
    let day = max(dot(n, look.sun_dir.xyz), 0.0) * look.sun_dir.w;
    let around = mix(look.ground.rgb, look.sky.rgb, n.y * 0.5 + 0.5);
    var lit = around * 0.62 + look.sun.rgb * day * 0.86;
    if look.flow.z > 0.5 {
        var open = 1.0;
#ifdef VERTEX_UVS_A
        // Water: streaks along the flow, foam where it is fast, brighter where one looks across it.
        let p = vec2(in.uv.x - look.flow.x, in.uv.y * 6.0);
        let streak = ripple(p * vec2(0.55, 1.0));
        let edge = smoothstep(0.72, 1.0, abs(in.uv.y));
#ifdef VERTEX_COLORS
        open = in.color.a * (1.0 - smoothstep(0.93, 1.0, abs(in.uv.y)));
#endif
        let foam = smoothstep(0.86 - 0.3 * look.flow.y, 1.0, streak + edge * 0.35) * look.flow.y;
        colour = vec4(mix(colour.rgb * (0.82 + 0.36 * streak), vec3(0.86, 0.93, 0.92), foam), colour.a);
#endif
        let glance = 1.0 - abs(to_eye.y) / far;
        colour = vec4(mix(colour.rgb, look.sky.rgb, 0.45 * glance * glance), max(colour.a, glance * 0.9));
        colour.a = colour.a * open;
    }
    let rim = pow(1.0 - max(dot(n, to_eye / far), 0.0), 3.0) * 0.10;
    var out = colour.rgb * lit + look.sky.rgb * rim;
    // A mark: warm light from within, and at the edge.
    out = mix(out, vec3(1.0, 0.72, 0.25), look.mist.z * (0.22 + rim * 4.0));
    return vec4(shown(mix(out, look.horizon.rgb, mist)), colour.a);
}
