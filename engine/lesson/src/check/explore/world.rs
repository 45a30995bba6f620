//! What could come about in a lesson so far: which things could be seen, which rules could fire, what each name could be.
//!
//! Everything here only grows. Names mean what they mean in the `play` crate, and where this is not known they could be
//! anything.

use super::block::Explored;
use super::could::Could;
use super::evaluate::{Scope, could};
use super::item::{Item, Part};
use super::work::Work;
use crate::expr::Ast;
use crate::expressions::{DEEPEST, Expressions};
use crate::format::{Action, Expr, ExprRef, Node, Property, Rule, Scalar, Scene, Trigger, Value};
use crate::model::carriers;
use std::cell::RefCell;
use std::collections::{BTreeMap, BTreeSet, HashMap};
use yarnspinner_core::prelude::Program;

/// How often the numbers of a value may grow before they may grow for ever.
const GROWTHS: u32 = 3;

/// All that could come about so far.
pub(crate) struct World<'a> {
    pub scene: &'a Scene,
    pub program: Option<&'a Program>,
    /// Variables that dialogues set, without `$`.
    pub stored: BTreeSet<String>,
    expressions: &'a Expressions,
    nodes: HashMap<&'a str, &'a Node>,
    pub work: Work,
    /// Nodes that are hidden when the first step is open: by the scene, or by a rule as the lesson begins.
    hidden: BTreeSet<&'a str>,
    /// Values that are set.
    values: BTreeMap<&'a str, Could>,
    grown: BTreeMap<String, u32>,
    /// Computed values that name one another too deep.
    deep: BTreeSet<&'a str>,
    /// Variables of dialogues, without `$`.
    pub variables: BTreeMap<String, Could>,
    /// Nodes that could be seen.
    pub seen: BTreeSet<&'a str>,
    /// What blocks noted: a word of theirs and an id.
    noted: BTreeSet<(&'static str, &'a str)>,
    /// What could stand where blocks keep something, by a word of theirs and an id.
    entries: BTreeMap<(&'static str, &'a str), Could>,
    /// Nodes that rules show.
    pub shown: BTreeSet<&'a str>,
    /// Dialogue nodes at which a dialogue begins, and those of them that come to an end.
    pub begun: BTreeSet<&'a str>,
    pub over: BTreeSet<&'a str>,
    /// Steps that come up: the first of their task that is not done.
    pub came: BTreeSet<(usize, usize)>,
    /// Done tasks and steps, as `task` and `task.step`.
    pub done: BTreeSet<String>,
    pub fired: BTreeSet<usize>,
    pub finished: bool,
    /// What is taken to happen, since it was reported that it cannot.
    pub granted: BTreeSet<Item>,
    /// Names that are taken to be anything, for the same reason.
    pub free: BTreeSet<String>,
    /// Nodes that no pupil touches: to see what could be done without.
    untouched: BTreeSet<String>,
    changes: usize,
    computed: RefCell<BTreeMap<&'a str, Could>>,
}

impl<'a> World<'a> {
    /// The lesson at its start card.
    pub(super) fn new(scene: &'a Scene, expressions: &'a Expressions, program: Option<&'a Program>) -> World<'a> {
        let start =
            |v: &'a crate::format::Value| (v.id.as_str(), Could::one(v.start.clone().unwrap_or(Scalar::Number(0.0))));
        let begins = |rule: &&Rule| matches!(rule.when, Trigger::Start(_)) && rule.condition.is_none();
        let hides = |action: &'a Action| if let Action::Hide(node) = action { Some(node.as_str()) } else { None };
        let by_rules = scene.rules.iter().filter(begins).flat_map(|rule| &rule.actions).filter_map(hides);
        let hidden = scene.nodes.iter().filter(|node| node.hidden).map(|node| node.id.as_str()).chain(by_rules);
        World {
            scene,
            program,
            hidden: hidden.collect(),
            stored: super::talk::stored(program),
            deep: deep(scene, expressions),
            expressions,
            // Of two nodes of one id, which was reported, the first.
            nodes: scene.nodes.iter().rev().map(|n| (n.id.as_str(), n)).collect(),
            work: Work::default(),
            values: scene.values.iter().filter(|v| v.is.is_none()).map(start).collect(),
            grown: BTreeMap::new(),
            variables: super::talk::variables(program),
            seen: BTreeSet::new(),
            noted: BTreeSet::new(),
            entries: BTreeMap::new(),
            shown: BTreeSet::new(),
            begun: BTreeSet::new(),
            over: BTreeSet::new(),
            came: BTreeSet::new(),
            done: BTreeSet::new(),
            fired: BTreeSet::new(),
            finished: false,
            granted: BTreeSet::new(),
            free: BTreeSet::new(),
            untouched: BTreeSet::new(),
            changes: 0,
            computed: RefCell::new(BTreeMap::new()),
        }
    }

    /// The lesson at its start card, where these nodes are never touched and the steps before one are done, however.
    pub(super) fn without(&self, untouched: BTreeSet<String>, i: usize, k: usize) -> World<'a> {
        let granted = self.steps_before(i, k).into_iter().collect();
        World { untouched, granted, ..World::new(self.scene, self.expressions, self.program) }
    }

