//! What can be done now, by name: the one list from which a finger, a key, a switch, a screen reader and a controller choose.
//!
//! What is not offered is not done, and what is offered can be done by everybody: whoever draws, points or scans reads it here. Walking and
//! looking about are no deeds of a lesson, and are not listed. Does not: say what an offer is called; whoever shows it does.

use crate::{Intent, Phase, Play, stepped};
use shujin_lesson::format::{Scalar, Value};
use std::collections::BTreeSet;

/// Something that can be done now.
#[derive(Clone, Debug, PartialEq)]
pub struct Offer {
    /// What is wanted then.
    pub intent: Intent,
    /// The node of the scene with which it is done, if it is done there.
    pub node: Option<String>,
}

impl Offer {
    /// An offer that belongs to no thing of the scene.
    pub fn of(intent: Intent) -> Offer {
        Offer { intent, node: None }
    }

    /// The touch of a node.
    pub fn touch(node: &str) -> Offer {
        Offer { intent: Intent::Touch { node: node.to_owned() }, node: Some(node.to_owned()) }
    }
}

impl Play {
    /// All that can be done now. Of a number that can be set, a step up and one down; of a word, each that it is not. Blocks add theirs.
    pub fn offers(&self) -> Vec<Offer> {
        let mut all = Vec::new();
        match self.phase {
            Phase::Waiting => all.push(Offer::of(Intent::Start)),
            Phase::Running => self.offers_of_lesson(&mut all),
            Phase::Finished => {}
        }
        all.push(Offer::of(Intent::Leave));
        all
    }

    /// Whether anything can be done with this node now.
    pub fn offers_touch(&self, node: &str) -> bool {
        self.offered_nodes().contains(node)
    }

    /// The nodes with which something can be done now, by their ids.
    pub fn offered_nodes(&self) -> BTreeSet<String> {
        if self.phase != Phase::Running || self.is_occupied() {
            return BTreeSet::new();
        }
        let mut all: BTreeSet<String> = self.own_nodes().map(str::to_owned).collect();
        let mut add = |node: &str| {
            if !all.contains(node) {
                all.insert(node.to_owned());
            }
        };
        self.blocks.iter().for_each(|block| block.offered_nodes(self, &mut add));
        all
    }

    /// The same, with those that answer a touch though nothing is done by it.
    pub fn touchable_nodes(&self) -> BTreeSet<String> {
        let mut all = self.offered_nodes();
        if self.phase == Phase::Running && !self.is_occupied() {
            let mut add = |node: &str| _ = all.insert(node.to_owned());
            self.blocks.iter().for_each(|block| block.answering_nodes(self, &mut add));
        }
        all
    }

    /// The nodes that are seen now and that are examined or used.
    fn own_nodes(&self) -> impl Iterator<Item = &str> {
        let nodes = self.lesson.scene.nodes.iter().enumerate();
        nodes.filter(|(i, node)| node.answers_touch() && self.shows_number(*i)).map(|(_, node)| node.id.as_str())
    }

    fn offers_of_lesson(&self, all: &mut Vec<Offer>) {
        let scene = &self.lesson.scene;
        let is_occupied = self.is_occupied();
        if !is_occupied {
            all.extend(self.own_nodes().map(Offer::touch));
        }
        let elsewhere = scene.viewpoints.iter().filter(|v| self.walker.at.as_ref() != Some(&v.id));
        all.extend(elsewhere.map(|v| Offer::of(Intent::Go { viewpoint: v.id.clone() })));
        let shown = scene.values.iter().filter(|v| v.control.is_some() && self.holds_if_any(v.show.as_ref()));
        for value in shown {
            let set = |to| Offer::of(Intent::Set { value: value.id.clone(), to });
            all.extend(self.others(value).into_iter().map(set));
        }
        if self.speech.to_be_read().next().is_some() {
            all.push(Offer::of(Intent::Next));
        }
        if self.can_undo(0) {
            all.push(Offer::of(Intent::Undo { hand: 0 }));
        }
        let mut add = |offer: Offer| {
            // Nothing is touched while a block has the learner to itself.
            let is_out_of_reach = is_occupied && offer.node.is_some();
            if !is_out_of_reach && !all.contains(&offer) {
                all.push(offer);
            }
        };
        self.blocks.iter().for_each(|block| block.offers(self, &mut add));
    }

    /// What a value that can be set could be next.
    fn others(&self, value: &Value) -> Vec<Scalar> {
        match self.values.get(&value.id) {
            Some(Scalar::Bool(yes)) => vec![Scalar::Bool(!yes)],
            Some(Scalar::Number(now)) => {
                let by = value.step.unwrap_or(1.0);
                let next = [now - by, now + by].map(|to| stepped(value, to));
                next.into_iter().filter(|to| to != now).map(Scalar::Number).collect()
            }
            Some(Scalar::Word(now)) => {
                value.options.iter().filter(|word| *word != now).map(|word| Scalar::Word(word.clone())).collect()
            }
            None => Vec::new(),
        }
    }
}
