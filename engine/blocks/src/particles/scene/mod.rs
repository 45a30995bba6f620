//! Small things in the air, as authors write them: their types, their checks, their part of the reference.

#[cfg(feature = "author")]
use crate::blocks::About;
use crate::blocks::{Form, SceneBlock};
use crate::check::Check;
use crate::format::Drift;
#[cfg(feature = "author")]
use crate::report::entry;
use crate::source::way;

pub(crate) static FORM: Form = Form {
    #[cfg(feature = "author")]
    about: About {
        types: &[
            ("Drift", "[[drift]]", entry!("type-drift")),
            ("DriftKind", "kind = \"…\"", entry!("type-drift-kind")),
        ],
        chinese: include_str!("zh.toml"),
        example: include_str!("example.toml"),
        ..About::NONE
    },
    ..Form::NONE
};

impl SceneBlock for Vec<Drift> {
    fn check(&self, check: &mut Check<'_>) {
        for (i, drift) in self.iter().enumerate() {
            check.range(&way!["drift", i, "count"], f64::from(drift.count), 1.0, 2000.0);
            let least = drift.size.0.into_iter().fold(f32::MAX, f32::min);
            check.range(&way!["drift", i, "size"], f64::from(least), 0.01, 2000.0);
        }
    }
}
