//! Running water, as authors write it: its types, its checks, its part of the reference.

#[cfg(feature = "author")]
use crate::blocks::{About, TextId, TextRow};
use crate::blocks::{Form, SceneBlock};
#[cfg(feature = "author")]
use crate::check::Needs;
use crate::check::{Check, IdKind};
use crate::format::Stream;
#[cfg(feature = "author")]
use crate::format::{Point, Scene};
use crate::report::{entry, say};
use crate::source::{Seg, way};

const STREAM: IdKind = IdKind::new(entry!("kind-stream"));

pub(crate) static FORM: Form = Form {
    #[cfg(feature = "author")]
    about: About {
        types: &[("Stream", "[[stream]]", entry!("type-stream"))],
        chinese: include_str!("zh.toml"),
        example: include_str!("example.toml"),
        texts: &[TextRow { ids: &[TextId::new("stream.<id>", 96)], about: entry!("texts-stream"), needed: "each" }],
        ..About::NONE
    },
    ..Form::NONE
};

impl SceneBlock for Vec<Stream> {
    fn ids<'a>(&'a self, add: &mut dyn FnMut(IdKind, &'a str, Vec<Seg>)) {
        self.iter().enumerate().for_each(|(i, stream)| add(STREAM, &stream.id, way!["stream", i, "id"]));
    }

    fn check(&self, check: &mut Check<'_>) {
        for (i, stream) in self.iter().enumerate() {
            let (points, widths) = (stream.points.len(), stream.widths.len());
            check.at_least(&way!["stream", i, "points"], points, 2);
            if widths != 1 && widths != points {
                check.put(
                    "wrong-length",
                    &way!["stream", i, "widths"],
                    say!("stream-count-of-widths", widths),
                    say!("stream-widths-as-points", points),
                    say!("stream-width-each-point-all"),
                );
            }
            for (k, width) in stream.widths.iter().enumerate() {
                check.positive(&way!["stream", i, "widths", k], f64::from(width.0));
            }
            check.positive(&way!["stream", i, "full"], f64::from(stream.full));
            if let Some(swells) = stream.swells {
                check.range(&way!["stream", i, "swells"], f64::from(swells), 0.2, 1.0);
            }
        }
    }

    #[cfg(feature = "author")]
    fn texts(&self, _: &Scene, needs: &mut Needs) {
        self.iter().enumerate().for_each(|(i, x)| needs.need(format!("stream.{}", x.id), way!["stream", i]));
    }

    #[cfg(feature = "author")]
    fn is_floor(&self, point: [f32; 3]) -> bool {
        self.iter().any(|stream| carries(stream, point))
    }
}

/// Whether a stream's water is under the eyes.
#[cfg(feature = "author")]
fn carries(stream: &Stream, [x, eye, z]: [f32; 3]) -> bool {
    let wide = stream.widths.iter().map(|w| w.0).fold(0.0, f32::max);
    stream.points.windows(2).any(|ends| {
        let [Point(a), Point(b)] = [ends[0], ends[1]];
        let (dx, dz) = (b[0] - a[0], b[2] - a[2]);
        let length = dx * dx + dz * dz;
        let along = if length > 0.0 { (((x - a[0]) * dx + (z - a[2]) * dz) / length).clamp(0.0, 1.0) } else { 0.0 };
        let off = (x - a[0] - along * dx).hypot(z - a[2] - along * dz);
        off <= wide && a[1].min(b[1]) <= eye
    })
}
