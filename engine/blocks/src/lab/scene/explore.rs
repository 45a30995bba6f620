//! A lab while a lesson is explored: which instruments could be at hand, whether rows could be written, and what could stand in them.

use super::{columns, table};
use crate::check::Check;
use crate::check::explore::{Could, Explored, Item, Part, Said, World, held, never_holds, some};
use crate::format::{Action, Column, ExprRef, Instrument, InstrumentKind, Lab, Scalar, Trigger};
use crate::report::{Message, say};
use crate::source::way;
use std::collections::BTreeSet;

/// Instruments that could be at hand are noted under this word; as a part, one is on the bench: its number.
const INSTRUMENT: &str = "instrument";

/// That a row could be written is noted under this word, without an id; as a part, one can be written.
const ROW: &str = "row";

/// What could stand in columns is kept under this word.
const CELL: &str = "cell";

fn is_recorded(world: &World<'_>) -> bool {
    world.is_noted(ROW, "")
}

/// Whether an instrument could be on the bench.
fn may_use(world: &World<'_>, number: usize, instrument: &Instrument) -> bool {
    world.is_granted(Part { what: INSTRUMENT, number }) || world.may_if_any(instrument.show.as_ref())
}

fn instruments(lab: &Option<Lab>) -> impl Iterator<Item = (usize, &Instrument)> {
    lab.iter().flat_map(|lab| &lab.instruments).enumerate()
}

impl Explored for Option<Lab> {
    fn could_be(&self, world: &World<'_>, before: &str, after: &str) -> Option<Could> {
        let lab = self.as_ref()?;
        let is_recorded = is_recorded(world);
        Some(match before {
            "lab" => Could::any_number(),
            "read" => match lab.instruments.iter().find(|instrument| instrument.id == after) {
                Some(watch) if watch.kind == InstrumentKind::Stopwatch => {
                    Could::count(world.is_noted(INSTRUMENT, after))
                }
                _ => Could::any_number(),
            },
            "counted" => Could::count(world.is_noted(INSTRUMENT, after)),
            "rows" => Could::count(is_recorded),
            "distinct" => distinct(&world.entry(CELL, after), is_recorded),
            "min" | "max" | "last" => {
                // 0 before there is a row.
                let mut cells = world.entry(CELL, after);
                cells.add(Scalar::Number(0.0));
                cells
            }
            "fit" if after == "n" => Could::count(is_recorded),
            "fit" if is_recorded => Could::any_number(),
            "fit" => Could::number(0.0),
            _ => return None,
        })
    }

    fn comes_of(&self, before: &str, _: &str) -> Option<Vec<ExprRef<'_>>> {
        let lab = self.as_ref().filter(|_| before == "lab")?;
        Some(lab.inputs.values().map(ExprRef::from).collect())
    }

    fn come_about<'a>(&'a self, world: &mut World<'a>) {
        for (number, instrument) in instruments(self) {
            if !world.is_noted(INSTRUMENT, &instrument.id) && may_use(world, number, instrument) {
                world.note(INSTRUMENT, &instrument.id);
            }
        }
        if let Some(table) = table(self).filter(|_| !is_recorded(world))
            && (world.is_granted(Part { what: ROW, number: 0 }) || world.may_if_any(table.ready.as_ref()))
        {
            world.note(ROW, "");
        }
        if is_recorded(world) {
            write_rows(columns(self), world);
        }
    }

    fn could_set_off(&self, world: &World<'_>, trigger: &Trigger) -> Option<bool> {
        matches!(trigger, Trigger::Row(_)).then(|| is_recorded(world))
    }

    fn stuck(&self, world: &World<'_>, add: &mut dyn FnMut(Part)) {
        if table(self).is_some() && !is_recorded(world) {
            add(Part { what: ROW, number: 0 });
        }
        for (number, _) in instruments(self).filter(|(number, instrument)| !may_use(world, *number, instrument)) {
            add(Part { what: INSTRUMENT, number });
        }
    }

    fn conditions(&self, part: Part) -> Option<Vec<ExprRef<'_>>> {
        match part.what {
            ROW => Some(table(self).map(|table| some(&table.ready)).unwrap_or_default()),
            INSTRUMENT => {
                let all = self.iter().flat_map(|lab| lab.instruments.get(part.number));
                Some(all.flat_map(|instrument| some(&instrument.show)).collect())
            }
            _ => None,
        }
    }

    fn said(&self, part: Part, why: &Message) -> Option<Said> {
        match part.what {
            ROW => Some(Said {
                code: "never-recorded",
                way: way!["lab", "table", "ready"],
                found: never_holds(why),
                expected: say!("never-condition-can-hold"),
                help: say!("lab-change-ready-no-row"),
                known: false,
            }),
            INSTRUMENT => {
                let way = way!["lab", "instrument", part.number, "show"];
                Some(held(way, why, say!("lab-instrument-never-there")))
            }
            _ => None,
        }
    }

    fn makers_of(&self, _: &World<'_>, before: &str, after: &str) -> Option<Vec<Item>> {
        let part = |what, number| Item::Part(Part { what, number });
        match before {
            "read" | "counted" => {
                let named = instruments(self).filter(|(_, instrument)| instrument.id == after);
                Some(named.map(|(number, _)| part(INSTRUMENT, number)).collect())
            }
            "rows" | "distinct" | "min" | "max" | "last" | "fit" => Some(vec![part(ROW, 0)]),
            _ => None,
        }
    }

    fn makers_of_trigger(&self, trigger: &Trigger, _: &mut BTreeSet<String>, items: &mut Vec<Item>) {
        if matches!(trigger, Trigger::Row(_)) {
            items.push(Item::Part(Part { what: ROW, number: 0 }));
        }
    }

    fn why_never(&self, world: &World<'_>, before: &str, _: &str) -> Option<Message> {
        match before {
            "counted" | "read" => Some(say!("lab-instrument-never-there")),
            "rows" | "distinct" | "min" | "max" | "last" | "fit" if !is_recorded(world) => {
                Some(say!("lab-no-row-ever-written"))
            }
            _ => None,
        }
    }

    fn why_never_set_off(&self, trigger: &Trigger) -> Option<Message> {
        matches!(trigger, Trigger::Row(_)).then_some(say!("lab-no-row-ever-written"))
    }

    fn explored(&self, check: &mut Check<'_>, world: &World<'_>) {
        let Some(lab) = self else { return };
        check.records(lab, world);
        check.inputs(lab, world);
    }
}

