//! The pendulum's ports and what it says of itself.

use crate::{Port, Spec};

pub(super) const LENGTH: usize = 0;
pub(super) const MASS: usize = 1;
pub(super) const ANGLE: usize = 2;
pub(super) const DAMPING: usize = 3;
pub(super) const GRAVITY: usize = 4;

const START: f64 = 10.0;

const fn input(name: &'static str, unit: &'static str, range: (f64, f64), start: f64, about: &'static str) -> Port {
    Port { name, unit, min: range.0, max: range.1, start, about }
}

/// An output that is never below 0.
const fn output(name: &'static str, unit: &'static str, max: f64, start: f64, about: &'static str) -> Port {
    input(name, unit, (0.0, max), start, about)
}

/// What the model `pendulum` is.
pub static SPEC: Spec = Spec {
    name: "pendulum",
    inputs: &[
        input(
            "length",
            "m",
            (0.10, 2.00),
            0.80,
            "摆长：悬点到摆球球心 / Length, from the pivot to the centre of the bob",
        ),
        input("mass", "kg", (0.02, 0.50), 0.10, "摆球质量 / Mass of the bob"),
        input("angle", "deg", (1.0, 170.0), START, "释放时的摆角（从静止释放） / Angle at which it is let go, at rest"),
        input("damping", "kg/s", (0.0, 0.1), 0.0, "阻力系数 b，阻力 F = −b·v / Drag b, with the force F = −b·v"),
        input(
            "gravity",
            "m/s²",
            (1.0, 25.0),
            9.792,
            "重力加速度，初值为成都的数值 / Gravity; starts at Chengdu's value",
        ),
    ],
    outputs: &[
        Port {
            name: "angle",
            unit: "deg",
            min: -170.0,
            max: 170.0,
            start: START,
            about: "现在的摆角，释放一侧为正 / Angle now, positive on the side of the release",
        },
        output("speed", "m/s", f64::INFINITY, 0.0, "摆球速率 / Speed of the bob"),
        output(
            "energy",
            "J",
            f64::INFINITY,
            0.011_901,
            "机械能，以最低点为零 / Kinetic and potential energy, zero at rest at the lowest point",
        ),
        output("time", "s", f64::INFINITY, 0.0, "释放后的时间 / Time since the release"),
        output("amplitude", "deg", 170.0, START, "最近一次最大摆角 / Angle of the last turning point"),
        output("swings", "", f64::INFINITY, 0.0, "释放后完成的全振动次数 / Complete oscillations since the release"),
        output(
            "period",
            "s",
            f64::INFINITY,
            0.0,
            "最近一个周期：相邻两次同向通过最低点的时间，之前为 0 / Last period, between passages of the lowest point the same way; 0 before",
        ),
        output(
            "gate",
            "",
            1.0,
            0.0,
            "这一刻摆球是否挡住最低点的光电门（1 为挡住） / 1 if the bob blocked the light beam at the lowest point in this tick",
        ),
        output(
            "crossings",
            "",
            f64::INFINITY,
            0.0,
            "通过最低点的次数 / Passages of the lowest point since the release",
        ),
        output(
            "crossed",
            "s",
            f64::INFINITY,
            0.0,
            "最近一次通过最低点的时刻，从释放算起 / Instant of the last passage, since the release; 0 before",
        ),
    ],
    actions: &["release", "hold"],
    equations: "θ'' = −(g/L)·sin θ − (b/m)·θ';  θ(0) = angle, θ'(0) = 0;  E = m·L²·θ'²/2 + m·g·L·(1 − cos θ)",
    validity: "质点摆球、无质量且不伸缩的直摆杆、固定悬点、与速度成正比的阻力；摆球直径 20 mm 只用于光电门。\
        不含空气浮力、细线松弛和悬点损耗。质量只通过阻力起作用。\
        / Point bob on a massless straight rod with a fixed pivot, drag in proportion to speed; the bob's diameter of 20 mm \
        matters to the light beam only. Left out: buoyancy, a slackening string, losses at the pivot. Mass acts through drag alone.",
    source: "Equation: any mechanics textbook. Exact period: NIST Digital Library of Mathematical Functions, chapters 19 and 22. \
        Gravity 9.792 m/s²: computed, not measured: WGS 84 normal gravity (NIMA TR8350.2, chapter 4) at 30.66° N, 500 m is \
        9.7922 m/s²; the local anomaly is left out.",
};
