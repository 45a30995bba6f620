//! Checks of vessels: what is in them, what can be poured, and where to.

#[cfg(feature = "author")]
use super::sources;
use crate::check::{Check, IdKind};
use crate::format::{Vessel, Volume};
use crate::report::{Message, quote, say};
use crate::source::way;

/// A volume in a report.
fn volume(volume: Volume) -> Message {
    Message::same(volume.to_string())
}

/// What a player relies on of the vessel with this number.
pub(super) fn vessel(check: &mut Check<'_>, all: &[Vessel], number: usize) {
    let vessel = &all[number];
    check.refer(IdKind::NODE, &vessel.node, &way!["vessel", number, "node"]);
    if all[..number].iter().any(|before| before.node == vessel.node) {
        let (found, wanted) = (quote(&vessel.node), say!("vessel-each-once"));
        check.put("vessel-twice", &way!["vessel", number, "node"], found, wanted, say!("vessel-delete-one"));
    }
    check.positive(&way!["vessel", number, "holds"], vessel.holds.millilitres());
    if let Some(of) = &vessel.of {
        check.id(of, &way!["vessel", number, "of"]);
    }
    content(check, vessel, number);
    doses(check, vessel, number);
}

fn content(check: &mut Check<'_>, vessel: &Vessel, number: usize) {
    let way = way!["vessel", number, "amount"];
    if vessel.amount > vessel.holds {
        let (found, wanted) = (volume(vessel.amount), say!("vessel-at-most", volume = volume(vessel.holds)));
        check.put("holds-too-little", &way, found, wanted, say!("vessel-hold-more"));
    }
    if vessel.amount > Volume(0) && vessel.of.is_none() {
        let found = volume(vessel.amount);
        check.put("nameless-liquid", &way, found, say!("vessel-of-something"), say!("vessel-write-of"));
    }
}

fn doses(check: &mut Check<'_>, vessel: &Vessel, number: usize) {
    let way = |k: usize| way!["vessel", number, "doses", k];
    if vessel.doses.is_empty() && !vessel.into.is_empty() {
        let (found, wanted) = (say!("vessel-no-doses"), say!("vessel-some-doses"));
        check.put("bad-doses", &way!["vessel", number, "into"], found, wanted, say!("vessel-write-doses"));
    }
    for (k, dose) in vessel.doses.iter().enumerate() {
        let least = k.checked_sub(1).map_or(Volume(0), |before| vessel.doses[before]);
        if *dose <= least {
            let wanted = say!("vessel-more-than", volume = volume(least));
            check.put("bad-doses", &way(k), volume(*dose), wanted, say!("vessel-sort-doses"));
        } else if *dose > vessel.holds {
            let wanted = say!("vessel-at-most", volume = volume(vessel.holds));
            check.put("bad-doses", &way(k), volume(*dose), wanted, say!("vessel-smaller-doses"));
        }
    }
}

/// What only authors want to know of the vessel with this number.
#[cfg(feature = "author")]
pub(super) fn authored(check: &mut Check<'_>, all: &[Vessel], number: usize) {
    targets(check, all, number);
    overflow(check, all, number);
}

#[cfg(feature = "author")]
fn targets(check: &mut Check<'_>, all: &[Vessel], number: usize) {
    let vessel = &all[number];
    for (k, form) in vessel.into.iter().enumerate() {
        let only = Vessel { into: vec![form.clone()], ..vessel.clone() };
        if all.iter().any(|other| only.pours_into(&other.node)) {
            continue;
        }
        let others = all.iter().map(|other| other.node.as_str()).filter(|node| *node != vessel.node);
        let close = check.out.guess.closest(form, others);
        let help = close.map_or_else(|| say!("vessel-write-vessel"), |close| say!("did-you-mean", close));
        let way = way!["vessel", number, "into", k];
        check.put("pours-into-nothing", &way, quote(form), say!("vessel-another-vessel"), help);
    }
}

/// Says where more could come together than a vessel holds: what has no room is not poured, which may be meant.
#[cfg(feature = "author")]
fn overflow(check: &mut Check<'_>, all: &[Vessel], number: usize) {
    let vessel = &all[number];
    let others: u64 = sources(all, &vessel.node, |_, _| true).iter().map(|source| source.amount.0).sum();
    let most = Volume(others + vessel.amount.0);
    if others > 0 && most > vessel.holds && vessel.amount <= vessel.holds {
        let (found, wanted) =
            (say!("vessel-could-come", volume = volume(most)), say!("vessel-at-most", volume = volume(vessel.holds)));
        check.put("can-overflow", &way!["vessel", number, "holds"], found, wanted, say!("vessel-hold-all"));
    }
}