/// How many different entries a column could have: none before there is a row.
fn distinct(cells: &Could, is_recorded: bool) -> Could {
    match (cells.between(), is_recorded) {
        (None, true) => {
            let mut all = Could::none();
            (0..=cells.few().len()).for_each(|n| all.join(&Could::number(n as f64)));
            all
        }
        _ => Could::count(is_recorded),
    }
}

/// Adds a row of every kind that could be written: columns are reckoned from left to right.
fn write_rows<'a>(columns: &'a [Column], world: &mut World<'a>) {
    let mut left: Vec<(String, Could)> = Vec::new();
    for column in columns {
        let cell = in_numbers(&world.could(&column.is, left.clone()));
        world.add_entry(CELL, &column.id, &cell);
        left.push((column.id.clone(), cell));
    }
}

/// A value as a number: a word is 1, unless it is empty.
fn in_numbers(could: &Could) -> Could {
    let mut out = could.kept(|v| !matches!(v, Scalar::Word(_)), Some, false);
    if could.has_word() || could.fails() {
        out.add(Scalar::Number(0.0));
        out.add(Scalar::Number(1.0));
    }
    out
}

impl Check<'_> {
    /// Rules that write a row when the table is never ready for one.
    fn records(&mut self, lab: &Lab, world: &World<'_>) {
        let ready = lab.table.as_ref().and_then(|table| table.ready.as_ref());
        let Some(ready) = ready.filter(|_| is_recorded(world)) else { return };
        for i in world.fired.iter().copied() {
            let Some(k) = idle_record(world, i, ready.into()).filter(|_| !world.gave_up()) else { continue };
            self.put(
                "record-unready",
                &way!["rule", i, "do", k, "record"],
                say!("lab-row-never-written-ready"),
                say!("lab-record-while-ready-holds"),
                say!("lab-change-rules-if-ready"),
            );
        }
    }
}

/// The action of a rule that would write a row, if `ready` never holds where the rule's condition does. What was done before it in the rule
/// might change that.
fn idle_record(world: &World<'_>, i: usize, ready: ExprRef<'_>) -> Option<usize> {
    let rule = &world.scene.rules[i];
    let quiet = |action: &&Action| matches!(action, Action::Say(_) | Action::Log(_) | Action::Ask(_));
    let k = rule.actions.iter().take_while(quiet).count();
    let condition = rule.condition.as_ref().and_then(|condition| world.ast(condition));
    matches!(rule.actions.get(k)?, Action::Record(_)).then_some(())?;
    (!world.could_where(ready, condition, world.known_at(&rule.when)).may_hold()).then_some(k)
}
