//! The divided river's ports and what it says of itself.

use super::hydraulics::WEIR_HEIGHT;
use crate::{Port, Spec};

pub(super) const INFLOW: usize = 0;
pub(super) const BAR: usize = 1;
pub(super) const CREST: usize = 2;

const FLOW: &str = "m³/s";

/// An output that is never below 0.
const fn output(name: &'static str, unit: &'static str, max: f64, start: f64, about: &'static str) -> Port {
    Port { name, unit, min: 0.0, max, start, about }
}

/// A flow in m³/s.
const fn flow(name: &'static str, start: f64, about: &'static str) -> Port {
    output(name, FLOW, f64::INFINITY, start, about)
}

/// What the model `river-split` is. The starts of its outputs are rounded to six decimals.
pub static SPEC: Spec = Spec {
    name: "river-split",
    inputs: &[
        Port {
            name: "inflow",
            unit: FLOW,
            min: 80.0,
            max: 6000.0,
            start: 460.0,
            about: "来水流量：枯水约 90，多年平均约 460，实测最大 5480 / Flow of the river: about 90 at low water, 460 in the mean of years, at most 5480 on record",
        },
        Port {
            name: "bar",
            unit: "",
            min: 0.0,
            max: 1.0,
            start: 0.0,
            about: "截断外江的比例：0 敞开，1 全部截断（杩槎或闸） / How far the outer channel is barred, by tripods or a gate: 0 open, 1 wholly",
        },
        Port {
            name: "crest",
            unit: "m",
            min: 0.5,
            max: 5.0,
            start: WEIR_HEIGHT,
            about: "溢流堰堰顶高出内江河床的高度 / Height of the side weir's crest above the inner channel's bed",
        },
    ],
    outputs: &[
        flow("flow", 460.0, "此刻到达分水口的流量 / Flow that reaches the dividing point now"),
        output("inner_share", "", 1.0, 0.574_116, "内江所得的比例 / Share that the inner channel takes"),
        flow("inner", 264.093_323, "内江流量（分水口后） / Inner channel, just below the dividing point"),
        flow("outer", 195.906_677, "外江流量（分水口后） / Outer channel, just below the dividing point"),
        flow("spill", 0.0, "从溢流堰回到外江的流量 / Over the side weir, from the inner channel back to the outer"),
        flow("plain", 264.093_323, "通过窄口流向平原的流量 / Through the throat to the plain"),
        flow("outer_total", 195.906_677, "外江总流量（含溢流） / Outer channel below the weir"),
        output(
            "level",
            "m",
            f64::INFINITY,
            3.922_103,
            "内江水位，从窄口底坎算起 / Water level in the inner channel above the throat's sill",
        ),
        Port {
            name: "balance",
            unit: FLOW,
            min: f64::NEG_INFINITY,
            max: f64::INFINITY,
            start: 0.0,
            about: "来水减去全部去水，应为 0 / Flow in less all flows out, which should be 0",
        },
        output(
            "spill_share",
            "",
            1.0,
            0.0,
            "内江水中溢流的比例 / Share of the inner channel's water that goes over the weir",
        ),
    ],
    actions: &["settle"],
    equations: "inner = s·flow;  s = 1 − (1 − s₀)·(1 − bar);  s₀ = 0.6 − 0.2·x²(3 − 2x), x = ln(flow/300)/ln(2000/300) within 0…1;  \
        plain = 1.70·20·level^1.5;  spill = 1.70·240·(level − crest level)^1.5 above the crest, else 0;  \
        inner = plain + spill (solved for level);  outer = flow − inner;  outer_total = outer + spill",
    validity: "每一时刻按恒定流计算，无河槽蓄水；变化以 2 s 的时间常数趋近，代表实际的数小时。\
        两端的分流比有记载，其间的平滑过渡和界限 300、2000 m³/s 是本模型的假设；堰与窄口按自由出流的宽顶堰计算，不计下游顶托、泥沙和冲刷。\
        大水时截断外江（bar）在现实中不可行：杩槎会被冲走。\
        / Steady flow at each instant, no storage; changes approach with a time constant of 2 s that stands for hours. The split is on \
        record at both ends; the smooth passage between them and its limits are this model's assumption. Throat and weir \
        are broad crests with free outflow: no backwater, no sediment, no scour. Barring the outer channel in flood is \
        beyond what tripods withstand.",
    source: "Split 6:4 at low water and 4:6 in flood; throat 20 m wide (also given as 17 m at the bottom, 19 to 23 m by season); \
        crest 2.15 m above the bed: aoyou.com/jingdian/d7353 and d7363. Weir 240 m long (also given as 200 m); \
        385 m³/s through the throat at 14 marks of its gauge, taken here as the level of the crest: wk.yl1001.com. \
        For comparison, 75 % of the inner channel's water over the weir in extreme floods: 426z.com/s-23-611089-0.html (this model: \
        69 % at 5480 m³/s). Min River at Zipingpu, low water 90 m³/s, 14.5 billion m³ a year (460 m³/s), largest measured \
        5480 m³/s (1964): juduo.cc/club/4239006.html. Broad crest: Q = (2/3)^1.5·√g·L·h^1.5 in any hydraulics textbook, coefficient 1.70.",
};
