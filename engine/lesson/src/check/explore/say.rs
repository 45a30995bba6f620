//! What never happens, in words: where it stands, what keeps it from happening, what to do.

use super::could::Could;
use super::item::Item;
use super::stuck::Culprits;
use super::world::World;
use crate::blocks::severity;
use crate::check::Check;
use crate::format::{Action, Scalar, Trigger};
use crate::report::{Phrase, Severity, say};
use crate::source::{Seg, way};
use std::collections::BTreeSet;

/// Most names that a report explains.
const NAMES: usize = 3;

/// Most values that are listed of a name.
const VALUES: usize = 4;

/// A problem before it is put into the report.
pub(crate) struct Said {
    pub code: &'static str,
    pub way: Vec<Seg>,
    pub found: Phrase,
    pub expected: Phrase,
    pub help: Phrase,
    /// Said by another check already.
    pub known: bool,
}

impl Said {
    /// Whether a scene with it may be shown.
    pub(super) fn only_warns(&self) -> bool {
        severity(self.code) == Severity::Warning
    }
}

impl Check<'_> {
    pub(super) fn put_said(&mut self, said: Said) {
        if !said.known {
            self.put(said.code, &said.way, said.found, said.expected, said.help);
        }
    }

    /// What is said of something that never happens.
    pub(super) fn said(&self, world: &World<'_>, item: &Item) -> Said {
        let scene = self.scene;
        let why = why(world, item);
        match item {
            Item::Step(i, k) => {
                let (task, step) = (&scene.tasks[*i].id, &scene.tasks[*i].steps[*k]);
                let id = format!("{task}.{}", step.id);
                let key = if step.done.is_some() { "done" } else { "ask" };
                let (zh, en) = (&why.zh, &why.en);
                Said {
                    code: "never-done",
                    way: way!["task", *i, "step", *k, key],
                    found: say!("永远做不完的 `{id}`：{zh}", "`{id}`, a step that can never be done: {en}"),
                    expected: say!("做得完的一步", "a step that can be done"),
                    help: say!(
                        "让控件、规则或对话能使它成立，或改这个条件。",
                        "have a control, a rule or a dialogue bring it about, or change the condition."
                    ),
                    known: false,
                }
            }
            Item::Rule(i) => self.rule_said(world, *i, why),
            Item::Part(part) => {
                let of_block = world.blocks().find_map(|block| block.said(*part, &why));
                of_block.unwrap_or_else(|| held(way!["id"], &why, "这一部分从不出现", "the part never comes"))
            }
            Item::Node(id) => self.node_said(id, why),
            Item::Finish => Said {
                code: "never-finishes",
                way: way!["id"],
                found: say!("没有任务、也从不结束的课", "a lesson without tasks that never ends"),
                expected: say!("任务，或规则 {{ finish = true }}", "tasks, or a rule with {{ finish = true }}"),
                help: say!(
                    "写一个任务，或加一条会触发的结束规则。",
                    "write a task, or a rule that fires and finishes."
                ),
                known: false,
            },
            Item::Shows(i) => held(way!["value", *i, "show"], &why, "它从不出现在屏幕上", "it is never on the screen"),
            Item::Hint(i, n) => {
                held(way!["task", *i, "hint", *n, "if"], &why, "这条提示从不出现", "the hint never comes")
            }
            Item::Clip(i, k) => {
                held(way!["node", *i, "clip", *k, "when"], &why, "这个动作从不播放", "the movement is never played")
            }
        }
    }

    fn rule_said(&self, world: &World<'_>, i: usize, why: Phrase) -> Said {
        let rule = &self.scene.rules[i];
        let holds = || say!("能成立的条件", "a condition that can hold");
        let change = || say!("改这个条件，或删掉这条规则。", "change the condition, or delete the rule.");
        let (way, found, expected, help) = match trigger_said(world, &rule.when) {
            Some(never) => {
                let happens = say!("会发生的事", "something that can happen");
                let help = say!("补上缺的那一项，或删掉这条规则。", "add what is missing, or delete the rule.");
                (way!["rule", i, "when"], never, happens, help)
            }
            None if matches!(rule.when, Trigger::Becomes(_)) && !world.may_set_off(&rule.when) => {
                (way!["rule", i, "when", "becomes"], never_holds(&why), holds(), change())
            }
            None => (way!["rule", i, "if"], never_holds(&why), holds(), change()),
        };
        Said { code: "rule-never-fires", way, found, expected, help, known: false }
    }

    fn node_said(&self, id: &str, why: Phrase) -> Said {
        let i = self.scene.nodes.iter().position(|n| n.id == id).unwrap_or(0);
        let node = &self.scene.nodes[i];
        let bound = node.binds.iter().position(|b| b.property == crate::format::Property::Shown);
        let shows = |a: &Action| matches!(a, Action::Show(node) if node == id);
        let shown = self.scene.rules.iter().flat_map(|r| &r.actions).any(shows);
        let (zh, en) = (&why.zh, &why.en);
        Said {
            code: "never-shown",
            way: bound.map_or(way!["node", i, "hidden"], |k| way!["node", i, "bind", k, "to"]),
            found: say!("从不出现的 `{id}`：{zh}", "`{id}`, which is never seen: {en}"),
            expected: say!("会出现的物件", "a thing that is seen at some time"),
            help: say!("改这个条件，或删去这个物件。", "change the condition, or delete the node."),
            known: node.hidden && !shown,
        }
    }
}

