//! What pictures bring to the trace.
//!
//! | kind of name | names |
//! |---|---|
//! | `picture` | ids |

use serde::{Deserialize, Serialize};
use shujin_lesson::Lesson;
use shujin_trace::Vocabulary;
use shujin_trace::kind::{BlockEvents, EventKind, Form, Reading, Refused, Says, erased};
use shujin_trace::vocabulary::Verb;

/// Tin Can registry: saw a picture, a page, a film.
pub const VIEWED: Verb = Verb { iri: "http://id.tincanapi.com/verb/viewed", zh: "看了", en: "viewed" };
/// ADL: a picture, a recording, a film.
pub const MEDIA: &str = "http://adlnet.gov/expapi/activities/media";

/// What the block brings.
pub static EVENTS: BlockEvents =
    BlockEvents { block: "picture", kinds: &[erased::<LookedAt>()], vocabulary, lists: |_, _| {} };

fn vocabulary(lesson: &Lesson, all: &mut Vocabulary) {
    lesson.scene.pictures.iter().for_each(|picture| all.add("picture", &picture.id));
}

/// A picture was looked at closely.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct LookedAt {
    /// The picture.
    pub picture: String,
}

impl EventKind for LookedAt {
    const BLOCK: &'static str = "picture";
    const KIND: &'static str = "looked-at";
    const FORM: Form = Form { verb: VIEWED, part: "picture", activity: MEDIA, text: "picture.*.title" };
    const SAYS: Option<Says> = Some(Says::quiet(entry!("way-looked-closely")));

    fn name(&self) -> String {
        self.picture.clone()
    }

    fn read(reading: &mut Reading) -> Result<Self, Refused> {
        Ok(Self { picture: reading.known()? })
    }

    fn examples() -> Vec<Self> {
        vec![Self { picture: "old-map".into() }]
    }

    fn words() -> &'static [(&'static str, &'static str)] {
        &[("picture", "old-map")]
    }
}
