//! A scene as a whole: what every scene has, and a field for each block.

use super::*;
use crate::block_list::each_block;
use std::collections::BTreeMap;

/// The languages of a scene that names none.
pub fn usual_languages() -> Vec<String> {
    ["zh-CN", "en"].map(str::to_owned).into()
}

macro_rules! scene {
    ($($(#[$about:meta])* $block:ident: $field:ident: $type:ty = $key:literal $(when $when:tt)? $(does $does:tt)?;)*) => {
        #[path = "../../../blocks/src"]
        mod of_blocks {
            $(pub mod $block {
                pub mod scene {
                    pub mod format;
                }
            })*
        }

        $(pub use of_blocks::$block::scene::format::*;)*

        /// A scene: one lesson that exists only as data.
        #[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
        #[serde(deny_unknown_fields)]
        pub struct Scene {
            /// The format's version: 1.
            pub format: u32,
            /// Family folder and name, as in `lab/pendulum`.
            pub id: String,
            /// Which of the four families the scene belongs to.
            pub family: Family,
            /// Lowest and highest grade it is meant for, 1–12.
            #[schemars(inner(range(min = 1, max = 12)))]
            pub grades: [u8; 2],
            /// How long it takes, in minutes, 1–45.
            #[schemars(range(min = 1, max = 45))]
            pub minutes: u8,
            /// Languages of its texts, each by the code that its file in `strings` is named after. `zh-CN` is one of them: dialogues are
            /// written in it.
            #[serde(default = "usual_languages")]
            #[schemars(length(min = 1))]
            pub languages: Vec<String>,
            /// How characters are read here, by character: `{ "徵" = "zhǐ" }`. These are shown with their pinyin, and by themselves all that
            /// are not in the curriculum's list of common characters: for grades 1–6 that of primary school, from grade 7 both lists.
            #[serde(default)]
            pub pinyin: BTreeMap<String, String>,
            /// Ids of the learning goals; their texts are `goal.<id>`.
            #[schemars(length(min = 1))]
            pub goals: Vec<String>,
            /// Which of the five educations it serves, in any order; the one of its family if left out.
            #[serde(default)]
            pub educations: Vec<Education>,
            /// Sun, sky and mist.
            #[serde(default)]
            pub light: Light,
            /// Where and how the pupil moves.
            pub walk: Walk,
            /// Things with a place.
            #[serde(default, rename = "node")]
            pub nodes: Vec<Node>,
            /// Framed views, reached by a touch.
            #[serde(rename = "viewpoint")]
            pub viewpoints: Vec<Viewpoint>,
            /// Bent ways between viewpoints.
            #[serde(default, rename = "path")]
            pub paths: Vec<Path>,
            /// Figures with their sources.
            #[serde(default, rename = "fact")]
            pub facts: Vec<Fact>,
            /// Named numbers and choices that the lesson keeps.
            #[serde(default, rename = "value")]
            pub values: Vec<Value>,
            /// What there is to do, in order.
            #[serde(default, rename = "task")]
            pub tasks: Vec<Task>,
            /// What follows from what.
            #[serde(default, rename = "rule")]
            pub rules: Vec<Rule>,
            $(
                $(#[$about])*
                #[serde(default, rename = $key)]
                pub $field: $type,
            )*
        }
    };
}

each_block!(scene);

impl Scene {
    /// Whether touching this node does something by itself: it is examined or used.
    pub fn answers_touch(&self, node: &str) -> bool {
        self.nodes.iter().any(|one| one.id == node && one.answers_touch())
    }

    /// The educations that it serves, each once: those that it names, else the one of its family.
    pub fn educations(&self) -> Vec<Education> {
        let named = Education::ALL.into_iter().filter(|one| self.educations.contains(one));
        let named: Vec<Education> = named.collect();
        if named.is_empty() { vec![self.family.education()] } else { named }
    }
}
