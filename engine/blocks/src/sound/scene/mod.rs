//! Sounds of the place, as authors write them: their types, their checks, their part of the reference.

#[cfg(feature = "author")]
use crate::blocks::{About, TextId, TextRow};
use crate::blocks::{Form, SceneBlock};
#[cfg(feature = "author")]
use crate::check::Needs;
use crate::check::{Check, IdKind};
#[cfg(feature = "author")]
use crate::format::Scene;
use crate::format::Sound;
#[cfg(feature = "author")]
use crate::report::Message;
use crate::report::Severity::Error;
use crate::report::{code, entry, say};
use crate::source::{Seg, way};

const SOUND: IdKind = IdKind::new(entry!("kind-sound"));

pub(crate) static FORM: Form = Form {
    codes: &[code!("sound-each", Error)],
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
};

impl SceneBlock for Vec<Sound> {
    fn ids<'a>(&'a self, add: &mut dyn FnMut(IdKind, &'a str, Vec<Seg>)) {
        self.iter().enumerate().for_each(|(i, sound)| add(SOUND, &sound.id, way!["sound", i, "id"]));
    }

    fn check(&self, check: &mut Check<'_>) {
        for (i, sound) in self.iter().enumerate() {
            match (sound.kind.is_short(), &sound.each) {
                (true, None) => check.put(
                    "sound-each",
                    &way!["sound", i, "kind"],
                    say!("sound-short-without-each"),
                    say!("sound-each-wanted"),
                    say!("sound-say-each"),
                ),
                (false, Some(_)) => check.put(
                    "sound-each",
                    &way!["sound", i, "each"],
                    say!("sound-lasting-with-each"),
                    say!("sound-no-each-wanted"),
                    say!("sound-make-short"),
                ),
                _ => {}
            }
        }
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