    /// How much has come about.
    pub(super) fn changes(&self) -> usize {
        self.changes
    }

    /// Notes that something came about.
    pub(super) fn changed(&mut self) {
        self.changes += 1;
        self.computed.borrow_mut().clear();
    }

    /// Whether it became too much work, so that nothing is known.
    pub(crate) fn gave_up(&self) -> bool {
        self.work.too_much()
    }

    pub(super) fn node(&self, id: &str) -> Option<&'a Node> {
        self.nodes.get(id).copied()
    }

    pub(crate) fn ast<'e>(&self, expr: impl Into<ExprRef<'e>>) -> Option<&'a Ast> {
        Some(&self.expressions.get(expr)?.ast)
    }

    /// The blocks of the scene that bring something to it.
    pub(super) fn blocks(&self) -> impl Iterator<Item = &'a dyn Explored> + use<'a> {
        self.scene.blocks().filter_map(|block| block.explored())
    }

    /// Notes that something of a block came about.
    pub(crate) fn note(&mut self, what: &'static str, id: &'a str) {
        if self.noted.insert((what, id)) {
            self.changed();
        }
    }

    /// Whether that was noted.
    pub(crate) fn is_noted(&self, what: &'static str, id: &str) -> bool {
        self.noted.contains(&(what, id))
    }

    /// Adds to what could stand where a block keeps something.
    pub(crate) fn add_entry(&mut self, what: &'static str, id: &'a str, could: &Could) {
        let grown = self.grown.entry(format!("{what}|{id}")).or_default();
        if grow(self.entries.entry((what, id)).or_default(), could, grown) {
            self.changed();
        }
    }

    /// What could stand there; nothing before anything was added.
    pub(crate) fn entry(&self, what: &'static str, id: &str) -> Could {
        self.entries.get(&(what, id)).cloned().unwrap_or_default()
    }

    /// Whether a block's part is taken to happen.
    pub(crate) fn is_granted(&self, part: Part) -> bool {
        self.granted.contains(&Item::Part(part))
    }

    /// Begins a dialogue.
    pub(crate) fn begin(&mut self, talk: &'a str) {
        if self.begun.insert(talk) {
            self.changed();
        }
    }

    /// What an expression could give, with more known of some names.
    pub(crate) fn could<'e>(&self, expr: impl Into<ExprRef<'e>>, own: Vec<(String, Could)>) -> Could {
        self.could_with(expr, own, &|name| self.name(name))
    }

    /// What an expression could give where names mean something of their own.
    pub(crate) fn could_with<'e>(
        &self,
        expr: impl Into<ExprRef<'e>>,
        own: Vec<(String, Could)>,
        names: &dyn Fn(&str) -> Could,
    ) -> Could {
        match self.ast(expr) {
            Some(expr) if !self.gave_up() => could(expr, &Scope::new(names, &self.work, own)),
            _ => Could::any(),
        }
    }

    /// What an expression could give where another holds.
    pub(crate) fn could_where<'e>(
        &self,
        expr: impl Into<ExprRef<'e>>,
        holds: Option<&Ast>,
        own: Vec<(String, Could)>,
    ) -> Could {
        let names = |name: &str| self.name(name);
        let scope = Scope::new(&names, &self.work, own);
        match self.ast(expr) {
            Some(expr) => could(expr, &if let Some(holds) = holds { scope.narrowed(holds, true) } else { scope }),
            None => Could::any(),
        }
    }

    /// Whether an expression could hold.
    pub(crate) fn may<'e>(&self, expr: impl Into<ExprRef<'e>>) -> bool {
        self.could(expr, Vec::new()).may_hold()
    }

    /// Whether an expression could hold; one left out does.
    pub(crate) fn may_if_any<T>(&self, expr: Option<&Expr<T>>) -> bool {
        expr.is_none_or(|expr| self.may(expr))
    }

    /// What is set to the result of an expression: where it fails, 0.
    pub(super) fn result<'e>(&self, expr: impl Into<ExprRef<'e>>) -> Could {
        settled(&self.could(expr, Vec::new()))
    }

    /// Adds to what a value could be.
    pub(super) fn set(&mut self, value: &str, to: &Could) {
        if let Some((id, before)) = self.values.get_key_value(value) {
            let (id, mut now) = (*id, before.clone());
            if grow(&mut now, to, self.grown.entry(id.to_owned()).or_default()) {
                self.values.insert(id, now);
                self.changed();
            }
        }
    }

    /// Adds to what a variable of dialogues could be.
    pub(super) fn set_variable(&mut self, name: &str, to: &Could) {
        let now = self.variables.entry(name.to_owned()).or_default();
        if grow(now, to, self.grown.entry(format!("${name}")).or_default()) {
            self.changed();
        }
    }

    /// Whether a node could be seen.
    pub(super) fn may_show(&self, node: &Node) -> bool {
        self.line(node).all(|node| {
            self.work.add(1);
            self.may_show_itself(node)
        })
    }

    /// A node and those that it moves with.
    pub(super) fn line<'n>(&'n self, node: &'n Node) -> impl Iterator<Item = &'n Node> {
        carriers(node, |id| self.node(id))
    }

    /// Whether a node could be seen as far as it alone is asked.
    pub(super) fn may_show_itself(&self, node: &Node) -> bool {
        let bound = node.binds.iter().filter(|b| b.property == Property::Shown);
        self.granted.contains(&Item::Node(node.id.clone()))
            || ((!self.hidden.contains(node.id.as_str()) || self.shown.contains(node.id.as_str()))
                && bound.into_iter().all(|b| self.may(&b.to)))
    }

    /// Whether a node could be touched.
    pub(crate) fn may_meet(&self, id: &str) -> bool {
        self.seen.contains(id) && !self.untouched.contains(id)
    }

    fn may_touch(&self, id: &str, how: impl Fn(&Node) -> bool) -> bool {
        self.may_meet(id) && self.node(id).is_some_and(how)
    }

    /// What a name could mean.
    pub(crate) fn name(&self, name: &str) -> Could {
        if self.free.contains(name) {
            return Could::any();
        }
        if let Some(value) = self.values.get(name) {
            return value.clone();
        }
        self.work.add(1 + self.scene.values.len() / 16);
        if let Some(value) = self.scene.values.iter().find(|v| v.id == name) {
            return value.is.as_ref().map_or_else(Could::any, |is| self.computed(&value.id, is.into()));
        }
        let (kind, rest) = name.split_once('.').unwrap_or((name, ""));
        match kind {
            "time" => Could::count(true),
            "used" => Could::count(self.may_touch(rest, |n| n.usable)),
            "examined" => Could::count(self.may_touch(rest, |n| n.examine)),
            "visited" => Could::count(true),
            "done" => Could::if_ever(self.done.contains(rest)),
            _ => self.blocks().find_map(|block| block.could_be(self, kind, rest)).unwrap_or_else(Could::failure),
        }
    }

    fn computed(&self, id: &'a str, is: ExprRef<'_>) -> Could {
        if self.deep.contains(id) {
            return Could::any();
        }
        if let Some(known) = self.computed.borrow().get(id) {
            return known.clone();
        }
        let could = settled(&self.could(is, Vec::new()));
        self.computed.borrow_mut().insert(id, could.clone());
        could
    }
}

