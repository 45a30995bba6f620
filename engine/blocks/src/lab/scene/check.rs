//! The lab block against the model that it names: inputs, actions, instruments, table, plot.

use super::COLUMN;
use crate::check::Check;
use crate::format::{InstrumentKind, Lab};
use crate::report::{Message, quote, say};
use crate::source::{Seg, way};

impl Check<'_> {
    pub(super) fn lab(&mut self, lab: &Lab) {
        self.model(lab);
        for (i, instrument) in lab.instruments.iter().enumerate() {
            self.positive(&way!["lab", "instrument", i, "resolution"], instrument.resolution);
            self.range(&way!["lab", "instrument", i, "sd"], instrument.sd, 0.0, f64::INFINITY);
            if instrument.reads.is_none() && instrument.kind != InstrumentKind::Stopwatch {
                let id = &instrument.id;
                self.put(
                    "missing-key",
                    &way!["lab", "instrument", i],
                    say!("lab-instrument-without-reads", id),
                    say!("lab-key-reads"),
                    say!("lab-say-what-it-reads"),
                );
            }
        }
        if let Some(table) = &lab.table {
            self.at_least(&way!["lab", "table"], table.columns.len(), 1);
            for (i, column) in table.columns.iter().enumerate() {
                self.range(&way!["lab", "table", "column", i, "decimals"], f64::from(column.decimals), 0.0, 6.0);
            }
        }
        if let Some(plot) = &lab.plot {
            self.refer(COLUMN, &plot.x, &way!["lab", "plot", "x"]);
            self.refer(COLUMN, &plot.y, &way!["lab", "plot", "y"]);
            self.range(&way!["lab", "plot", "line_span"], plot.line_span, 0.0, f64::INFINITY);
        }
    }

    fn model(&mut self, lab: &Lab) {
        let catalogue = self.catalogue;
        if catalogue.models.is_empty() {
            return;
        }
        let Some(model) = catalogue.model(&lab.model) else {
            let names = catalogue.models.iter().map(|m| m.name.as_str());
            self.unknown(&lab.model, names.collect(), &way!["lab", "model"], say!("lab-model"));
            return;
        };
        for input in lab.inputs.keys().filter(|name| !model.inputs.iter().any(|port| port.name == **name)) {
            let names = model.inputs.iter().map(|port| port.name.as_str()).collect();
            self.unknown(input, names, &way!["lab", "inputs", input], say!("lab-input"));
        }
        for (i, action) in lab.actions.iter().enumerate() {
            self.model_action(lab, action, &way!["lab", "actions", i]);
        }
    }

    /// An action that the lab's model must understand.
    pub(super) fn model_action(&mut self, lab: &Lab, action: &str, way: &[Seg]) {
        let catalogue = self.catalogue;
        if let Some(model) = catalogue.model(&lab.model).filter(|m| !m.actions.iter().any(|a| a == action)) {
            let names = model.actions.iter().map(String::as_str).collect();
            self.unknown(action, names, way, say!("lab-action"));
        }
    }

    fn unknown(&mut self, name: &str, known: Vec<&str>, way: &[Seg], kind: Message) {
        let list = known.join(", ");
        let help = match self.out.guess.closest(name, known.iter().copied()) {
            Some(close) => say!("did-you-mean", close),
            None => say!("toml-choose-these"),
        };
        self.put("unknown-id", way, quote(name), say!("lab-one-of", kind, list), help);
    }
}
