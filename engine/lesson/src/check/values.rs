//! Values and questions: starts, ranges, options, right answers.

use super::Check;
use super::names::asked;
use super::places::rings;
use crate::expr::parse;
use crate::format::{Control, Question, Scalar, Value};
use crate::report::{Phrase, say};
use crate::source::way;
use std::collections::BTreeMap;

impl Check<'_> {
    pub(crate) fn values(&mut self) {
        let scene = self.scene;
        for (i, value) in scene.values.iter().enumerate() {
            self.value(i, value);
        }
        self.value_rings();
    }

    fn value(&mut self, i: usize, value: &Value) {
        self.range(
            &way!["value", i, "decimals"],
            f64::from(value.decimals),
            0.0,
            6.0,
        );
        match (&value.start, &value.is) {
            (Some(_), Some(_)) => self.put(
                "start-or-is",
                &way!["value", i, "is"],
                say!("start 和 is 都写了", "both `start` and `is`"),
                say!("只写一个", "one of them"),
                say!(
                    "会变的用 start，算出来的用 is。",
                    "`start` if it is set, `is` if it is computed."
                ),
            ),
            (None, None) => self.put(
                "start-or-is",
                &way!["value", i],
                say!("start 和 is 都没有", "neither `start` nor `is`"),
                say!("其中一个", "one of them"),
                say!(
                    "写上开始时的值，如 start = 0。",
                    "say what it is at the start, as in `start = 0`."
                ),
            ),
            (Some(start), None) => self.start(i, value, start),
            (None, Some(_)) => {
                if value.control.is_some() {
                    self.put(
                        "start-or-is",
                        &way!["value", i, "control"],
                        say!("is 旁边的 control", "`control` beside `is`"),
                        say!("start，或不要 control", "`start`, or no `control`"),
                        say!(
                            "算出来的值不能用手设。",
                            "what is computed cannot be set by hand."
                        ),
                    );
                }
            }
        }
        self.span(i, value);
    }

    fn start(&mut self, i: usize, value: &Value, start: &Scalar) {
        let way = way!["value", i, "start"];
        match (start, value.control) {
            (Scalar::Number(n), _) if value.options.is_empty() => {
                let (least, most) = (value.min.unwrap_or(f64::MIN), value.max.unwrap_or(f64::MAX));
                if least <= most && (value.min.is_some() || value.max.is_some()) {
                    self.range(&way, *n, least, most);
                }
                if let Some(control @ (Control::Switch | Control::Choice)) = value.control {
                    let (zh, en) = match control {
                        Control::Switch => ("true 或 false", "true or false"),
                        _ => ("选项之一", "one of the options"),
                    };
                    self.put(
                        "wrong-type",
                        &way,
                        Phrase::same(format!("{n}")),
                        say!("{zh}", "{en}"),
                        say!("改 start 或 control。", "change `start` or `control`."),
                    );
                }
            }
            (Scalar::Bool(_), None | Some(Control::Switch)) if value.options.is_empty() => {}
            (Scalar::Word(word), None | Some(Control::Choice | Control::Steps))
                if !value.options.is_empty() =>
            {
                self.option(&way, word, &value.options);
            }
            (Scalar::Word(word), _) if value.options.is_empty() => self.put(
                "wrong-type",
                &way,
                Phrase::quote(word),
                say!(
                    "数、true/false，或写上 options",
                    "a number or true/false, or `options`"
                ),
                say!(
                    "用词的变量要列出 options = [\"…\"]。",
                    "a value that is a word lists its `options`."
                ),
            ),
            (start, _) => {
                let found = match start {
                    Scalar::Bool(yes) => yes.to_string(),
                    Scalar::Number(n) => n.to_string(),
                    Scalar::Word(word) => word.clone(),
                };
                self.put(
                    "wrong-type",
                    &way,
                    Phrase::quote(&found),
                    say!(
                        "与 control、options 相配的值",
                        "a value that fits `control` and `options`"
                    ),
                    say!(
                        "开关配 true/false，选择配选项里的词，滑条配数。",
                        "a switch has true/false, a choice one of its options, a slider a number."
                    ),
                );
            }
        }
    }

    /// A word that must be among options.
    fn option(&mut self, way: &[crate::source::Seg], word: &str, options: &[String]) {
        if options.iter().any(|o| o == word) {
            return;
        }
        let list = options.join(", ");
        let help = match self
            .out
            .guess
            .closest(word, options.iter().map(String::as_str))
        {
            Some(close) => say!("是不是想写 `{close}`？", "did you mean `{close}`?"),
            None => say!(
                "从上面选一个，或加进 options。",
                "choose one of these, or add it to `options`."
            ),
        };
        self.put(
            "unknown-option",
            way,
            Phrase::quote(word),
            say!("{list} 之一", "one of {list}"),
            help,
        );
    }

    fn span(&mut self, i: usize, value: &Value) {
        if let (Some(min), Some(max)) = (value.min, value.max)
            && min >= max
        {
            self.put(
                "out-of-range",
                &way!["value", i, "min"],
                Phrase::same(format!("{min}")),
                say!("小于 max（{max}）的数", "a number below `max` ({max})"),
                say!("对调 min 和 max。", "swap `min` and `max`."),
            );
        }
        if let Some(step) = value.step {
            self.positive(&way!["value", i, "step"], step);
        }
        let numeric = value.options.is_empty();
        let slides = value.control == Some(Control::Slider)
            || (value.control == Some(Control::Steps) && numeric);
        if slides {
            for (key, there) in [
                ("min", value.min.is_some()),
                ("max", value.max.is_some()),
                ("step", value.step.is_some()),
            ] {
                if !there {
                    self.put(
                        "missing-key",
                        &way!["value", i, "control"],
                        say!("没有 `{key}`", "no `{key}`"),
                        say!("`{key} = …`", "`{key} = …`"),
                        say!(
                            "滑条和加减键要有 min、max 和 step。",
                            "a slider or steps need `min`, `max` and `step`."
                        ),
                    );
                }
            }
        }
        if value.control == Some(Control::Choice) {
            self.at_least(&way!["value", i, "options"], value.options.len(), 2);
        }
    }

    /// A computed value that depends on itself.
    fn value_rings(&mut self) {
        let scene = self.scene;
        let index: BTreeMap<&str, usize> = scene
            .values
            .iter()
            .enumerate()
            .map(|(i, v)| (v.id.as_str(), i))
            .collect();
        let uses: Vec<Vec<usize>> = scene
            .values
            .iter()
            .map(|v| {
                let expr = v.is.as_ref().and_then(|text| parse(text).ok());
                let names = expr
                    .iter()
                    .flat_map(|e| e.names().into_iter().map(|(n, _)| n.to_owned()))
                    .collect::<Vec<_>>();
                names
                    .iter()
                    .filter_map(|n| index.get(n.as_str()).copied())
                    .collect()
            })
            .collect();
        // Take away what depends on nothing that is left, until only rings and what hangs on them remain.
        let mut users: Vec<Vec<usize>> = vec![Vec::new(); uses.len()];
        for (user, used) in uses
            .iter()
            .enumerate()
            .flat_map(|(i, list)| list.iter().map(move |u| (i, *u)))
        {
            users[used].push(user);
        }
        let mut open: Vec<usize> = uses.iter().map(Vec::len).collect();
        let mut free: Vec<usize> = (0..uses.len()).filter(|i| open[*i] == 0).collect();
        while let Some(i) = free.pop() {
            for user in &users[i] {
                open[*user] -= 1;
                if open[*user] == 0 {
                    free.push(*user);
                }
            }
        }
        let next = |i: usize| {
            uses[i]
                .iter()
                .copied()
                .find(|u| open[*u] > 0)
                .filter(|_| open[i] > 0)
        };
        for i in rings(uses.len(), &next) {
            let id = &scene.values[i].id;
            self.put(
                "value-ring",
                &way!["value", i, "is"],
                say!("`{id}` 绕一圈又用到自己", "`{id}`, computed from itself"),
                say!("不成环的 is", "computed values without a ring"),
                say!(
                    "让其中一个改用 start。",
                    "give one of them a `start` instead."
                ),
            );
        }
    }

    pub(crate) fn questions(&mut self) {
        let scene = self.scene;
        let asked = asked(scene);
        for (i, question) in scene.questions.iter().enumerate() {
            self.question(i, question);
            if !asked.contains(question.id.as_str()) {
                let id = &question.id;
                self.put(
                    "never-asked",
                    &way!["question", i, "id"],
                    say!("没有谁提出的问题 `{id}`", "`{id}`, which nothing puts"),
                    say!(
                        "某一步 ask，或规则 {{ ask = … }}",
                        "a step's `ask`, or a rule with {{ ask = … }}"
                    ),
                    say!(
                        "在任务的一步里写 ask = \"{id}\"。",
                        "write `ask = \"{id}\"` in a step of a task."
                    ),
                );
            }
        }
    }

    fn question(&mut self, i: usize, question: &Question) {
        self.at_least(&way!["question", i, "options"], question.options.len(), 2);
        for (k, right) in question.right.iter().enumerate() {
            self.option(&way!["question", i, "right", k], right, &question.options);
        }
        if question.right.is_empty() && !question.predict {
            self.put(
                "wrong-length",
                &way!["question", i, "right"],
                say!("没有正确答案", "no right answer"),
                say!(
                    "至少一个，或 predict = true",
                    "at least one, or `predict = true`"
                ),
                say!("写上正确的选项。", "name the right options."),
            );
        }
        if question.reveal.is_some() && !question.predict {
            self.put(
                "needs-predict",
                &way!["question", i, "reveal"],
                say!("没有 predict 的 reveal", "`reveal` without `predict`"),
                say!("predict = true", "`predict = true`"),
                say!(
                    "只有预测题才等到后来揭晓：加上 predict，或删掉 reveal。",
                    "only a prediction waits: add `predict`, or delete `reveal`."
                ),
            );
        }
    }
}
