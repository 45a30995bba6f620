//! What could come about in a lesson so far: which things could be seen, which rules could fire, what each name could be.
//!
//! Everything here only grows. Names mean what they mean in the `play` crate, and where this is not known they could be
//! anything.

use super::could::Could;
use super::evaluate::{Scope, Work, could};
use super::item::Item;
use crate::blocks::question::scene::may_be_right;
use crate::expr::Ast;
use crate::expressions::{DEEPEST, Expressions};
use crate::format::{
    Action, Expr, ExprRef, Instrument, InstrumentKind, Node, Property, Question, Rule, Scalar, Scene, Trigger, Value,
};
use crate::model::carriers;
use std::cell::RefCell;
use std::collections::{BTreeMap, BTreeSet, HashMap};
use yarnspinner_core::prelude::Program;

/// How often the numbers of a value may grow before they may grow for ever.
const GROWTHS: u32 = 3;

/// All that could come about so far.
pub(super) struct World<'a> {
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
    /// Nodes that could be seen, instruments that could be on the bench, and what could stand in the table's columns.
    pub seen: BTreeSet<&'a str>,
    pub at_hand: BTreeSet<&'a str>,
    cells: BTreeMap<&'a str, Could>,
    /// Nodes that rules show.
    pub shown: BTreeSet<&'a str>,
    /// Dialogue nodes at which a dialogue begins, and those of them that come to an end.
    pub begun: BTreeSet<&'a str>,
    pub over: BTreeSet<&'a str>,
    pub asked: BTreeSet<&'a str>,
    /// Steps that come up: the first of their task that is not done.
    pub came: BTreeSet<(usize, usize)>,
    /// Done tasks and steps, as `task` and `task.step`.
    pub done: BTreeSet<String>,
    pub fired: BTreeSet<usize>,
    pub recorded: bool,
    pub finished: bool,
    /// What is taken to happen, since it was reported that it cannot.
    pub granted: BTreeSet<Item>,
    /// Names that are taken to be anything, for the same reason.
    pub free: BTreeSet<String>,
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
            at_hand: BTreeSet::new(),
            cells: BTreeMap::new(),
            shown: BTreeSet::new(),
            begun: BTreeSet::new(),
            over: BTreeSet::new(),
            asked: BTreeSet::new(),
            came: BTreeSet::new(),
            done: BTreeSet::new(),
            fired: BTreeSet::new(),
            recorded: false,
            finished: false,
            granted: BTreeSet::new(),
            free: BTreeSet::new(),
            changes: 0,
            computed: RefCell::new(BTreeMap::new()),
        }
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
    pub(super) fn gave_up(&self) -> bool {
        self.work.too_much()
    }

    pub(super) fn node(&self, id: &str) -> Option<&'a Node> {
        self.nodes.get(id).copied()
    }

    pub(super) fn ast<'e>(&self, expr: impl Into<ExprRef<'e>>) -> Option<&'a Ast> {
        Some(&self.expressions.get(expr)?.ast)
    }

    pub(super) fn question(&self, id: &str) -> Option<&'a Question> {
        self.work.add(self.scene.questions.len() / 8);
        self.scene.questions.iter().find(|q| q.id == id)
    }

    /// What an expression could give, with more known of some names.
    pub(super) fn could<'e>(&self, expr: impl Into<ExprRef<'e>>, own: Vec<(String, Could)>) -> Could {
        self.could_with(expr, own, &|name| self.name(name))
    }

    /// What an expression could give where names mean something of their own.
    pub(super) fn could_with<'e>(
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
    pub(super) fn could_where<'e>(
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
    pub(super) fn may<'e>(&self, expr: impl Into<ExprRef<'e>>) -> bool {
        self.could(expr, Vec::new()).may_hold()
    }

    /// Whether an expression could hold; one left out does.
    pub(super) fn may_if_any<T>(&self, expr: Option<&Expr<T>>) -> bool {
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

    fn may_touch(&self, id: &str, how: impl Fn(&Node) -> bool) -> bool {
        self.seen.contains(id) && self.node(id).is_some_and(how)
    }

    /// Whether an instrument could be on the bench.
    pub(super) fn may_use(&self, instrument: &Instrument) -> bool {
        self.granted.contains(&Item::Instrument(instrument.id.clone())) || self.may_if_any(instrument.show.as_ref())
    }

    /// What a name could mean.
    pub(super) fn name(&self, name: &str) -> Could {
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
            "talked" => Could::count(self.over.contains(rest)),
            "talking" => Could::if_ever(self.begun.contains(rest)),
            "answered" => Could::if_ever(self.asked.contains(rest)),
            "right" => Could::if_ever(self.asked.contains(rest) && self.question(rest).is_none_or(may_be_right)),
            "answer" => self.answer(rest),
            "done" => Could::if_ever(self.done.contains(rest)),
            "music" | "heard" | "looped" | "touched" => music(kind, rest),
            _ => self.bench(kind, rest),
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

    fn answer(&self, question: &str) -> Could {
        let mut could = Could::word("");
        let options = self.question(question).filter(|_| self.asked.contains(question)).map(|q| &q.options);
        options.into_iter().flatten().for_each(|option| could.join(&Could::word(option)));
        could
    }

    fn bench(&self, kind: &str, rest: &str) -> Could {
        let Some(lab) = &self.scene.lab else { return Could::failure() };
        let instrument = || lab.instruments.iter().find(|i| i.id == rest);
        match kind {
            "lab" => Could::any_number(),
            "read" => match instrument() {
                Some(watch) if watch.kind == InstrumentKind::Stopwatch => {
                    Could::count(self.at_hand.contains(watch.id.as_str()))
                }
                _ => Could::any_number(),
            },
            "counted" => Could::count(self.at_hand.contains(rest)),
            "rows" => Could::count(self.recorded),
            "distinct" => self.distinct(rest),
            "min" | "max" | "last" => self.column(rest),
            "fit" if rest == "n" => Could::count(self.recorded),
            "fit" if self.recorded => Could::any_number(),
            "fit" => Could::number(0.0),
            _ => Could::failure(),
        }
    }

    /// How many different entries a column could have: none before there is a row.
    fn distinct(&self, id: &str) -> Could {
        let cells = self.cells(id);
        match (cells.between(), self.recorded) {
            (None, true) => {
                (0..=cells.few().len()).map(|n| Could::number(n as f64)).fold(Could::none(), |mut all, n| {
                    all.join(&n);
                    all
                })
            }
            (_, recorded) => Could::count(recorded),
        }
    }

    /// The least, the greatest or the last of a column: 0 before there is a row.
    fn column(&self, id: &str) -> Could {
        let mut out = self.cells(id);
        out.add(Scalar::Number(0.0));
        out
    }

    /// What stands in a column.
    fn cells(&self, id: &str) -> Could {
        self.cells.get(id).cloned().unwrap_or_default()
    }

    /// Adds a row of every kind that could be written: columns are reckoned from left to right.
    pub(super) fn write_rows(&mut self) {
        let scene = self.scene;
        let columns = scene.lab.iter().flat_map(|lab| &lab.table).flat_map(|table| &table.columns);
        let mut left: Vec<(String, Could)> = Vec::new();
        for column in columns {
            let cell = in_numbers(&self.could(&column.is, left.clone()));
            if grow(
                self.cells.entry(&column.id).or_default(),
                &cell,
                self.grown.entry(format!("|{}", column.id)).or_default(),
            ) {
                self.changed();
            }
            left.push((column.id.clone(), cell));
        }
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

/// A value as a number: a word is 1, unless it is empty.
fn in_numbers(could: &Could) -> Could {
    let mut out = could.kept(|v| !matches!(v, Scalar::Word(_)), Some, false);
    if could.has_word() || could.fails() {
        out.add(Scalar::Number(0.0));
        out.add(Scalar::Number(1.0));
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

fn music(kind: &str, rest: &str) -> Could {
    match (kind, rest) {
        ("music", "playing") => Could::if_ever(true),
        _ => Could::count(true),
    }
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
