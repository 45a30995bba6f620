//! Values: starts, ranges, options, controls.

use super::Check;
use crate::format::{Control, Scalar, Value};
use crate::report::{Message, quote, say};
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
        #[cfg(feature = "author")]
        self.unit_label(&way!["value", i, "unit"], &value.unit);
        match (&value.start, &value.is) {
            (Some(_), Some(_)) => self.put(
                "start-or-is",
                &way!["value", i, "is"],
                say!("scene-both-start"),
                say!("place-one-of-them"),
                say!("scene-start-if-set-if"),
            ),
            (None, None) => self.put(
                "start-or-is",
                &way!["value", i],
                say!("scene-neither-start-nor"),
                say!("scene-start-or-is"),
                say!("scene-say-what-start-start"),
            ),
            (Some(start), None) => self.start(i, value, start),
            (None, Some(_)) => {
                if value.control.is_some() {
                    self.put(
                        "start-or-is",
                        &way!["value", i, "control"],
                        say!("scene-control-beside"),
                        say!("scene-start-no-control"),
                        say!("scene-what-computed-cannot-set-hand"),
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
                let (least, most) = (value.min.unwrap_or(f64::NEG_INFINITY), value.max.unwrap_or(f64::INFINITY));
                if least <= most {
                    self.range(&way, *n, least, most);
                }
                if let Some(control @ (Control::Switch | Control::Choice)) = value.control {
                    let expected = match control {
                        Control::Switch => say!("expr-kind-truth"),
                        _ => say!("scene-options"),
                    };
                    self.put(
                        "wrong-type",
                        &way,
                        Message::same(format!("{n}")),
                        expected,
                        say!("scene-change-start-control"),
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
                quote(word),
                say!("scene-number-true-false-options"),
                say!("scene-value-word-lists-options"),
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
                    quote(&found),
                    say!("scene-value-fits-control-options"),
                    say!("scene-switch-has-true-false"),
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
                quote(word),
                say!("scene-options-first"),
                say!("scene-list-options-then-choose"),
            );
            return;
        }
        let help = match self.out.guess.closest(word, options.iter().map(String::as_str)) {
            Some(close) => say!("did-you-mean", close),
            None => say!("scene-choose-these-add-options"),
        };
        self.put("unknown-option", way, quote(word), say!("toml-among", list), help);
    }

    fn span(&mut self, i: usize, value: &Value) {
        if let (Some(min), Some(max)) = (value.min, value.max)
            && min >= max
        {
            self.put(
                "out-of-range",
                &way!["value", i, "min"],
                Message::same(format!("{min}")),
                say!("scene-number-below-max", max),
                say!("scene-swap-min-max"),
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
                        say!("toml-key-missing", key),
                        say!("scene-key-with-value", key),
                        say!("scene-slider-steps-need-min"),
                    );
                }
            }
        }
        if value.control == Some(Control::Choice) {
            self.at_least(&way!["value", i, "options"], value.options.len(), 2);
        }
    }
}
