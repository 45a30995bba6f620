//! Values as hands set them: kept within their bounds and on their steps, and told once the hand has come to rest.

use crate::{Intent, Play, TICKS_PER_SECOND};
use shujin_lesson::format::{Scalar, Trigger, Value};
use shujin_trace::lesson::Set;
use std::sync::Arc;

impl Play {
    /// Sets a value as its control does: clamped, on its steps; nothing where it has no control that is shown.
    pub fn set_by_hand(&mut self, value: &str, to: &Scalar) {
        let lesson = Arc::clone(&self.lesson);
        let Some(found) = lesson.scene.values.iter().find(|v| v.id == value) else { return };
        let to = match to {
            // A value keeps its kind, whatever a page sends.
            to if self.values.get(value).map(std::mem::discriminant) != Some(std::mem::discriminant(to)) => return,
            Scalar::Number(n) if n.is_finite() => Scalar::Number(stepped(found, *n)),
            Scalar::Word(w) if !found.options.contains(w) => return,
            Scalar::Number(_) => return,
            other => other.clone(),
        };
        // What is not shown has no control to set it with, whatever a page sends.
        let shown = found.control.is_some() && self.holds_if_any(found.show.as_ref());
        if !shown || self.values.get(value) == Some(&to) {
            return;
        }
        // A hand that is still on its way began where it was taken.
        if !self.resting.contains_key(value)
            && let Some(before) = self.values.get(value).cloned()
        {
            self.undone_by(0, vec![Intent::Set { value: value.into(), to: before }]);
        }
        self.set_value(value, to);
        self.resting.insert(value.into(), self.tick + TICKS_PER_SECOND / 2);
        self.trigger(Trigger::Set(value.into()));
    }

    /// Reports the values at which the hand has come to rest.
    pub(crate) fn rest_values(&mut self) {
        let due = self.resting.iter().filter(|(_, at)| **at <= self.tick).map(|(v, _)| v.clone()).collect();
        self.tell_set(due);
    }

    pub(crate) fn tell_set(&mut self, values: Vec<String>) {
        for value in values {
            self.resting.remove(&value);
            let unit =
                (self.lesson.scene.values.iter()).find(|v| v.id == value).map_or(String::new(), |v| v.unit.clone());
            let to = serde_json::to_value(self.values.get(&value)).unwrap_or_default();
            self.tell(Set { value, to, unit });
        }
    }
}

/// The number nearest to this one at which a control can stand: whole steps from its lowest number, and its highest.
pub fn stepped(value: &Value, number: f64) -> f64 {
    let (low, high) = (value.min.unwrap_or(f64::MIN), value.max.unwrap_or(f64::MAX));
    let zero = value.min.unwrap_or(0.0);
    if number >= high {
        return high;
    }
    let on_step = value.step.map_or(number, |step| {
        let steps = ((number - zero) / step).round();
        // Tenths are counted in whole numbers: 0.2 + 0.1 is 0.3, and not a little more.
        let parts = (1.0 / step).round();
        let exact = parts >= 1.0 && (parts * step - 1.0).abs() < 1e-9;
        if exact { (zero * parts + steps) / parts } else { zero + steps * step }
    });
    on_step.max(low).min(high) + 0.0
}