/// What is said of a condition that never holds, and what comes of that in Chinese and English.
pub(crate) fn held(way: Vec<Seg>, why: &Phrase, zh: &str, en: &str) -> Said {
    Said {
        code: "never-holds",
        way,
        found: never_holds(why),
        expected: say!("能成立的条件", "a condition that can hold"),
        help: say!("改这个条件：现在{zh}。", "change the condition: as it is, {en}."),
        known: false,
    }
}

/// A condition that never holds, and why.
pub(crate) fn never_holds(why: &Phrase) -> Phrase {
    let (zh, en) = (&why.zh, &why.en);
    say!("永远不成立的条件：{zh}", "a condition that never holds: {en}")
}

/// What never sets off a rule; none where that happens, or is an expression.
fn trigger_said(world: &World<'_>, trigger: &Trigger) -> Option<Phrase> {
    if world.may_set_off(trigger) {
        return None;
    }
    let (zh, en) = match trigger {
        Trigger::Use(_) | Trigger::Examine(_) => ("这个物件从不出现", "the node is never seen"),
        Trigger::Set(_) => ("这个变量的控件从不出现", "the value's control is never on the screen"),
        Trigger::Step(_) => ("这一步永远做不完", "the step is never done"),
        Trigger::Task(_) => ("这个任务永远做不完", "the task is never done"),
        _ => world.blocks().find_map(|block| block.why_never_set_off(trigger))?,
    };
    Some(say!("不会发生的事：{zh}", "what cannot happen: {en}"))
}

/// What keeps something from happening: the names in its condition, with all that they ever are.
fn why(world: &World<'_>, item: &Item) -> Phrase {
    let Some(Culprits { names, alone }) = world.culprits(item) else {
        return match item {
            Item::Node(_) => say!("让它出现的规则从不触发", "the rule that shows it never fires"),
            Item::Step(..) => {
                say!("它的问题从不提出，或没有算对的答案", "its question is never put, or no answer is right")
            }
            _ => Phrase::default(),
        };
    };
    let parts: Vec<Phrase> = names.iter().filter_map(|name| ever(world, item, name)).take(NAMES).collect();
    if parts.is_empty() || (names.len() > 1 && !alone) {
        return say!("里面的条件不能同时成立", "its parts cannot hold at the same time");
    }
    joined(&parts)
}

fn joined(parts: &[Phrase]) -> Phrase {
    let join = |of: fn(&Phrase) -> &str, between: &str| parts.iter().map(of).collect::<Vec<_>>().join(between);
    Phrase { zh: join(|p| &p.zh, "，"), en: join(|p| &p.en, ", ") }
}

/// All that a name ever is, in words, and why if that is known; none where it could be anything.
fn ever(world: &World<'_>, item: &Item, name: &str) -> Option<Phrase> {
    let (could, later) = match item {
        Item::Step(i, k) => (world.name_at(*i, *k, name), world.done_before(*i, *k, name) == Some(false)),
        _ => (world.name(name), false),
    };
    let range = range(name, &could)?;
    if could.may_hold() {
        return Some(range);
    }
    let why = if later {
        Some(say!("这一步做完之前不会做完", "it is not done before this step is"))
    } else {
        never(world, name)
    };
    Some(why.map_or(range.clone(), |why| because(&range, &why)))
}

