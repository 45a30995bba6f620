//! All expressions of a scene, compiled once when it is read.

mod kinds;
mod own;
mod walk;
mod wants;

pub(crate) use own::{OwnName, OwnNames};
pub(crate) use walk::Site;

use crate::catalogue::Catalogue;
use crate::expr::{Ast, Kind, Mismatch, ParseError, Program, Want, parse, resolve};
use crate::format::{ExprRef, Scene};
use kinds::NameKinds;
use own::WithOwn;
use std::collections::HashMap;

/// Computed values may name one another this deep; what is deeper, or in a circle, has no value and no kind.
pub const DEEPEST: usize = 16;

/// An expression that can be run.
#[derive(Clone, Debug)]
pub struct Compiled {
    /// What runs.
    pub program: Program,
    /// What it gives: a number in which unit, yes or no, or a word.
    pub kind: Kind,
    /// As it was written.
    pub text: Box<str>,
    /// Whether it could give no value. Not of the entries of a table: they are asked for when a row is written, and not before.
    pub can_fail: bool,
    /// The expression with its units settled: for the check, which asks what it could give.
    #[cfg(feature = "author")]
    pub(crate) ast: Ast,
}

/// Texts with the numbers that programs know them by.
#[derive(Clone, Debug, Default)]
struct Numbered {
    list: Vec<String>,
    numbers: HashMap<String, u32>,
}

impl Numbered {
    /// The number of a text; a new one for one that has none.
    fn number(&mut self, text: &str) -> u32 {
        if let Some(number) = self.numbers.get(text) {
            return *number;
        }
        let number = self.list.len() as u32;
        self.list.push(text.to_owned());
        self.numbers.insert(text.to_owned(), number);
        number
    }
}

/// What came of reading an expression.
#[cfg_attr(not(feature = "author"), expect(dead_code, reason = "players are told of no slips in them"))]
pub(crate) struct Reading {
    pub site: Site,
    /// The expression as it was written; why it is none.
    pub parsed: Result<Ast, ParseError>,
    /// What of it does not fit together.
    pub wrong: Vec<Mismatch>,
}

/// All expressions of a scene.
#[derive(Clone, Debug, Default)]
pub struct Expressions {
    /// The number of the first of them.
    first: u32,
    /// What each was compiled to; nothing for what is no expression.
    compiled: Vec<Option<Compiled>>,
    /// Names by slot.
    slots: Numbered,
    /// 0 is the word without letters, which is no answer and no option.
    words: Numbered,
}

impl Expressions {
    /// Compiles every expression of a scene, and tells what came of each.
    pub(crate) fn new(scene: &Scene, catalogue: &Catalogue) -> (Expressions, Vec<Reading>) {
        let sites = walk::sites(scene);
        let kinds = NameKinds::new(scene, catalogue);
        let wants = wants::wants(scene, catalogue, &kinds);
        let mut all = Expressions { first: sites.first().map_or(0, |site| site.id), ..Expressions::default() };
        all.words.number("");
        for word in scene.values.iter().flat_map(|value| &value.options) {
            all.words.number(word);
        }
        scene.blocks().for_each(|block| block.words(&mut |word| _ = all.words.number(word)));
        let read = |site: Site| {
            let want = wants.get(&site.id).copied().unwrap_or(site.want);
            let (compiled, parsed, wrong) = all.compile(&site.text, &kinds, OwnNames::of(scene, site.id), want);
            let at = site.id.wrapping_sub(all.first) as usize;
            if all.compiled.len() <= at {
                all.compiled.resize_with(at + 1, || None);
            }
            all.compiled[at] = compiled;
            Reading { site, parsed, wrong }
        };
        let readings = sites.into_iter().map(read).collect();
        (all, readings)
    }

