//! What a bench lets the pupil do and count: buttons for what the model waits for, and columns whose entries differ by chance alone.

use crate::check::Check;
use crate::format::{Action, Lab};
use crate::report::{quote, say};
use crate::source::way;
use std::collections::BTreeMap;

/// How many standard deviations a reading is rounded to before its noise stops making two of one.
const SURE: f64 = 4.0;

/// What counts as another entry of a column, however it is rounded.
const APART: f64 = 1e-3;

impl Check<'_> {
    /// A model that is waiting to be set going, and no button that does it.
    pub(super) fn buttons(&mut self, lab: &Lab) {
        let (scene, catalogue) = (self.scene, self.catalogue);
        let acts = scene.rules.iter().flat_map(|rule| &rule.actions).any(|a| matches!(a, Action::Act(_)));
        let Some(model) =
            catalogue.model(&lab.model).filter(|model| !model.actions.is_empty() && lab.actions.is_empty() && !acts)
        else {
            return;
        };
        let list = model.actions.iter().map(|action| format!("\"{action}\"")).collect::<Vec<_>>().join(", ");
        let name = &lab.model;
        self.put(
            "no-actions",
            &way!["lab", "model"],
            say!("lab-without-actions", name),
            quote(&format!("actions = [{list}]")),
            say!("lab-write-actions"),
        );
    }

    /// `distinct` of a column that reads an instrument: its noise makes several of one setting.
    pub(super) fn noisy(&mut self, lab: &Lab) {
        let noisy = self.noisy_columns(lab);
        for reading in self.readings {
            let Ok(ast) = &reading.parsed else { continue };
            for (name, _) in ast.names() {
                let column = name.strip_prefix("distinct.").and_then(|column| noisy.get(column));
                let Some((instrument, sd, resolution)) = column else { continue };
                let wanted = sd * SURE * 2.0;
                self.put(
                    "noisy-distinct",
                    &reading.site.way,
                    quote(name),
                    say!("lab-column-free-of-noise", instrument, sd, resolution),
                    say!("lab-count-settings", wanted),
                );
            }
        }
    }

    /// A line through points whose x may differ by an instrument's error alone: of one setting it would say anything.
    pub(super) fn line_of_noise(&mut self, lab: &Lab) {
        let Some(plot) = lab.plot.as_ref().filter(|plot| plot.line_from > 0 && plot.line_span <= 0.0) else { return };
        let Some((instrument, sd, _)) = self.noisy_columns(lab).get(plot.x.as_str()).copied() else { return };
        self.put(
            "noisy-line",
            &way!["lab", "plot", "line_from"],
            quote(&plot.x),
            say!("lab-line-span-wanted", instrument, sd),
            say!("lab-write-line-span"),
        );
    }

    /// Columns whose entries differ by chance alone: with the instrument, its error and its resolution.
    fn noisy_columns<'l>(&self, lab: &'l Lab) -> BTreeMap<&'l str, (&'l str, f64, f64)> {
        let mut noisy: BTreeMap<&str, (&str, f64, f64)> = BTreeMap::new();
        for column in lab.table.iter().flat_map(|table| &table.columns) {
            let Some(ast) = self.written(&column.is) else { continue };
            let of = ast.names().into_iter().find_map(|(name, _)| match name.strip_prefix("read.") {
                Some(id) => lab.instruments.iter().find(|i| i.id == id && is_noisy(i.sd, i.resolution)),
                None => None,
            });
            if let Some(instrument) = of {
                noisy.insert(&column.id, (&instrument.id, instrument.sd, instrument.resolution));
            }
        }
        noisy
    }
}

/// Whether the error shows in what is read, and makes a difference that counts.
fn is_noisy(sd: f64, resolution: f64) -> bool {
    sd > 0.0 && resolution < 2.0 * SURE * sd && resolution.max(SURE * sd) >= APART
}
