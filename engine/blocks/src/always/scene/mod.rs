//! What always holds, as authors write it: its type, its names, its checks, its part of the reference. Whether it does hold only a lesson
//! shows that stands as it could: [`crate::put_broken`] says what came of that.

#[cfg(feature = "author")]
use crate::blocks::{About, NameRow};
use crate::blocks::{Form, SceneBlock};
#[cfg(feature = "author")]
use crate::check::Check;
use crate::expr::Kind;
use crate::expr::unit::Unit;
use crate::expressions::{OwnName, OwnNames};
use crate::format::{Always, Scene};
#[cfg(feature = "author")]
use crate::format::{Scalar, Value};
use crate::report::Severity::{Error, Warning};
use crate::report::code;
#[cfg(feature = "author")]
use crate::report::{entry, quote, say};
#[cfg(feature = "author")]
use crate::source::{Seg, way};

#[rustfmt::skip] // one code, one line
pub(crate) static FORM: Form = Form {
    codes: &[
        code!("never-tried", Warning),
        code!("not-always", Error),
    ],
    #[cfg(feature = "author")]
    about: About {
        types: &[("Always", "[[always]]", entry!("type-always"))],
        chinese: include_str!("zh.toml"),
        example: include_str!("example.toml"),
        names: &[
            NameRow { names: "`shown.<node>`, `clip.<node>`", about: entry!("names-drawn") },
            NameRow { names: "`x.<node>`, `y.<node>`, `z.<node>`, `size.<node>`", about: entry!("names-stands") },
            NameRow { names: "`width.<stream>`, `level.<stream>`", about: entry!("names-stream") },
        ],
        ..About::NONE
    },
};

impl SceneBlock for Vec<Always> {
    fn own_names(&self, scene: &Scene, expression: u32) -> Option<OwnNames> {
        let is_of = |always: &Always| {
            always.holds.id() == expression || always.condition.as_ref().is_some_and(|part| part.id() == expression)
        };
        self.iter().any(is_of).then(|| OwnNames {
            names: drawn(scene),
            // All of them mean something.
            #[cfg(feature = "author")]
            too_early: [say!("expr-name-exists"), say!("expr-declare-see-names-authors")],
        })
    }

    #[cfg(feature = "author")]
    fn check_authored(&self, check: &mut Check<'_>) {
        for (i, always) in self.iter().enumerate() {
            for (name, list) in &always.with {
                let way = way!["always", i, "with", name];
                check.at_least(&way, list.len(), 1);
                check.supposed(name, list, &way);
            }
        }
    }
}

/// Names of what is drawn.
fn drawn(scene: &Scene) -> Vec<OwnName> {
    let mut names = Vec::new();
    let mut add = |what: &str, id: &str, kind: Kind| {
        let name = format!("{what}.{id}");
        names.push(OwnName { slot: name.clone(), name, kind, is_known: true });
    };
    for node in &scene.nodes {
        add("shown", &node.id, Kind::Truth);
        ["x", "y", "z"].into_iter().for_each(|what| add(what, &node.id, Kind::Number(Unit::METRE)));
        add("size", &node.id, Kind::Number(Unit::ONE));
        if !node.clips.is_empty() {
            add("clip", &node.id, Kind::Word);
        }
    }
    for stream in &scene.streams {
        ["width", "level"].into_iter().for_each(|what| add(what, &stream.id, Kind::Number(Unit::METRE)));
    }
    names
}

/// How names begin that can be supposed beside values and `time`.
#[cfg(feature = "author")]
const SUPPOSED: [&str; 6] = ["done", "used", "examined", "visited", "answered", "right"];

#[cfg(feature = "author")]
impl Check<'_> {
    /// A name that a lesson is had to stand with, and what it is taken to be.
    fn supposed(&mut self, name: &str, list: &[Scalar], way: &[Seg]) {
        let scene = self.scene;
        let value = scene.values.iter().find(|value| value.id == name);
        let kind = name.split_once('.').map_or(name, |(kind, _)| kind);
        match value {
            Some(value) if value.is.is_none() => {
                list.iter().enumerate().for_each(|(k, to)| self.takes(value, to, &[way, &way![k]].concat()));
            }
            None if name == "time" || SUPPOSED.contains(&kind) && self.names.life(name).is_some() => {}
            _ if value.is_some() || self.names.life(name).is_some() => self.put(
                "start-or-is",
                way,
                say!("always-reckoned", name),
                say!("always-what-it-comes-of"),
                say!("always-name-what-it-comes-of"),
            ),
            _ => {
                let close = self.close_name(name);
                let help =
                    close.map_or_else(|| say!("expr-declare-see-names-authors"), |close| say!("did-you-mean", close));
                self.put("unknown-name", way, quote(name), say!("expr-name-exists"), help);
            }
        }
    }

    /// Whether a value can be this.
    fn takes(&mut self, value: &Value, to: &Scalar, way: &[Seg]) {
        let same = value.start.as_ref().map(std::mem::discriminant) == Some(std::mem::discriminant(to));
        match to {
            Scalar::Word(word) if same => self.option(way, word, &value.options),
            _ if same => {}
            _ => {
                let found = serde_json::to_string(to).unwrap_or_default();
                self.put(
                    "wrong-type",
                    way,
                    quote(&found),
                    say!("scene-value-fits-control-options"),
                    say!("always-as-at-its-start"),
                );
            }
        }
    }
}