    /// `own`: the names that it has beside those of the scene; nothing for what is no entry.
    fn compile(
        &mut self,
        text: &str,
        kinds: &NameKinds<'_>,
        own: Option<OwnNames>,
        want: Want,
    ) -> (Option<Compiled>, Result<Ast, ParseError>, Vec<Mismatch>) {
        let ast = match parse(text) {
            Ok(ast) => ast,
            Err(error) => return (None, Err(error), Vec::new()),
        };
        let is_entry = own.is_some();
        let names = WithOwn { scene: kinds, own: own.as_ref() };
        let (resolved, wrong) = resolve(&ast, &names, want);
        let mut slot = |name: &str| Some(self.slots.number(names.known(name).map_or(name, |own| &own.slot)));
        let mut word = |word: &str| f64::from(self.words.number(word));
        let program = Program::new(&resolved.expr, &mut slot, &mut word);
        let compiled = program.map(|program| Compiled {
            can_fail: !is_entry && program.can_fail(),
            text: text.into(),
            program,
            kind: resolved.kind,
            #[cfg(feature = "author")]
            ast: resolved.expr,
        });
        (compiled, Ok(ast), wrong)
    }

    /// What an expression of this scene was compiled to; nothing for one that is none.
    pub fn get<'e>(&self, expr: impl Into<ExprRef<'e>>) -> Option<&Compiled> {
        self.at(self.index(expr))
    }

    /// The expression with this number among those of the scene: see [`Expressions::index`].
    pub fn at(&self, index: usize) -> Option<&Compiled> {
        self.compiled.get(index)?.as_ref()
    }

    /// The number of an expression among those of the scene, from 0 and below [`Expressions::len`].
    pub fn index<'e>(&self, expr: impl Into<ExprRef<'e>>) -> usize {
        expr.into().id.wrapping_sub(self.first) as usize
    }

    /// How many numbers there are.
    pub fn len(&self) -> usize {
        self.compiled.len()
    }

    /// Whether the scene has none.
    pub fn is_empty(&self) -> bool {
        self.compiled.is_empty()
    }

    /// What the scene's values, and the names that its expressions use, give.
    #[cfg(feature = "author")]
    pub(crate) fn kinds(&self, scene: &Scene, catalogue: &Catalogue) -> Vec<(String, Kind)> {
        let kinds = NameKinds::new(scene, catalogue);
        let names = scene.values.iter().map(|value| &value.id).chain(self.names());
        names.filter_map(|name| Some((name.clone(), crate::expr::Names::kind(&kinds, name)?))).collect()
    }

    /// Each with its number.
    pub fn iter(&self) -> impl Iterator<Item = (usize, &Compiled)> {
        self.compiled.iter().enumerate().filter_map(|(index, compiled)| Some((index, compiled.as_ref()?)))
    }

    /// What the slots are called, in the order of their numbers. `cell.<column>` is a cell of the row that is being written.
    pub fn names(&self) -> &[String] {
        &self.slots.list
    }

    /// Whether an expression names this.
    pub fn names_in(&self, compiled: &Compiled, name: &str) -> bool {
        let slot = self.slots.numbers.get(name);
        slot.is_some_and(|slot| compiled.program.slots().any(|other| other == *slot))
    }

    /// The number that stands for a word; for one that no expression and no option has, a number that none has.
    pub fn word(&self, word: &str) -> f64 {
        self.words.numbers.get(word).map_or(f64::MAX, |number| f64::from(*number))
    }

    /// The word that a number stands for.
    pub fn word_of(&self, number: f64) -> &str {
        self.words.list.get(number as usize).map_or("", String::as_str)
    }

    /// Compiles what stands in no scene, such as a question that a test asks. Its slots may be new: their names are given, too.
    pub fn ask(&self, text: &str, scene: &Scene, catalogue: &Catalogue) -> Option<(Compiled, Vec<String>)> {
        let (slots, words) = (self.slots.clone(), self.words.clone());
        let mut all = Expressions { slots, words, ..Expressions::default() };
        let (compiled, ..) = all.compile(text, &NameKinds::new(scene, catalogue), None, Want::Any);
        Some((compiled?, all.slots.list))
    }
}
