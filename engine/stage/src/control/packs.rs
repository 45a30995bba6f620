//! Scenes as they come: supplied by the host, brought along by somebody, changed by their author while they are open.

use super::{Opened, SEED, fail, leave, open};
use crate::{
    host::Host,
    lesson::Lesson,
    port::{Notice, Session},
    screen::{Fault, Screen, Wanted},
    ui::faces::Faces,
};
use bevy::prelude::*;
use shujin_lesson::{
    Lang, Report,
    pack::{self, Limits, Pack},
};
use std::collections::BTreeMap;
use std::sync::Arc;

/// Opens the scene that was asked for.
pub(super) fn supply(world: &mut World, host: &Host, scene: &str, bytes: &[u8], session: &Session, left: Option<&str>) {
    let wanted = world.resource::<Screen>().wanted.clone();
    let Some(wanted) = wanted.filter(|wanted| wanted.scene == scene) else { return };
    host.tell(Notice::Progress { scene: scene.into(), fraction: 0.9 });
    match unpack(world, bytes) {
        Ok((lesson, font)) => {
            use_font(world, font, &lesson);
            let running = Lesson::open(lesson, wanted.seed, Some(session), &world.resource::<Screen>().lang, left);
            open(world, host, running, Opened { wanted, brought: None });
        }
        Err((code, message)) => fail(world, host, code, message),
    }
}

/// Opens a pack that somebody brought along. It is not the school's: nothing of it is told or kept.
pub(super) fn bring(world: &mut World, host: &Host, bytes: Vec<u8>) {
    match unpack(world, &bytes) {
        Ok((lesson, font)) => {
            leave(world, host);
            use_font(world, font, &lesson);
            let wanted = Wanted { scene: lesson.scene.id.clone(), seed: SEED, task: None };
            let running = Lesson::open(lesson, wanted.seed, None, &world.resource::<Screen>().lang, None);
            open(world, host, running, Opened { wanted, brought: Some(bytes) });
        }
        // A lesson goes on: it was perhaps a slip.
        Err((code, message)) if world.contains_resource::<Lesson>() => {
            host.tell(Notice::Error { code: code.into(), message: message.clone() });
            say_fault(world, message, true);
        }
        Err((code, message)) => fail(world, host, code, message),
    }
}

/// Takes the open scene as its author has changed it; one that cannot be shown is said to be so, and the old one stays.
pub(super) fn renew(world: &mut World, host: &Host, scene: &str, bytes: &[u8]) {
    if !is_open(world, scene) {
        return;
    }
    let renewed = unpack(world, bytes).and_then(|(lesson, font)| {
        let mut running = world.resource_mut::<Lesson>();
        running.renew(Arc::clone(&lesson)).map_err(|error| ("scene-broken", error.to_string()))?;
        use_font(world, font, &lesson);
        Ok(())
    });
    match renewed {
        Ok(()) => {
            let mut screen = world.resource_mut::<Screen>();
            screen.marked.clear();
            screen.fault = None;
            host.tell(Notice::Renewed { scene: scene.into() });
        }
        Err((_, message)) => say_fault(world, message, false),
    }
}

/// Says over the open lesson what is wrong with a pack that came while it is open.
fn say_fault(world: &mut World, message: String, is_brought: bool) {
    let mut screen = world.resource_mut::<Screen>();
    let text = BTreeMap::from([(screen.lang.clone(), message)]);
    screen.fault = Some(Fault { text, is_brought });
}

pub(super) fn is_open(world: &World, scene: &str) -> bool {
    world.get_resource::<Lesson>().is_some_and(|lesson| lesson.play.lesson.scene.id == scene)
}

type Unpacked = (Arc<shujin_lesson::Lesson>, Option<Vec<u8>>);

/// The scene in a pack with its typeface; else what to call it and what is wrong.
fn unpack(world: &World, bytes: &[u8]) -> Result<Unpacked, (&'static str, String)> {
    let lang = Lang::of(&world.resource::<Screen>().lang);
    let pack =
        pack::open(bytes, &Limits::default()).map_err(|error| ("pack-broken", error.message(lang).to_owned()))?;
    let (lesson, report) = read(&pack);
    match lesson.filter(|_| report.errors() == 0) {
        Some(lesson) => Ok((Arc::new(lesson), pack.font)),
        None => {
            let problems = report.problems.iter().take(3).map(|p| p.to_text(lang, ""));
            Err(("scene-broken", problems.collect::<Vec<_>>().join("\n")))
        }
    }
}

fn use_font(world: &mut World, font: Option<Vec<u8>>, lesson: &shujin_lesson::Lesson) {
    let font = font.map(|font| world.resource_mut::<Assets<Font>>().add(Font::from_bytes(font)));
    world.resource_mut::<Faces>().scene = font.map(|face| (face, pack::glyphs(&lesson.files)));
}

/// The scene in a pack, with everything that its author may want to know.
#[cfg(feature = "author")]
fn read(pack: &Pack) -> (Option<shujin_lesson::Lesson>, Report) {
    shujin_lesson::read(&pack.files, &shujin_play::catalogue())
}

/// The scene in a pack, with what a player must know.
#[cfg(not(feature = "author"))]
fn read(pack: &Pack) -> (Option<shujin_lesson::Lesson>, Report) {
    shujin_lesson::read_packed(pack, &shujin_play::catalogue())
}
