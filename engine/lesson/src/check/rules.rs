//! Rules: what sets them off, what they do, and whether it can happen at all.

use super::{Check, IdKind, Life};
use crate::format::{Action, Rule, Trigger};
use crate::report::{Phrase, say};
use crate::source::{Seg, way};

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
                    self.never(
                        &at("set"),
                        "这个变量没有 control，学生设不了",
                        "the value has no `control`, so no pupil sets it",
                    );
                }
            }
            Trigger::Step(step) => self.step_name(step, &at("step")),
            // With the other expressions, or by the block that brings it.
            Trigger::Becomes(_) | Trigger::Row(_) | Trigger::Answer(_) | Trigger::Talk(_) => {}
        }
    }

    /// `task.step`.
    fn step_name(&mut self, step: &str, way: &[Seg]) {
        let name = format!("done.{step}");
        if self.names.life(&name).is_none() || !step.contains('.') {
            let close = self.close_name(&name);
            let help = match close.as_deref().and_then(|c| c.strip_prefix("done.")).filter(|c| c.contains('.')) {
                Some(close) => say!("是不是想写 `{close}`？", "did you mean `{close}`?"),
                None => say!("写成 任务.步骤。", "write task.step."),
            };
            self.put(
                "unknown-id",
                way,
                Phrase::quote(step),
                say!("任务的一步：任务.步骤", "a step of a task: task.step"),
                help,
            );
        }
    }

    /// An event about a thing: the thing must exist, and the event must be possible.
    pub(crate) fn event(&mut self, kind: IdKind, id: &str, what: &str, way: &[Seg]) {
        self.refer(kind, id, way);
        if let Some(Life::Never(zh, en)) = self.names.life(&format!("{what}.{id}")) {
            self.never(way, zh, en);
        }
    }

    /// What sets off a rule cannot happen: why, in Chinese and English.
    pub(crate) fn never(&mut self, way: &[Seg], zh: &str, en: &str) {
        self.put(
            "rule-never-fires",
            way,
            say!("不会发生的事：{zh}", "what cannot happen: {en}"),
            say!("会发生的事", "something that can happen"),
            say!("补上缺的那一项，或删掉这条规则。", "add what is missing, or delete the rule."),
        );
    }

    /// A key at which only `true` makes sense.
    pub(crate) fn yes(&mut self, yes: bool, way: &[Seg]) {
        if !yes {
            self.put(
                "wrong-type",
                way,
                Phrase::quote("false"),
                Phrase::quote("true"),
                say!(
                    "这里只能写 true；不要这一条就整条删去。",
                    "only `true` makes sense here; delete the whole if you don't want it."
                ),
            );
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
                        say!("用 is 算出来的 `{id}`", "`{id}`, which `is` computes"),
                        say!("有 start 的变量", "a value with a `start`"),
                        say!("算出来的值不能设；改用 start。", "what is computed cannot be set; give it a `start`."),
                    );
                }
            }
            Action::Show(node) => self.refer(IdKind::NODE, node, &at("show")),
            Action::Hide(node) => self.refer(IdKind::NODE, node, &at("hide")),
            Action::Go(viewpoint) => self.refer(IdKind::VIEWPOINT, viewpoint, &at("go")),
            Action::Finish(yes) => self.yes(*yes, &at("finish")),
            Action::Say(_) | Action::Log(_) => {} // their texts are checked with the texts
            // By the block that brings it.
            Action::Talk(_) | Action::Ask(_) | Action::Act(_) | Action::Record(_) => {}
        }
    }

    /// A file that must be there and have this ending.
    pub(crate) fn file(&mut self, path: &str, endings: &[&str], way: &[Seg]) -> bool {
        let fits = |path: &str| {
            path.rsplit_once('.').is_some_and(|(_, own)| endings.iter().any(|ending| own.eq_ignore_ascii_case(ending)))
        };
        let there = self.files.get(path).is_some();
        if path.contains(['\u{8}', '\u{c}']) {
            // That is said where the text is looked at.
        } else if path.contains(['\\', '\t', '\r', '\n']) && !there {
            let wanted = slashed(path);
            self.put(
                "missing-file",
                way,
                Phrase::quote(path),
                say!("用 / 分隔的路径", "a path with / between folders"),
                say!("写 `{wanted}`。", "write `{wanted}`."),
            );
        } else if !fits(path) {
            let whole = self.files.paths().find(|there| fits(there) && there.strip_prefix(path).is_some());
            let help = |zh: &str, en: &str| match whole {
                _ if path.trim() != path && fits(path.trim()) => say!("删去多出来的空格。", "delete the blank."),
                Some(there) => say!("连扩展名一起写：`{there}`。", "write its ending too: `{there}`."),
                None => say!("换成 .{zh} 文件。", "use a .{en} file."),
            };
            let (zh, en) = (endings.join("、."), endings.join(", ."));
            self.put("wrong-file", way, Phrase::quote(path), say!(".{zh} 文件", "a .{en} file"), help(&zh, &en));
        } else if !there {
            let beside: Vec<&str> = self.files.paths().filter(|path| fits(path)).collect();
            let close = self.out.guess.closest(path, beside.iter().copied());
            let help = match (self.files.near(path), close) {
                (Some(near), _) => near,
                (None, Some(close)) => {
                    say!("是不是想写 `{close}`？大小写也要一致。", "did you mean `{close}`? Capitals count.")
                }
                (None, None) if beside.is_empty() => say!(
                    "把文件放进场景文件夹，路径用 / 分隔。",
                    "put the file into the scene's folder; write its path with /."
                ),
                (None, None) => {
                    let list = beside.iter().take(6).map(|path| format!("`{path}`")).collect::<Vec<_>>().join(" ");
                    say!("场景里有：{list}。", "the scene has: {list}.")
                }
            };
            self.put("missing-file", way, Phrase::quote(path), say!("场景里的文件", "a file of the scene"), help);
        }
        there && fits(path)
    }
}

/// A path with a slash for each backslash, also for those that became one sign with the letter behind them.
pub(super) fn slashed(path: &str) -> String {
    let signs = [('\\', "/"), ('\t', "/t"), ('\r', "/r"), ('\n', "/n"), ('\u{8}', "/b"), ('\u{c}', "/f")];
    signs.into_iter().fold(path.to_owned(), |path, (sign, wanted)| path.replace(sign, wanted))
}
