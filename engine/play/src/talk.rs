//! Dialogues: Yarn compiled and run; its `$variables` are the scene's values.

use crate::Play;
use shujin_lab::rng::Rng;
use shujin_lesson::format::{Scalar, Trigger};
use shujin_trace::What;
use std::sync::{Arc, Mutex, PoisonError};
use yarnspinner::{
    compiler::Compilation,
    core::{Library, YarnValue},
    runtime::{Dialogue, DialogueEvent, MemoryVariableStorage, OptionId, StringTableTextProvider, VariableStorage},
};

/// A line or option as it waits to be read. Its text in other languages is `dialogue.<id>`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TalkLine {
    /// The line's id without `line:`.
    pub id: String,
    /// Who says it: a role's id.
    pub role: Option<String>,
    /// The text in the dialogue file's own language, filled in.
    pub text: String,
}

/// The dialogues of a scene and where the one that is open stands.
pub struct Talk {
    dialogue: Dialogue,
    variables: MemoryVariableStorage,
    /// The dialogue node that was begun.
    pub node: Option<String>,
    /// The line that is being said.
    pub line: Option<TalkLine>,
    /// Options to choose from; with them the line stays.
    pub options: Vec<TalkLine>,
    ids: Vec<OptionId>,
}

impl Talk {
    /// The dialogues as they were compiled; none if the scene has none.
    /// Their chance comes from the seed.
    pub(crate) fn new(compiled: Option<&Compilation>, seed: u64) -> Option<Talk> {
        let compiled = compiled?.clone();
        let variables = MemoryVariableStorage::new();
        let mut texts = StringTableTextProvider::new();
        texts.extend_base_language(compiled.string_table.into_iter().map(|(id, info)| (id, info.text)));
        let mut dialogue = Dialogue::new(variables.clone_shallow(), Box::new(texts));
        extend(dialogue.library_mut(), seed);
        dialogue.replace_program(compiled.program?);
        Some(Talk { dialogue, variables, node: None, line: None, options: Vec::new(), ids: Vec::new() })
    }

    /// Whether a dialogue is open.
    pub fn active(&self) -> bool {
        self.node.is_some()
    }

    /// Runs to the next line or to options. True when the dialogue is over.
    fn advance(&mut self) -> bool {
        self.options.clear();
        self.ids.clear();
        while self.dialogue.can_continue() {
            let Ok(events) = self.dialogue.continue_() else { return true };
            for event in events {
                match event {
                    DialogueEvent::Line(line) => {
                        self.line = Some(TalkLine {
                            id: bare(&line.id.0),
                            role: line.character_name().map(str::to_owned),
                            text: line.text_without_character_name(),
                        });
                        return false;
                    }
                    DialogueEvent::Options(options) => {
                        for option in options.into_iter().filter(|o| o.is_available) {
                            self.ids.push(option.id);
                            self.options.push(TalkLine {
                                id: bare(&option.line.id.0),
                                role: None,
                                text: option.line.text_without_character_name(),
                            });
                        }
                        return false;
                    }
                    DialogueEvent::DialogueComplete => return true,
                    _ => {}
                }
            }
        }
        true
    }

    fn close(&mut self) -> Option<String> {
        self.dialogue.stop();
        self.line = None;
        self.options.clear();
        self.node.take()
    }
}

/// Yarn's own functions of chance ask the system, so that no recording could be replayed; and two that read texts panic.
/// Ours take their place.
fn extend(library: &mut Library, seed: u64) {
    let rng = Arc::new(Mutex::new(Rng::stream(seed, 2)));
    let draw = move || {
        // A panic elsewhere leaves a generator as good as before.
        rng.lock().unwrap_or_else(PoisonError::into_inner).uniform() as f32
    };
    let (random, range, float, dice) = (draw.clone(), draw.clone(), draw.clone(), draw);
    library
        .add_function("random", random)
        .add_function("random_range", move |low: f32, high: f32| {
            if libm::truncf(low) == low && libm::truncf(high) == high {
                low + libm::floorf(range() * (high - low + 1.0)).clamp(0.0, (high - low).max(0.0))
            } else {
                low + range() * (high - low)
            }
        })
        .add_function("random_range_float", move |low: f32, high: f32| low + float() * (high - low))
        .add_function("dice", move |sides: f32| 1.0 + libm::floorf(dice() * sides).clamp(0.0, (sides - 1.0).max(0.0)))
        .add_function("number", |value: YarnValue| f32::try_from(value).unwrap_or(0.0))
        .add_function("bool", |value: YarnValue| bool::try_from(value).unwrap_or(false));
}

fn bare(id: &str) -> String {
    id.strip_prefix("line:").unwrap_or(id).to_owned()
}

impl Play {
    pub(crate) fn begin_talk(&mut self, node: &str) {
        if let Some(talk) = &mut self.talk
            && talk.dialogue.node_exists(node)
            && talk.dialogue.set_node(node).is_ok()
        {
            talk.node = Some(node.into());
            self.reading = None;
            self.talk_step();
        }
    }

    /// The next line, unless an option must be chosen.
    pub(crate) fn talk_on(&mut self) {
        if self.talk.as_ref().is_some_and(|t| t.active() && t.options.is_empty()) {
            self.talk_step();
        }
    }

    pub(crate) fn choose(&mut self, option: usize) {
        let Some(talk) = &mut self.talk else { return };
        let (Some(id), Some(line)) = (talk.ids.get(option).copied(), talk.options.get(option)) else { return };
        let said = What::Said { node: talk.node.clone().unwrap_or_default(), line: line.id.clone() };
        if talk.dialogue.set_selected_option(id).is_ok() {
            self.events.push(said);
            self.talk_step();
        }
    }

    /// One step of the dialogue, with the scene's values lent to it and taken back.
    fn talk_step(&mut self) {
        // Values that are computed are lent too, but not taken back.
        let computed = self.lesson.scene.values.iter().filter(|v| v.is.is_some());
        let lent: Vec<(String, Scalar)> = (computed.filter_map(|v| Some((v.id.clone(), self.name(&v.id)?))))
            .chain(self.values.iter().map(|(name, value)| (name.clone(), value.clone())))
            .collect();
        let Some(talk) = &mut self.talk else { return };
        for (name, value) in &lent {
            let value = match value {
                Scalar::Bool(b) => YarnValue::Boolean(*b),
                Scalar::Number(n) => YarnValue::Number(*n as f32),
                Scalar::Word(w) => YarnValue::String(w.clone()),
            };
            let _ = talk.variables.set(format!("${name}"), value); // the name has its $
        }
        let over = talk.advance();
        for (name, value) in &mut self.values {
            let before = value.clone();
            *value = match talk.variables.get(&format!("${name}")) {
                Ok(YarnValue::Boolean(b)) => Scalar::Bool(b),
                // Yarn counts in f32: a number it did not change keeps all its digits.
                Ok(YarnValue::Number(n)) => match &before {
                    Scalar::Number(old) if *old as f32 == n => continue,
                    _ => Scalar::Number(f64::from(n)),
                },
                Ok(YarnValue::String(s)) => Scalar::Word(s),
                Err(_) => continue,
            };
        }
        if over && let Some(node) = self.talk.as_mut().and_then(Talk::close) {
            self.count("talked", &node);
            self.queue.push_back(Trigger::Talk(node));
        }
    }
}
