//! Scenes as they come: supplied by the host, brought along by somebody, changed by their author while they are open.

use super::{Opened, SEED, fail, fail_of, leave, open};
use crate::{
    host::Host,
    lesson::Lesson,
    port::{Notice, Session},
    screen::{Fault, Screen, Wanted},
    ui::fonts::Fonts,
};
use bevy::prelude::*;
use shujin_lesson::{
    Report,
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
            let running = Lesson::open(lesson, wanted.seed, Some(session), world.resource::<Screen>().locale, left);
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
            let running = Lesson::open(lesson, wanted.seed, None, world.resource::<Screen>().locale, None);
            open(world, host, running, Opened { wanted, brought: Some(bytes) });
        }
        // A lesson goes on: it was perhaps a slip.
        Err((code, message)) if world.contains_resource::<Lesson>() => {
            host.tell(Notice::Error { code: code.into(), message: message.clone() });
            say_fault(world, message, true);
        }
        Err((code, message)) => fail_of(world, host, code, message, true),
    }
}

/// Takes the open scene as its author has changed it; one that cannot be shown is said to be so, and the old one stays.
pub(super) fn renew(world: &mut World, host: &Host, scene: &str, bytes: &[u8]) {
    if !is_open(world, scene) {
        return;
    }
    let locale = world.resource::<Screen>().locale;
    let renewed = unpack(world, bytes).and_then(|(lesson, font)| {
        let mut running = world.resource_mut::<Lesson>();
        running.renew(Arc::clone(&lesson)).map_err(|error| ("scene-broken", error.message().text(locale)))?;
        use_font(world, font, &lesson);
        Ok(())
    });
    match renewed {
        Ok(()) => {
            let mut screen = world.resource_mut::<Screen>();
            screen.own.clear();
            screen.fault = None;
            host.tell(Notice::Renewed { scene: scene.into() });
        }
        Err((_, message)) => say_fault(world, message, false),
    }
}

/// Says over the open lesson what is wrong with a pack that came while it is open.
fn say_fault(world: &mut World, message: String, is_brought: bool) {
    let mut screen = world.resource_mut::<Screen>();
    let text = BTreeMap::from([(screen.locale.tag().to_owned(), message)]);
    screen.fault = Some(Fault { text, is_brought });
}

pub(super) fn is_open(world: &World, scene: &str) -> bool {
    world.get_resource::<Lesson>().is_some_and(|lesson| lesson.play.lesson.scene.id == scene)
}

type Unpacked = (Arc<shujin_lesson::Lesson>, Option<Vec<u8>>);

/// The scene in a pack with its typeface; else what to call it and what is wrong.
fn unpack(world: &World, bytes: &[u8]) -> Result<Unpacked, (&'static str, String)> {
    let locale = world.resource::<Screen>().locale;
    let pack = pack::open(bytes, &Limits::default())
        .map_err(|error| ("pack-broken", error.problem().to_card(locale).trim_end().to_owned()))?;
    let (lesson, report) = read(&pack);
    match lesson.filter(|_| report.errors() == 0) {
        Some(lesson) => Ok((Arc::new(lesson), pack.font)),
        None => {
            let problems = report.problems.iter().take(3).map(|p| p.to_card(locale));
            Err(("scene-broken", problems.collect::<Vec<_>>().join("\n")))
        }
    }
}

fn use_font(world: &mut World, font: Option<Vec<u8>>, lesson: &shujin_lesson::Lesson) {
    let font = font.map(|font| world.resource_mut::<Assets<Font>>().add(Font::from_bytes(font)));
    world.resource_mut::<Fonts>().scene = font.map(|face| (face, pack::glyphs(&lesson.files)));
}

/// The scene in a pack, with everything that its author may want to know.
#[cfg(feature = "author")]
fn read(pack: &Pack) -> (Option<shujin_lesson::Lesson>, Report) {
    shujin_blocks::read(&pack.files)
}

/// The scene in a pack, with what a player must know.
#[cfg(not(feature = "author"))]
fn read(pack: &Pack) -> (Option<shujin_lesson::Lesson>, Report) {
    shujin_lesson::read_packed(pack, &shujin_blocks::catalogue())
}

#[cfg(test)]
mod tests {
    use super::*;
    use shujin_lesson::{Files, format::Family, starter};

    const SCENE: &str = "lab/swing";

    /// The pack of a scene whose file `file` has `to` in place of `from`.
    fn changed(file: &str, from: &str, to: &str) -> Vec<u8> {
        let mut files = starter(Family::Bench, SCENE);
        let text = String::from_utf8_lossy(files.get(file).expect("a file of the scene")).into_owned();
        assert!(text.contains(from), "{file} holds {from}");
        files.insert(file, text.replace(from, to));
        packed(&files)
    }

    fn packed(files: &Files) -> Vec<u8> {
        pack::pack(SCENE, files, None).expect("a pack")
    }

    /// A world in which the scene is open.
    fn opened() -> (World, Host) {
        let (mut world, host) = (World::new(), Host::default());
        world.init_resource::<Screen>();
        world.init_resource::<Assets<Font>>();
        world.init_resource::<Fonts>();
        bring(&mut world, &host, packed(&starter(Family::Bench, SCENE)));
        assert!(is_open(&world, SCENE));
        host.take();
        (world, host)
    }

    fn fault(world: &World) -> Option<(String, bool)> {
        let fault = world.resource::<Screen>().fault.as_ref()?;
        Some((fault.text.get("zh-CN").cloned().unwrap_or_default(), fault.is_brought))
    }

    fn title(world: &World) -> Option<String> {
        world.resource::<Lesson>().play.lesson.text("zh-CN", "scene.title").map(str::to_owned)
    }

    #[test]
    fn a_scene_that_was_saved_takes_the_place_of_the_open_one() {
        let (mut world, host) = opened();
        let before = title(&world).expect("a title");
        renew(&mut world, &host, SCENE, &changed("strings/zh-CN.toml", &before, "新的题目"));
        assert_eq!(title(&world).as_deref(), Some("新的题目"));
        assert!(host.take().iter().any(|notice| matches!(notice, Notice::Renewed { scene } if scene == SCENE)));
        assert!(!world.resource::<Lesson>().is_kept, "what is kept leads to another place in it");
    }

    #[test]
    fn a_scene_with_a_fault_is_said_to_have_one_until_it_is_mended() {
        let (mut world, host) = opened();
        renew(&mut world, &host, SCENE, &changed("scene.toml", "start = ", "strat = "));
        let (text, is_brought) = fault(&world).expect("a fault");
        assert!(text.contains("scene.toml") && text.contains("改法") && !is_brought, "{text}");
        assert!(host.take().is_empty());
        renew(&mut world, &host, SCENE, &packed(&starter(Family::Bench, SCENE)));
        assert_eq!(fault(&world), None);
    }

    #[test]
    fn another_scene_changes_nothing_of_the_open_one() {
        let (mut world, host) = opened();
        renew(&mut world, &host, "lab/other", b"no pack");
        assert!(fault(&world).is_none() && host.take().is_empty());
    }

    #[test]
    fn what_is_no_pack_is_said_over_the_lesson_with_what_to_do() {
        let (mut world, host) = opened();
        bring(&mut world, &host, b"a letter".to_vec());
        let (text, is_brought) = fault(&world).expect("a fault");
        assert!(text.contains("改法") && text.contains("shujin pack") && is_brought, "{text}");
        assert!(is_open(&world, SCENE), "the lesson goes on");
    }
}
