//! What the names of a scene give: the table in [`crate::format`] with units.

use super::DEEPEST;
use crate::catalogue::Catalogue;
use crate::expr::unit::Unit;
use crate::expr::{Kind, Names, Want, parse, resolve};
use crate::format::{Scalar, Scene, Value};
use std::collections::HashMap;

/// The names of a scene.
pub(super) struct NameKinds<'a> {
    scene: &'a Scene,
    catalogue: &'a Catalogue,
    values: HashMap<&'a str, Kind>,
    of_blocks: HashMap<String, Kind>,
}

impl<'a> NameKinds<'a> {
    pub(super) fn new(scene: &'a Scene, catalogue: &'a Catalogue) -> Self {
        let values = scene.values.iter().map(|value| (value.id.as_str(), declared(value))).collect();
        let mut of_blocks = HashMap::new();
        scene.blocks().for_each(|block| block.kinds(catalogue, &mut |name, kind| _ = of_blocks.insert(name, kind)));
        let mut all = NameKinds { scene, catalogue, values, of_blocks };
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
        if let Some(kind) = self.values.get(name).or_else(|| self.of_blocks.get(name)) {
            return Some(*kind);
        }
        let (kind, rest) = name.split_once('.').unwrap_or((name, ""));
        match kind {
            "time" => Some(Kind::Number(Unit::SECOND)),
            "done" => Some(Kind::Truth),
            "used" | "examined" | "visited" => Some(Kind::Number(Unit::ONE)),
            _ => self.scene.blocks().find_map(|block| block.kind_of(self.catalogue, kind, rest)),
        }
    }
}
