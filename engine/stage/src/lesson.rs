//! The open lesson: ticks it, records it, turns its events into statements.

use crate::{
    host::Host,
    port::{self, Notice},
    rooms::Rooms,
    screen::Screen,
};
use bevy::prelude::*;
use shujin_play::{Intent, OpenError, Play, Recorder, Replay, TICK};
use shujin_trace::{
    session::{Home, Pseudonym, Session},
    statement::Statements,
    texts::{Key, Texts},
};
use std::sync::Arc;
use std::time::Duration;

/// Ticks made up for in one frame, at the most: a machine that draws four frames a second keeps time, a slower one
/// runs slow instead of ever slower.
const MOST_TICKS: u32 = 20;

/// The open lesson.
#[derive(Resource)]
pub struct Lesson {
    /// How it goes on.
    pub play: Play,
    /// Writes it down.
    pub recorder: Recorder,
    /// Ticks were made in this frame: what the world shows may have changed.
    pub moved: bool,
    /// Pitches and loudness struck, and notes begun, since the last frame.
    pub sounds: Vec<(u8, f64, f64)>,
    replay: Option<Replay>,
    statements: Option<Statements>,
    elapsed: Duration,
    owed: f64,
}

impl Lesson {
    /// Opens a lesson for a session.
    ///
    /// # Errors
    /// As [`Play::new`].
    pub fn open(
        lesson: Arc<shujin_lesson::Lesson>,
        seed: u64,
        session: &port::Session,
        lang: &str,
    ) -> Result<Lesson, OpenError> {
        let statements = statements(&lesson, session, lang);
        let play = Play::new(lesson, seed)?;
        Ok(Lesson {
            recorder: Recorder::new(&play),
            play,
            moved: true,
            sounds: Vec::new(),
            replay: None,
            statements,
            elapsed: Duration::ZERO,
            owed: 0.0,
        })
    }

    /// Plays a recording from here on instead of the learner.
    pub fn replay(&mut self, replay: Replay) {
        self.replay = Some(replay);
    }

    /// One tick: intents in, statements out.
    fn tick(&mut self, intents: Vec<Intent>, host: &Host) {
        let intents = match &mut self.replay {
            Some(replay) => match replay.intents(self.play.tick) {
                Some(recorded) => recorded,
                None => return,
            },
            None => intents,
        };
        let events = self.play.tick(&intents);
        self.recorder.tick(&self.play, &intents);
        for event in events {
            if let Some(statements) = self.statements.as_mut().filter(|_| self.replay.is_none()) {
                for statement in statements.push(&event, self.elapsed) {
                    host.tell(Notice::Statement { statement });
                }
            }
            host.tell(Notice::Event { event });
        }
        self.hear(host);
    }

    /// Collects what begins to sound, and lets it be felt.
    fn hear(&mut self, host: &Host) {
        let Some(music) = &self.play.music else { return };
        let quarter = music.transport.seconds_per_quarter();
        for cue in &music.cues {
            if let shujin_music::transport::Cue::On(id) = cue {
                let note = &music.score.notes[*id];
                if let Some(midi) = note.pitch {
                    self.sounds.push((midi, note.velocity, note.length * quarter));
                    host.tell(Notice::Vibrate { pattern: shujin_music::touch::note(note, quarter) });
                }
            }
        }
        for (midi, loudness) in &music.struck {
            self.sounds.push((*midi, *loudness, 1.2));
            host.tell(Notice::Vibrate { pattern: vec![40] });
        }
    }

    /// The last statement, when the learner leaves.
    pub fn close(&mut self, host: &Host) {
        self.tick(vec![Intent::Leave], host);
        if let Some(statement) = self.statements.as_mut().and_then(|s| s.close(self.elapsed)) {
            host.tell(Notice::Statement { statement });
        }
    }
}

/// The maker of statements; nothing where the host gave no proper session, so that a broken one loses the trace but
/// never the lesson.
fn statements(lesson: &shujin_lesson::Lesson, session: &port::Session, lang: &str) -> Option<Statements> {
    let mut texts = Texts::default();
    for (locale, table) in &lesson.texts {
        table.iter().for_each(|(id, text)| texts.add(locale, id, text));
    }
    for question in &lesson.scene.questions {
        let key = Key { options: question.options.clone(), right: question.right.clone() };
        texts.questions.insert(question.id.clone(), key);
    }
    let columns = lesson.scene.lab.iter().filter_map(|l| l.table.as_ref()).flat_map(|t| &t.columns);
    texts.columns = columns.map(|c| c.id.clone()).collect();
    let title =
        ["zh-CN", "en"].iter().filter_map(|l| Some(((*l).to_owned(), lesson.text(l, "scene.title")?.to_owned())));
    let session = Session {
        id: session.id.parse().ok()?,
        started: session.started.parse().ok()?,
        learner: Pseudonym::try_from(session.learner.clone()).ok()?,
        home: Home::try_from(session.home.clone()).ok()?,
        scene: lesson.scene.id.clone(),
        title: title.collect(),
        hash: lesson.hash.clone(),
        language: lang.to_owned(),
        mastery: None,
    };
    Some(Statements::new(session).with_texts(texts))
}

/// Ticks the open lesson as often as time has passed.
fn go_on(time: Res<Time<Real>>, lesson: Option<ResMut<Lesson>>, mut screen: ResMut<Screen>, host: Res<Host>) {
    let intents = std::mem::take(&mut screen.intents);
    let Some(mut lesson) = lesson.filter(|_| screen.home.is_none()) else { return };
    lesson.moved = false;
    lesson.elapsed += time.delta();
    if screen.paused {
        return;
    }
    lesson.owed = (lesson.owed + time.delta_secs_f64()).min(f64::from(MOST_TICKS) * TICK);
    let mut intents = Some(intents).filter(|i| !i.is_empty());
    // What was wanted must not wait for the next frame: a tick is made for it even if none is due.
    if intents.is_some() && lesson.owed < TICK {
        lesson.owed = TICK;
    }
    while lesson.owed >= TICK {
        lesson.owed -= TICK;
        lesson.moved = true;
        lesson.tick(intents.take().unwrap_or_default(), &host);
    }
}

/// The lesson's plugin.
pub struct LessonPlugin;

impl Plugin for LessonPlugin {
    fn build(&self, app: &mut App) {
        app.add_systems(Update, go_on.in_set(Rooms::Lesson));
    }
}
