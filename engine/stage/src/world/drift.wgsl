// Small things in the air: where each of them is now, from its own number and the time alone.
#define_import_path shujin::drift

// How a kind of them moves.
struct Way {
    // Heights of their box that they sink in a second.
    sinks: f32,
    // How far they stray to each side, as a part of the box.
    strays: f32,
    // How much they wax and wane, 0 to 1.
    twinkles: f32,
    // Part of them that there is now, 0 to 1.
    amount: f32,
}

// Where the one with these three numbers (0 to 1) is in its box (-0.5 to 0.5); how much of it is seen in the last part.
fn drift(seed: vec3<f32>, time: f32, way: Way) -> vec4<f32> {
    let pace = 0.7 + 0.6 * fract(seed.x * 7.31 + seed.z * 3.17);
    let height = fract(seed.y - time * way.sinks * pace);
    let swing = time * (0.5 + 0.6 * seed.z);
    let aside = way.strays * vec2(sin(swing + seed.y * 41.0), sin(swing * 0.83 + seed.x * 37.0));
    let rise = select(0.0, way.strays * sin(swing * 0.71 + seed.z * 29.0), way.sinks == 0.0);
    // They come and go at the ends of their way; what does not sink waxes and wanes, at most once in two seconds.
    let ends = select(smoothstep(0.0, 0.12, height) * smoothstep(0.0, 0.12, 1.0 - height), 1.0, way.sinks == 0.0);
    let glow = 1.0 - way.twinkles * (0.5 + 0.5 * sin(time * (0.9 + seed.x) + seed.y * 53.0));
    let order = fract(seed.x * 13.7 + seed.y * 5.3 + seed.z * 9.1);
    let there = select(0.0, 1.0, order < way.amount);
    return vec4(seed.x - 0.5 + aside.x, height - 0.5 + rise, seed.z - 0.5 + aside.y, ends * glow * there);
}
