//! The open lesson: ticks it, records it, turns its events into statements.

use crate::{
    blocks::BLOCKS,
    host::Host,
    port::{self, Notice},
    resume::{KEEP, KEEP_IDLE, RUSH, RUSH_TICKS, Resume},
    schedule::FrameSet,
    screen::Screen,
};
use bevy::platform::time::Instant;
use bevy::prelude::*;
use shujin_blocks::KINDS;
use shujin_messages::Locale;
use shujin_play::{Intent, OpenError, Phase, Play, Recorder, Replay, TICK};
use shujin_trace::{
    Event,
    lesson::Resumed,
    session::{Home, Launch, Pseudonym, Session},
    statement::Statements,
};
use std::sync::Arc;
use std::time::Duration;

/// Ticks made up for in one frame, at the most: a machine that draws four frames a second keeps time, a slower one
/// runs slow instead of ever slower.
const MOST_TICKS: f64 = 20.0;

/// The open lesson.
#[derive(Resource)]
pub struct Lesson {
    /// How it goes on.
    pub play: Play,
    /// Writes it down.
    pub recorder: Recorder,
    /// Ticks were made in this frame: what the world shows may have changed.
    pub moved: bool,
    /// What began to sound since the last frame: pitch (MIDI), loudness 0–1, seconds.
    pub sounds: Vec<(u8, f64, f64)>,
    /// What an earlier sitting left of it.
    pub left: Resume,
    /// Frames drawn since it was opened, at most 2.
    pub frames: u8,
    /// The task at which it begins, where that is not the first.
    pub at: Option<String>,
    /// A task at which it was to begin, and which the scene does not have.
    pub unknown_task: Option<String>,
    /// The host keeps what is needed to go on with it: not of a scene that somebody brought along, or that changes while it is open.
    pub is_kept: bool,
    /// What sounds is to be felt, too.
    pub feel: bool,
    kept: f64,
    kept_intents: usize,
    replay: Option<Replay>,
    fast: bool,
    /// Whether a replay has agreed so far; nothing once it is over.
    agreed: Option<bool>,
    statements: Option<Statements>,
    elapsed: Duration,
    owed: f64,
}

impl Lesson {
    /// Opens a lesson for a session; `kept` is what the host kept of an earlier one. Without a session nothing of it is told or kept.
    ///
    /// # Errors
    /// As [`Play::new`].
    pub fn open(
        lesson: Arc<shujin_lesson::Lesson>,
        seed: u64,
        session: Option<&port::Session>,
        locale: Locale,
        kept: Option<&str>,
    ) -> Result<Lesson, OpenError> {
        let statements = session.and_then(|session| statements(&lesson, session, locale));
        if session.is_some() && statements.is_none() {
            warn!("the host's session is not one: nothing of this lesson is told to the record store");
        }
        let left = Resume::of(kept, &lesson);
        let play = shujin_blocks::open(lesson, seed)?;
        Ok(Lesson {
            recorder: Recorder::new(&play),
            play,
            moved: true,
            sounds: Vec::new(),
            left,
            frames: 0,
            at: None,
            unknown_task: None,
            is_kept: session.is_some(),
            feel: false,
            kept: 0.0,
            kept_intents: 0,
            replay: None,
            fast: false,
            agreed: None,
            statements,
            elapsed: Duration::ZERO,
            owed: 0.0,
        })
    }

    /// Goes on with the scene as its author has changed it.
    ///
    /// # Errors
    /// As [`Play::new`]; then the lesson goes on as it was.
    pub fn renew(&mut self, lesson: Arc<shujin_lesson::Lesson>) -> Result<(), OpenError> {
        let new = shujin_blocks::open(lesson, self.play.seed)?;
        let before = std::mem::replace(&mut self.play, new);
        self.play.go_on_from(before);
        // What was recorded leads to another place in this scene.
        self.recorder = Recorder::new(&self.play);
        (self.left, self.is_kept, self.moved) = (Resume::Nothing, false, true);
        // They speak of the scene as it was.
        self.statements = None;
        self.at = self.at.take().filter(|task| self.has(task));
        Ok(())
    }

