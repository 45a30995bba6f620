//! What the names of a scene give: the table in [`crate::format`] with units.

use super::DEEPEST;
use crate::catalogue::Catalogue;
use crate::expr::unit::Unit;
use crate::expr::{Kind, Names, Want, parse, resolve};
use crate::format::{Column, Lab, Question, Scalar, Scene, Value};
use std::collections::HashMap;

/// The names of a scene.
pub(super) struct NameKinds<'a> {
    scene: &'a Scene,
    catalogue: &'a Catalogue,
    values: HashMap<&'a str, Kind>,
    questions: HashMap<&'a str, &'a Question>,
}

impl<'a> NameKinds<'a> {
    pub(super) fn new(scene: &'a Scene, catalogue: &'a Catalogue) -> Self {
        let values = scene.values.iter().map(|value| (value.id.as_str(), declared(value))).collect();
        let questions = scene.questions.iter().map(|question| (question.id.as_str(), question)).collect();
        let mut all = NameKinds { scene, catalogue, values, questions };
        all.follow();
        all
    }

    /// Gives computed values without a unit the kind of their expression: those first that depend on no other.
    fn follow(&mut self) {
        let open = |value: &&'a Value| value.is.is_some() && value.unit.is_empty();
        let parsed = |value: &'a Value| Some((value.id.as_str(), parse(value.is.as_ref()?.text()).ok()?));
        let mut open: Vec<_> = self.scene.values.iter().filter(open).filter_map(parsed).collect();
        for _ in 0..DEEPEST {
            let mut found = Vec::new();
            open.retain(|(id, ast)| {
                let kind = resolve(ast, self, Want::Any).0.kind;
                if kind != Kind::Unknown {
                    found.push((*id, kind));
                }
                kind == Kind::Unknown
            });
            if found.is_empty() {
                return;
            }
            self.values.extend(found);
        }
    }

    fn lab(&self, kind: &str, rest: &str) -> Option<Kind> {
        let lab = self.scene.lab.as_ref()?;
        let number = |unit: Unit| Some(Kind::Number(unit));
        match kind {
            "lab" => {
                let Some(model) = self.catalogue.model(&lab.model) else { return Some(Kind::Unknown) };
                let port = model.inputs.iter().chain(&model.outputs).find(|port| port.name == rest)?;
                number(Unit::of_label(&port.unit))
            }
            "read" => number(Unit::of_label(&lab.instruments.iter().find(|instrument| instrument.id == rest)?.unit)),
            "min" | "max" | "last" => number(column(lab, rest)?),
            "counted" | "rows" | "distinct" => number(Unit::ONE),
            "fit" => number(fit(lab, rest)?),
            _ => None,
        }
    }
}

/// What a value is by its own word; a computed one without a unit is unknown.
fn declared(value: &Value) -> Kind {
    match &value.start {
        _ if value.is.is_some() && value.unit.is_empty() => Kind::Unknown,
        Some(Scalar::Bool(_)) => Kind::Truth,
        Some(Scalar::Word(_)) => Kind::Word,
        _ if !value.options.is_empty() => Kind::Word,
        _ => Kind::Number(Unit::of_label(&value.unit)),
    }
}

impl Names for NameKinds<'_> {
    fn kind(&self, name: &str) -> Option<Kind> {
        if let Some(kind) = self.values.get(name) {
            return Some(*kind);
        }
        let (kind, rest) = name.split_once('.').unwrap_or((name, ""));
        match kind {
            "time" => Some(Kind::Number(Unit::SECOND)),
            "talking" | "answered" | "right" | "done" => Some(Kind::Truth),
            "answer" => {
                let question = self.questions.get(rest)?;
                Some(if question.options.is_empty() { Kind::Number(Unit::ONE) } else { Kind::Word })
            }
            "music" if rest == "playing" => Some(Kind::Truth),
            "used" | "examined" | "visited" | "talked" | "music" | "heard" | "looped" | "touched" => {
                Some(Kind::Number(Unit::ONE))
            }
            _ => self.lab(kind, rest),
        }
    }
}

/// The names of a scene in the entry of a column: the columns to its left are names, too.
pub(super) struct RowKinds<'a> {
    pub(super) scene: &'a NameKinds<'a>,
    pub(super) left: &'a [Column],
}

impl Names for RowKinds<'_> {
    fn kind(&self, name: &str) -> Option<Kind> {
        let column = self.left.iter().find(|column| column.id == name);
        column.map(|column| Kind::Number(Unit::of_label(&column.unit))).or_else(|| self.scene.kind(name))
    }
}

fn column(lab: &Lab, id: &str) -> Option<Unit> {
    let mut columns = lab.table.iter().flat_map(|table| &table.columns);
    Some(Unit::of_label(&columns.find(|column| column.id == id)?.unit))
}

/// The unit of what the plot's line has: y per x for its slope.
fn fit(lab: &Lab, what: &str) -> Option<Unit> {
    let plot = lab.plot.as_ref()?;
    let (x, y) = (column(lab, &plot.x)?, column(lab, &plot.y)?);
    match what {
        "slope" | "slope_sd" => y.from_zero().over(&x.from_zero()),
        "intercept" => Some(y),
        _ => Some(Unit::ONE),
    }
}