/// A value as it is kept: where an expression fails, 0.
fn settled(could: &Could) -> Could {
    let mut out = could.clone();
    if could.fails() {
        out = could.kept(|_| true, Some, true);
        out.add(Scalar::Number(0.0));
    }
    out
}

/// Adds `more`; whether that changed anything. What keeps growing may grow for ever.
fn grow(now: &mut Could, more: &Could, grown: &mut u32) -> bool {
    let before = now.clone();
    now.join(more);
    if *now == before {
        return false;
    }
    if now.between().is_some() {
        *grown += 1;
        if *grown > GROWTHS {
            now.open_ends(&before);
        }
    }
    true
}

/// Computed values with more names in a chain than a running lesson follows.
fn deep<'a>(scene: &'a Scene, expressions: &Expressions) -> BTreeSet<&'a str> {
    let mut depths: BTreeMap<&str, usize> = BTreeMap::new();
    let computed = |value: &'a Value| Some((value.id.as_str(), expressions.get(value.is.as_ref()?)?.ast.names()));
    let computed: Vec<_> = scene.values.iter().filter_map(computed).collect();
    // As many rounds as a chain may be long; what still grows is too deep.
    for _ in 0..=DEEPEST {
        for (id, names) in &computed {
            let below = names.iter().filter_map(|(name, _)| depths.get(name)).max().copied().unwrap_or(0);
            depths.insert(id, below + 1);
        }
    }
    depths.into_iter().filter(|(_, depth)| *depth > DEEPEST).map(|(id, _)| id).collect()
}