    /// Plays a recording from its start, with its seed, instead of the learner: what was done so far does not count.
    /// At its own pace, or as fast as can be.
    ///
    /// # Errors
    /// As [`Play::new`].
    pub fn replay(&mut self, replay: Replay, fast: bool) -> Result<(), OpenError> {
        self.begin(replay.seed())?;
        (self.left, self.fast, self.agreed) = (Resume::Nothing, fast, Some(true));
        self.replay = Some(replay);
        Ok(())
    }

    /// Begins to do again what an earlier sitting left.
    ///
    /// # Errors
    /// As [`Play::new`].
    pub fn go_back(&mut self) -> Result<(), OpenError> {
        if let Resume::Offered(replay) = std::mem::take(&mut self.left) {
            self.begin(replay.seed())?;
            self.left = Resume::Returning(replay);
        }
        Ok(())
    }

    /// Whether its scene has this task.
    fn has(&self, task: &str) -> bool {
        self.play.lesson.scene.tasks.iter().any(|one| one.id == task)
    }

    /// Begins at this task, where there is such a one: nothing is told or kept of it, as what came before was not done.
    pub fn begin_at(&mut self, task: Option<String>) {
        (self.at, self.unknown_task) = match task {
            Some(task) if self.has(&task) => (Some(task), None),
            unknown => (None, unknown),
        };
        if self.at.is_some() {
            (self.statements, self.is_kept, self.left) = (None, false, Resume::Nothing);
        }
    }

    fn begin(&mut self, seed: u64) -> Result<(), OpenError> {
        self.play = shujin_blocks::open(std::sync::Arc::clone(&self.play.lesson), seed)?;
        self.recorder = Recorder::new(&self.play);
        Ok(())
    }

    /// Does again what an earlier sitting did, a part of it in each frame; false when there is nothing to do again.
    fn rush(&mut self, host: &Host) -> bool {
        let Resume::Returning(replay) = &mut self.left else { return false };
        let begin = Instant::now();
        while !self.play.tick.is_multiple_of(RUSH_TICKS) || begin.elapsed() < RUSH {
            let Some(intents) = replay.intents(self.play.tick) else {
                self.left = Resume::Nothing;
                self.state(Event::new(self.play.tick, &Resumed {}), host);
                return true;
            };
            self.play.tick(&intents);
            self.recorder.tick(&self.play, &intents);
            if !replay.agrees(&self.play) {
                // Another engine than the one that recorded it: the learner would go on in nonsense.
                self.left = Resume::Nothing;
                let seed = self.play.seed;
                if let Err(error) = self.begin(seed) {
                    host.tell(Notice::Error { code: "scene-broken".into(), message: error.to_string() });
                }
                return true;
            }
        }
        true
    }

    /// Plays a recording as fast as can be, a part of it in each frame; nothing once it is over.
    fn hurry(&mut self, host: &Host) {
        let begin = Instant::now();
        while self.agreed.is_some() && (!self.play.tick.is_multiple_of(RUSH_TICKS) || begin.elapsed() < RUSH) {
            self.moved = true;
            self.tick(Vec::new(), host);
        }
    }

    /// Tells the host what to keep, so that the learner can go on another time: nothing once the lesson is finished.
    pub fn tell_keep(&mut self, host: &Host) {
        (self.kept, self.kept_intents) = (0.0, self.recorder.recording().intents.len());
        let recording = match self.play.phase {
            _ if self.replay.is_some() || !self.is_kept => return,
            // Not all of it has been done again: what was kept is more.
            _ if matches!(self.left, Resume::Returning(_)) => return,
            // On the start card: what an earlier sitting left is still good.
            Phase::Waiting => return,
            Phase::Running => self.recorder.recording().write().ok(),
            Phase::Finished => None,
        };
        host.tell(Notice::Keep { scene: self.play.lesson.scene.id.clone(), recording });
    }

    /// One tick: intents in, statements out.
    fn tick(&mut self, intents: Vec<Intent>, host: &Host) {
        let intents = match &mut self.replay {
            Some(replay) => match replay.intents(self.play.tick) {
                Some(recorded) => recorded,
                None => {
                    if let Some(agreed) = self.agreed.take() {
                        host.tell(Notice::Replayed { agreed });
                    }
                    return;
                }
            },
            None => intents,
        };
        let before = self.play.phase;
        let events = self.play.tick(&intents);
        self.recorder.tick(&self.play, &intents);
        if let Some(replay) = &self.replay {
            self.agreed = self.agreed.map(|agreed| agreed && replay.agrees(&self.play));
        }
        events.into_iter().for_each(|event| self.state(event, host));
        if self.play.phase != before {
            self.tell_keep(host);
        }
        BLOCKS.iter().for_each(|block| block.ticked(self, host));
    }

