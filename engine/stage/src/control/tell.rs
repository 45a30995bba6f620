//! What the host is told: state, recording, the first frames of a scene, files dropped on the window.

use crate::{host::Host, lesson::Lesson, port::Notice, screen::Screen};
use bevy::prelude::*;
use serde_json::json;

/// Tells what was done so far; nothing of a lesson that is not kept, whose recording leads nowhere or is nobody's.
pub(super) fn tell_recording(lesson: &Lesson, host: &Host) {
    if !lesson.is_kept {
        return;
    }
    let recording = serde_json::to_value(lesson.recorder.recording()).unwrap_or_default();
    host.tell(Notice::Recording { recording });
}

/// Tells where the screen and the lesson stand.
pub(super) fn tell_state(world: &World, host: &Host) {
    let screen = world.resource::<Screen>();
    let lesson = world.get_resource::<Lesson>().map(|l| &l.play);
    let scene = lesson.map(|p| p.lesson.scene.id.clone());
    let state = lesson.map_or(json!({}), |p| {
        let mut state = json!({
            "values": p.values,
            "done": p.progress.done,
            "task": p.progress.open_task(&p.lesson.scene).map(|t| &t.id),
            "step": p.progress.open_step(&p.lesson.scene).map(|(_, s)| &s.id),
            "reading": p.speech.reading(),
            "said": p.speech.lines().collect::<Vec<_>>(),
            "at": p.walker.at,
            "eye": p.walker.eye,
            "log": p.log.iter().map(|l| &l.1).collect::<Vec<_>>(),
            "hints": p.progress.hints,
            "counts": p.counts(),
            "hash": p.hash(),
            "paused": screen.paused,
            "drawn": screen.quality,
            "lang": screen.locale.tag(),
        });
        state.as_object_mut().into_iter().for_each(|all| all.extend(p.described()));
        state
    });
    host.tell(Notice::State {
        screen: screen.word(lesson.map(|p| p.phase)).into(),
        scene,
        tick: lesson.map_or(0, |p| p.tick),
        lesson: state,
    });
}

/// What was dropped on the window is for the host to bring: the engine opens no file.
#[cfg(not(target_arch = "wasm32"))]
pub(super) fn tell_dropped(mut dropped: MessageReader<bevy::window::FileDragAndDrop>, host: Res<Host>) {
    for one in dropped.read() {
        if let bevy::window::FileDragAndDrop::DroppedFile { path_buf, .. } = one {
            host.tell(Notice::Dropped { path: path_buf.to_string_lossy().into_owned() });
        }
    }
}

/// The first frames of an opened scene have been drawn.
pub(super) fn tell_drawn(lesson: Option<ResMut<Lesson>>, host: Res<Host>) {
    let Some(mut lesson) = lesson else { return };
    if lesson.frames < 2 {
        lesson.frames += 1;
        if lesson.frames == 2 {
            host.tell(Notice::Progress { scene: lesson.play.lesson.scene.id.clone(), fraction: 1.0 });
        }
    }
}
