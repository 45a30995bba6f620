//! The lab block against the model that it names: inputs, actions, instruments, table, plot.

use super::COLUMN;
use crate::check::Check;
use crate::format::{InstrumentKind, Lab};
use crate::report::{Phrase, say};
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
                    say!("`{id}` 没有 `reads`", "`{id}` without `reads`"),
                    say!("`reads = …`", "`reads = …`"),
                    say!(
                        "写上它读什么，如 reads = \"lab.angle\"。",
                        "say what it reads, as in `reads = \"lab.angle\"`."
                    ),
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
        }
    }

    fn model(&mut self, lab: &Lab) {
        let catalogue = self.catalogue;
        if catalogue.models.is_empty() {
            return;
        }
        let Some(model) = catalogue.model(&lab.model) else {
            let names = catalogue.models.iter().map(|m| m.name.as_str());
            self.unknown(&lab.model, names.collect(), &way!["lab", "model"], ("模型", "a model"));
            return;
        };
        for input in lab.inputs.keys().filter(|name| !model.inputs.iter().any(|port| port.name == **name)) {
            let names = model.inputs.iter().map(|port| port.name.as_str()).collect();
            self.unknown(input, names, &way!["lab", "inputs", input], ("模型的输入", "an input of the model"));
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
            self.unknown(action, names, way, ("模型的动作", "an action of the model"));
        }
    }

    fn unknown(&mut self, name: &str, known: Vec<&str>, way: &[Seg], (zh, en): (&str, &str)) {
        let list = known.join(", ");
        let help = match self.out.guess.closest(name, known.iter().copied()) {
            Some(close) => say!("是不是想写 `{close}`？", "did you mean `{close}`?"),
            None => say!("从上面选一个。", "choose one of these."),
        };
        self.put("unknown-id", way, Phrase::quote(name), say!("{zh}：{list}", "{en}: {list}"), help);
    }
}
