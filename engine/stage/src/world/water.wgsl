// Running and standing water, without textures: streaks along the flow, deeper in the middle, foam where it is fast,
// the sky where one looks across it, and glints of the sun.
#define_import_path shujin::water

// What is known of a spot.
struct Spot {
    // Metres along and across the flow; of standing water, east and south.
    at: vec2<f32>,
    // How near to its edge, 0 to 1.
    edge: f32,
    // How far the pattern has run, m.
    phase: f32,
    // How fast it runs, 0 to 1.
    fast: f32,
    // Upward part of the way to the eye.
    up: f32,
}

// A soft pattern: two waves that cross.
fn ripple(p: vec2<f32>) -> f32 {
    return 0.5 + 0.25 * sin(p.x * 1.3 + 2.1 * sin(p.y * 0.7)) + 0.25 * sin(p.x * 2.9 - p.y * 1.9);
}

// Its colour in light; opacity in the last part.
fn water(spot: Spot, own: vec4<f32>, sky: vec3<f32>, sun: vec3<f32>) -> vec4<f32> {
    // Long streaks with the current, short ones over them that lag behind.
    let long = ripple(vec2((spot.at.x - spot.phase) * 0.09, spot.at.y * 0.33 + 0.6 * sin(spot.at.x * 0.05)));
    let short = ripple(vec2((spot.at.x - spot.phase * 0.72) * 0.31, spot.at.y * 0.83 - 3.0));
    let streak = mix(long, short, 0.4);
    let deep = 1.0 - spot.edge * spot.edge;
    var colour = own.rgb * mix(1.42, 0.72, deep) * (0.84 + 0.32 * streak);
    let rough = short + 0.35 * smoothstep(0.72, 1.0, spot.edge);
    let foam = smoothstep(0.95 - 0.33 * spot.fast, 1.1, rough) * spot.fast * 0.8;
    colour = mix(colour, vec3(0.86, 0.93, 0.92), foam);
    let across = 1.0 - abs(spot.up);
    let shine = 0.5 * across * across;
    colour = mix(colour, sky, shine) + sun * smoothstep(0.5, 0.95, long * short) * 0.1;
    // In the shallows its bed is seen.
    let opaque = mix(own.a * 0.72, own.a, deep);
    return vec4(colour, clamp(max(opaque, across * 0.9) + foam, 0.0, 1.0));
}
