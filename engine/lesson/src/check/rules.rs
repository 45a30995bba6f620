//! Rules: what sets them off, what they do, and whether it can happen at all.

use super::{Check, IdKind, Life};
use crate::format::{Action, Rule, Trigger};
use crate::report::{Message, quote, say};
use crate::source::{Seg, way};
use shujin_messages::Joint;

impl Check<'_> {
    pub(crate) fn rules(&mut self) {
        let scene = self.scene;
        for (i, rule) in scene.rules.iter().enumerate() {
            self.trigger(i, rule);
            scene.blocks().for_each(|block| block.check_trigger(self, &rule.when, &way!["rule", i, "when"]));
            self.at_least(&way!["rule", i, "do"], rule.actions.len(), 1);
            for (k, action) in rule.actions.iter().enumerate() {
                self.action(i, k, action);
                scene.blocks().for_each(|block| block.check_action(self, action, &way!["rule", i, "do", k]));
            }
        }
    }

    fn trigger(&mut self, i: usize, rule: &Rule) {
        let at = |key: &str| way!["rule", i, "when", key];
        match &rule.when {
            Trigger::Start(yes) => self.yes(*yes, &at("start")),
            Trigger::Use(node) => self.event(IdKind::NODE, node, "used", &at("use")),
            Trigger::Examine(node) => self.event(IdKind::NODE, node, "examined", &at("examine")),
            Trigger::Visit(viewpoint) => self.refer(IdKind::VIEWPOINT, viewpoint, &at("visit")),
            Trigger::Task(task) => self.refer(IdKind::TASK, task, &at("task")),
            Trigger::Set(value) => {
                self.refer(IdKind::VALUE, value, &at("set"));
                let by_hand = |v: &crate::format::Value| v.id == *value && v.control.is_some();
                if self.ids.has(IdKind::VALUE, value) && !self.scene.values.iter().any(by_hand) {
                    self.never(&at("set"), &say!("scene-value-has-no-control"));
                }
            }
            Trigger::Step(step) => self.step_name(step, &at("step")),
            // With the other expressions, or by the block that brings it.
            _ => {}
        }
    }

    /// `task.step`.
    fn step_name(&mut self, step: &str, way: &[Seg]) {
        let name = format!("done.{step}");
        if self.names.life(&name).is_none() || !step.contains('.') {
            let close = self.close_name(&name);
            let help = match close.as_deref().and_then(|c| c.strip_prefix("done.")).filter(|c| c.contains('.')) {
                Some(close) => say!("did-you-mean", close),
                None => say!("scene-write-task-step"),
            };
            self.put("unknown-id", way, quote(step), say!("scene-step-task-task-step"), help);
        }
    }

    /// An event about a thing: the thing must exist, and the event must be possible.
    pub(crate) fn event(&mut self, kind: IdKind, id: &str, what: &str, way: &[Seg]) {
        self.refer(kind, id, way);
        if let Some(Life::Never(why)) = self.names.life(&format!("{what}.{id}")) {
            self.never(way, &why);
        }
    }

    /// What sets off a rule cannot happen: why.
    pub(crate) fn never(&mut self, way: &[Seg], why: &Message) {
        self.put(
            "rule-never-fires",
            way,
            say!("never-can-happen", why),
            say!("expr-something-can-happen"),
            say!("scene-add-what-missing-delete"),
        );
    }

    /// A key at which only `true` makes sense.
    pub(crate) fn yes(&mut self, yes: bool, way: &[Seg]) {
        if !yes {
            self.put("wrong-type", way, quote("false"), quote("true"), say!("scene-only-true-makes-sense"));
        }
    }

    fn action(&mut self, i: usize, k: usize, action: &Action) {
        let at = |key: &str| way!["rule", i, "do", k, key];
        match action {
            Action::Set(assign) => {
                let way = way!["rule", i, "do", k, "set", "value"];
                self.refer(IdKind::VALUE, &assign.value, &way);
                if self.scene.values.iter().any(|v| v.id == assign.value && v.is.is_some()) {
                    let id = &assign.value;
                    self.put(
                        "start-or-is",
                        &way,
                        say!("scene-value-is-computed", id),
                        say!("scene-value-start"),
                        say!("scene-what-computed-cannot-set"),
                    );
                }
            }
            Action::Show(node) => self.refer(IdKind::NODE, node, &at("show")),
            Action::Hide(node) => self.refer(IdKind::NODE, node, &at("hide")),
            Action::Go(viewpoint) => self.refer(IdKind::VIEWPOINT, viewpoint, &at("go")),
            Action::Finish(yes) => self.yes(*yes, &at("finish")),
            // What is said and logged with the texts; the rest by the block that brings it.
            _ => {}
        }
    }

    /// A file that must be there and have this ending.
    pub(crate) fn file(&mut self, path: &str, endings: &[&str], way: &[Seg]) -> bool {
        let fits = |path: &str| {
            path.rsplit_once('.').is_some_and(|(_, own)| endings.iter().any(|ending| own.eq_ignore_ascii_case(ending)))
        };
        let there = self.files.get(path).is_some();
        if !there {
            self.out.missed.extend([path.to_owned(), slashed(path)]);
        }
        if path.contains(['\u{8}', '\u{c}']) {
            // That is said where the text is looked at.
        } else if path.contains(['\\', '\t', '\r', '\n']) && !there {
            let wanted = slashed(path);
            self.put(
                "missing-file",
                way,
                quote(path),
                say!("scene-path-between-folders"),
                say!("scene-write-path", wanted),
            );
        } else if !fits(path) {
            let whole = self.files.paths().find(|there| fits(there) && there.strip_prefix(path).is_some());
            let of_kind =
                || Message::list(endings.iter().map(|ending| Message::same(format!(".{ending}"))), Joint::Comma);
            let help = match whole {
                _ if path.trim() != path && fits(path.trim()) => say!("scene-delete-blank"),
                Some(there) => say!("scene-write-ending-too", there),
                None => say!("scene-use-file-of-kind", endings = of_kind()),
            };
            self.put("wrong-file", way, quote(path), say!("scene-file-of-kind", endings = of_kind()), help);
        } else if !there {
            let beside: Vec<&str> = self.files.paths().filter(|path| fits(path)).collect();
            let close = self.out.guess.closest(path, beside.iter().copied());
            let help = match (self.files.near(path), close) {
                (Some(near), _) => near,
                (None, Some(close)) => {
                    say!("scene-did-you-mean-capitals", close)
                }
                (None, None) if beside.is_empty() => say!("scene-put-file-into-s"),
                (None, None) => {
                    let list = beside.iter().take(6).map(|path| format!("`{path}`")).collect::<Vec<_>>().join(" ");
                    say!("scene-has", list)
                }
            };
            self.put("missing-file", way, quote(path), say!("fact-file-scene"), help);
        }
        there && fits(path)
    }
}

/// A path with a slash for each backslash, also for those that became one sign with the letter behind them.
pub(super) fn slashed(path: &str) -> String {
    let signs = [('\\', "/"), ('\t', "/t"), ('\r', "/r"), ('\n', "/n"), ('\u{8}', "/b"), ('\u{c}', "/f")];
    signs.into_iter().fold(path.to_owned(), |path, (sign, wanted)| path.replace(sign, wanted))
}
