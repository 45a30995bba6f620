//! Names of a lab in expressions, by what they name.

use shujin_lab::fit;
use shujin_lesson::format::Lab;

/// A name of the bench, with what it names found.
#[derive(Clone, Debug)]
pub(super) enum BenchName {
    Output(usize),
    Input(usize),
    Read(usize),
    Counted(usize),
    Rows,
    Distinct(usize),
    Min(usize),
    Max(usize),
    Last(usize),
    Fit(fn(&fit::Line) -> f64),
}

impl BenchName {
    /// The name `kind.rest`; nothing where the bench has none such.
    pub(super) fn read(lab: &Lab, kind: &str, rest: &str) -> Option<BenchName> {
        let instrument = || lab.instruments.iter().position(|instrument| instrument.id == rest);
        let columns = || lab.table.iter().flat_map(|table| &table.columns);
        let column = || columns().position(|column| column.id == rest);
        Some(match kind {
            "lab" => {
                let spec = shujin_lab::specs().find(|spec| spec.name == lab.model)?;
                match spec.output(rest) {
                    Some(port) => BenchName::Output(port),
                    None => BenchName::Input(spec.input(rest)?),
                }
            }
            "read" => BenchName::Read(instrument()?),
            "counted" => BenchName::Counted(instrument()?),
            "rows" => BenchName::Rows,
            "distinct" => BenchName::Distinct(column()?),
            "min" => BenchName::Min(column()?),
            "max" => BenchName::Max(column()?),
            "last" => BenchName::Last(column()?),
            "fit" => BenchName::Fit(match rest {
                "slope" => |line| line.slope,
                "intercept" => |line| line.intercept,
                "slope_sd" => |line| line.slope_uncertainty.unwrap_or(0.0),
                "r2" => |line| line.r2.unwrap_or(0.0),
                "n" => |line| line.n as f64,
                _ => return None,
            }),
            _ => return None,
        })
    }
}