/// Why a name never holds, if that is known.
fn never(world: &World<'_>, name: &str) -> Option<Phrase> {
    let (kind, rest) = name.split_once('.').unwrap_or((name, ""));
    let (zh, en) = match kind {
        "used" | "examined" => ("它从不出现", "it is never seen"),
        "done" if rest.contains('.') => ("那一步永远做不完", "the step is never done"),
        "done" => ("那个任务永远做不完", "the task is never done"),
        _ => match world.blocks().find_map(|block| block.why_never(world, kind, rest)) {
            Some(why) => why,
            None => return computed(world, name).or_else(|| unset(world, name)),
        },
    };
    Some(say!("{zh}", "{en}"))
}

/// Why a value stays as it is though something would set it.
fn unset(world: &World<'_>, name: &str) -> Option<Phrase> {
    let sets = |a: &Action| matches!(a, Action::Set(assign) if assign.value == name);
    let rules: Vec<usize> =
        (0..world.scene.rules.len()).filter(|i| world.scene.rules[*i].actions.iter().any(sets)).collect();
    let (zh, en) = if rules.iter().any(|i| world.fired.contains(i)) {
        return None;
    } else if !rules.is_empty() {
        ("设它的规则从不触发", "the rules that set it never fire")
    } else if world.stored.contains(name) {
        ("对话里走不到改它的地方，或改了也一样", "no dialogue comes to where it is changed, or changes it")
    } else {
        return None;
    };
    Some(say!("{zh}", "{en}"))
}

fn because(what: &Phrase, why: &Phrase) -> Phrase {
    Phrase { zh: format!("{}（{}）", what.zh, why.zh), en: format!("{} ({})", what.en, why.en) }
}

/// Why a computed value never holds.
fn computed(world: &World<'_>, name: &str) -> Option<Phrase> {
    let is = world.scene.values.iter().find(|v| v.id == name)?.is.as_ref()?;
    let names: BTreeSet<&str> = world.ast(is)?.names().into_iter().map(|(name, _)| name).collect();
    let frees = |name: &&&str| world.could(is, vec![((**name).to_owned(), Could::any())]).may_hold();
    let parts: Vec<Phrase> =
        names.iter().filter(frees).filter_map(|name| range(name, &world.name(name))).take(NAMES).collect();
    if parts.is_empty() && !names.is_empty() {
        return Some(say!("算式里的条件不能同时成立", "the parts of its expression cannot hold at the same time"));
    }
    (!parts.is_empty()).then(|| joined(&parts))
}

/// All that a name ever is, in words; none where it could be anything.
fn range(name: &str, could: &Could) -> Option<Phrase> {
    if could.fails() || could.is_any_word() {
        return None;
    }
    let values: Vec<String> = could.few().iter().take(VALUES).map(written).collect();
    let Some((low, high)) = could.between() else {
        let (zh, en) = (values.join("、"), values.join(", "));
        let (zh_more, en_more) = if could.few().len() > VALUES { ("……", " …") } else { ("", "") };
        let some = say!("`{name}` 只会是 {zh}{zh_more}", "`{name}` is only ever {en}{en_more}");
        return (!values.is_empty()).then_some(some);
    };
    Some(match (low.is_finite(), high.is_finite()) {
        (true, true) => say!("`{name}` 只会在 {low} 到 {high} 之间", "`{name}` is only ever from {low} to {high}"),
        (true, false) => say!("`{name}` 不会小于 {low}", "`{name}` is never below {low}"),
        (false, true) => say!("`{name}` 不会大于 {high}", "`{name}` is never above {high}"),
        (false, false) => return None,
    })
}

/// A value as it is written in an expression.
fn written(value: &Scalar) -> String {
    match value {
        Scalar::Bool(yes) => yes.to_string(),
        Scalar::Number(n) => n.to_string(),
        Scalar::Word(word) => format!("'{word}'"),
    }
}
