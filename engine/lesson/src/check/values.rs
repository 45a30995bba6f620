//! Values: starts, ranges, options, controls.

use super::Check;
use crate::format::{Control, Scalar, Value};
use crate::report::{Phrase, say};
use crate::source::way;

impl Check<'_> {
    pub(crate) fn values(&mut self) {
        let scene = self.scene;
        for (i, value) in scene.values.iter().enumerate() {
            self.value(i, value);
        }
        self.value_rings();
    }

    fn value(&mut self, i: usize, value: &Value) {
        self.range(&way!["value", i, "decimals"], f64::from(value.decimals), 0.0, 6.0);
        match (&value.start, &value.is) {
            (Some(_), Some(_)) => self.put(
                "start-or-is",
                &way!["value", i, "is"],
                say!("start 和 is 都写了", "both `start` and `is`"),
                say!("只写一个", "one of them"),
                say!("会变的用 start，算出来的用 is。", "`start` if it is set, `is` if it is computed."),
            ),
            (None, None) => self.put(
                "start-or-is",
                &way!["value", i],
                say!("start 和 is 都没有", "neither `start` nor `is`"),
                say!("其中一个", "one of them"),
                say!("写上开始时的值，如 start = 0。", "say what it is at the start, as in `start = 0`."),
            ),
            (Some(start), None) => self.start(i, value, start),
            (None, Some(_)) => {
                if value.control.is_some() {
                    self.put(
                        "start-or-is",
                        &way!["value", i, "control"],
                        say!("is 旁边的 control", "`control` beside `is`"),
                        say!("start，或不要 control", "`start`, or no `control`"),
                        say!("算出来的值不能用手设。", "what is computed cannot be set by hand."),
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
            (Scalar::Word(word), None | Some(Control::Choice | Control::Steps)) if !value.options.is_empty() => {
                self.option(&way, word, &value.options);
            }
            (Scalar::Word(word), _) if value.options.is_empty() => self.put(
                "wrong-type",
                &way,
                Phrase::quote(word),
                say!("数、true/false，或写上 options", "a number or true/false, or `options`"),
                say!("用词的变量要列出 options = [\"…\"]。", "a value that is a word lists its `options`."),
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
                    say!("与 control、options 相配的值", "a value that fits `control` and `options`"),
                    say!(
                        "开关配 true/false，选择配选项里的词，滑条配数。",
                        "a switch has true/false, a choice one of its options, a slider a number."
                    ),
                );
            }
        }
    }

    /// A word that must be among options.
    pub(crate) fn option(&mut self, way: &[crate::source::Seg], word: &str, options: &[String]) {
        if options.iter().any(|o| o == word) {
            return;
        }
        let list = options.join(", ");
        if options.is_empty() {
            self.put(
                "unknown-option",
                way,
                Phrase::quote(word),
                say!("先列出 options", "`options` first"),
                say!(
                    "写上 options = [\"…\", \"…\"]，再从里面选。",
                    "list `options = [\"…\", \"…\"]`, then choose of these."
                ),
            );
            return;
        }
        let help = match self.out.guess.closest(word, options.iter().map(String::as_str)) {
            Some(close) => say!("是不是想写 `{close}`？", "did you mean `{close}`?"),
            None => say!("从上面选一个，或加进 options。", "choose one of these, or add it to `options`."),
        };
        self.put("unknown-option", way, Phrase::quote(word), say!("{list} 之一", "one of {list}"), help);
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
        let slides = value.control == Some(Control::Slider) || (value.control == Some(Control::Steps) && numeric);
        if slides {
            for (key, there) in
                [("min", value.min.is_some()), ("max", value.max.is_some()), ("step", value.step.is_some())]
            {
                if !there {
                    self.put(
                        "missing-key",
                        &way!["value", i, "control"],
                        say!("没有 `{key}`", "no `{key}`"),
                        say!("`{key} = …`", "`{key} = …`"),
                        say!("滑条和加减键要有 min、max 和 step。", "a slider or steps need `min`, `max` and `step`."),
                    );
                }
            }
        }
        if value.control == Some(Control::Choice) {
            self.at_least(&way!["value", i, "options"], value.options.len(), 2);
        }
    }
}
