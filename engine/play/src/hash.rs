//! A number for the whole state of a lesson: equal states, equal numbers, in a browser and natively.

use crate::{Phase, Play};
use shujin_lesson::format::Scalar;

/// The number as it grows: FNV-1a, 64 bits, enough to notice a difference; nobody attacks a recording's hash with a forgery that matters.
pub struct StateHash(u64);

impl StateHash {
    /// Adds bytes.
    pub fn bytes(&mut self, bytes: &[u8]) {
        for b in bytes {
            self.0 = (self.0 ^ u64::from(*b)).wrapping_mul(0x0000_0100_0000_01b3);
        }
    }

    /// Adds a text, with a mark at its end.
    pub fn text(&mut self, text: &str) {
        self.bytes(text.as_bytes());
        self.bytes(&[0xff]);
    }

    /// Texts with their number before them, so that two lists beside each other cannot be taken for one.
    pub fn list(&mut self, texts: impl IntoIterator<Item = impl AsRef<str>>) {
        let texts: Vec<_> = texts.into_iter().collect();
        self.bytes(&(texts.len() as u64).to_le_bytes());
        texts.iter().for_each(|t| self.text(t.as_ref()));
    }

    /// Adds a number to its last bit.
    pub fn number(&mut self, x: f64) {
        // Zero has one sign here: JSON in a browser knows no other.
        self.bytes(&(x + 0.0).to_bits().to_le_bytes());
    }

    /// Adds a value.
    pub fn scalar(&mut self, value: &Scalar) {
        match value {
            Scalar::Bool(b) => self.bytes(&[u8::from(*b)]),
            Scalar::Number(n) => self.number(*n),
            Scalar::Word(w) => self.text(w),
        }
    }
}

impl Play {
    /// The hash of everything that decides how the lesson goes on: 16 hexadecimal digits.
    pub fn hash(&self) -> String {
        let mut h = StateHash(0xcbf2_9ce4_8422_2325);
        // The seed stands for all chance still to come.
        h.bytes(&self.seed.to_le_bytes());
        h.bytes(&self.tick.to_le_bytes());
        h.bytes(&[match self.phase {
            Phase::Waiting => 0,
            Phase::Running => 1,
            Phase::Finished => 2,
        }]);
        for (id, value) in &self.values {
            h.text(id);
            h.scalar(value);
        }
        h.list(&self.hidden);
        self.walker.state().iter().for_each(|x| h.number(f64::from(*x)));
        self.bodies.iter().flat_map(|bodies| bodies.state()).for_each(|x| h.number(f64::from(x)));
        let ways = self.walker.at.as_deref().into_iter().chain(self.walker.towards());
        h.list(ways.chain(self.walker.waits_for()));
        for (name, n) in &self.counts {
            h.text(name);
            h.number(f64::from(*n));
        }
        h.list(&self.progress.done);
        h.list(&self.progress.hints);
        let progress = &self.progress;
        [progress.task as u64, progress.since, progress.step_since, progress.hint_since]
            .iter()
            .for_each(|n| h.bytes(&n.to_le_bytes()));
        h.list(&progress.shown);
        // What stands in place of what has no value now.
        for index in &self.scope.failing {
            h.number(*index as f64);
            h.number(self.scope.last(*index));
        }
        if self.rules.ending {
            h.text("ending");
        }
        // Which rules have run or hold, what waits to be done, and which hands have come to rest.
        self.rules.fired.iter().for_each(|n| h.number(*n as f64));
        self.rules.held.iter().for_each(|(n, holds)| h.bytes(&[*n as u8, u8::from(*holds)]));
        h.list(self.rules.queue.iter().map(|t| format!("{t:?}")));
        self.resting.iter().for_each(|(value, at)| {
            h.text(value);
            h.bytes(&at.to_le_bytes());
        });
        self.speech.hash(&mut h);
        self.deeds.hash(&mut h);
        h.list(self.log.iter().map(|l| &l.1));
        self.states.hash(&mut h);
        format!("{:016x}", h.0)
    }
}