    /// Makes statements of an event and tells both.
    fn state(&mut self, event: Event, host: &Host) {
        if let Some(statements) = self.statements.as_mut().filter(|_| self.replay.is_none()) {
            for statement in statements.push(&event, self.elapsed) {
                host.tell(Notice::Statement { statement });
            }
        }
        host.tell(Notice::Event { event });
    }

    /// The last statement, when the learner leaves.
    pub fn close(&mut self, host: &Host) {
        self.tell_keep(host);
        self.tick(vec![Intent::Leave], host);
        if let Some(statement) = self.statements.as_mut().and_then(|s| s.close(self.elapsed)) {
            host.tell(Notice::Statement { statement });
        }
    }
}

/// The maker of statements; nothing where the host gave no proper session, so that a broken one loses the trace but
/// never the lesson.
fn statements(lesson: &shujin_lesson::Lesson, session: &port::Session, locale: Locale) -> Option<Statements> {
    let title = lesson.texts.iter().filter_map(|(tag, texts)| Some((tag.clone(), texts.get("scene.title")?.clone())));
    // The pseudo-locale is nobody's language: in it a scene speaks as it was written.
    let language = Some(locale).filter(|locale| *locale != Locale::PSEUDO).unwrap_or_default();
    // A launch that makes no sense loses the trace, as any other session that is none.
    let launch: Option<Launch> = session.launch.clone().map(serde_json::from_value).transpose().ok()?;
    let session = Session {
        id: session.id.parse().ok()?,
        started: session.started.parse().ok()?,
        learner: Pseudonym::try_from(session.learner.clone()).ok()?,
        home: Home::try_from(session.home.clone()).ok()?,
        scene: lesson.scene.id.clone(),
        title: title.collect(),
        hash: lesson.hash.clone(),
        language: language.tag().to_owned(),
        lesson: session.lesson.clone(),
        mastery: launch.as_ref().and_then(|launch| launch.mastery),
        launch,
    };
    Some(Statements::new(session, &KINDS).with_texts(KINDS.texts(lesson)))
}

/// Ticks the open lesson as often as time has passed.
fn go_on(time: Res<Time<Real>>, lesson: Option<ResMut<Lesson>>, mut screen: ResMut<Screen>, host: Res<Host>) {
    let intents = std::mem::take(&mut screen.intents);
    let Some(mut lesson) = lesson.filter(|_| screen.home.is_none()) else { return };
    (lesson.moved, lesson.feel) = (false, screen.vibrate == Some(true));
    lesson.elapsed += time.delta();
    if lesson.rush(&host) {
        lesson.moved = true;
        return;
    }
    if screen.stands_still() {
        return;
    }
    lesson.kept += time.delta_secs_f64();
    // Where nothing was wanted since, only time is lost: that need not be written again and again.
    let idle = lesson.recorder.recording().intents.len() == lesson.kept_intents;
    if lesson.kept >= if idle { KEEP_IDLE } else { KEEP } {
        lesson.tell_keep(&host);
    }
    if lesson.fast {
        lesson.hurry(&host);
        return;
    }
    let most = MOST_TICKS * screen.pace.max(1.0);
    lesson.owed = (lesson.owed + time.delta_secs_f64() * screen.pace).min(most * TICK);
    let mut intents = Some(intents).filter(|i| !i.is_empty());
    // What was wanted is done in this frame: by a tick ahead of time if none is due, but never by more than one ahead,
    // so that the lesson keeps its pace however often a screen draws.
    let ahead = intents.is_some() && lesson.owed < TICK;
    if ahead && lesson.owed <= 0.0 {
        screen.intents = intents.take().unwrap_or_default();
    }
    let mut due = lesson.owed >= TICK || intents.is_some();
    while due {
        lesson.owed -= TICK;
        due = lesson.owed >= TICK;
        lesson.moved = true;
        lesson.tick(intents.take().unwrap_or_default(), &host);
    }
}

/// The lesson's plugin.
pub struct LessonPlugin;

impl Plugin for LessonPlugin {
    fn build(&self, app: &mut App) {
        app.add_systems(Update, go_on.in_set(FrameSet::Lesson));
    }
}
