//! Sounds of the place, as authors write them: their types, their checks, their part of the reference.

#[cfg(feature = "author")]
use crate::blocks::{About, TextId, TextRow};
use crate::blocks::{Form, SceneBlock};
use crate::check::IdKind;
#[cfg(feature = "author")]
use crate::check::Needs;
#[cfg(feature = "author")]
use crate::format::Scene;
use crate::format::Sound;
use crate::report::entry;
#[cfg(feature = "author")]
use crate::report::{Message, say};
use crate::source::{Seg, way};

const SOUND: IdKind = IdKind::new(entry!("kind-sound"));

pub(crate) static FORM: Form = Form {
    #[cfg(feature = "author")]
    about: About {
        types: &[
            ("Sound", "[[sound]]", entry!("type-sound")),
            ("SoundKind", "kind = \"…\"", entry!("type-sound-kind")),
        ],
        chinese: include_str!("zh.toml"),
        example: include_str!("example.toml"),
        texts: &[TextRow { ids: &[TextId::new("sound.<id>", 96)], about: entry!("texts-sound"), needed: "each" }],
        wished,
        ..About::NONE
    },
    ..Form::NONE
};

impl SceneBlock for Vec<Sound> {
    fn ids<'a>(&'a self, add: &mut dyn FnMut(IdKind, &'a str, Vec<Seg>)) {
        self.iter().enumerate().for_each(|(i, sound)| add(SOUND, &sound.id, way!["sound", i, "id"]));
    }

    #[cfg(feature = "author")]
    fn texts(&self, _: &Scene, needs: &mut Needs) {
        self.iter().enumerate().for_each(|(i, x)| needs.need(format!("sound.{}", x.id), way!["sound", i]));
    }
}

/// Authors look for a way to play a recording.
#[cfg(feature = "author")]
fn wished(of: &str, key: &str) -> Option<Message> {
    matches!((of, key), ("Sound", "file" | "audio" | "source" | "src" | "path"))
        .then(|| say!("sound-engine-makes-itself-plays"))
}
