//! What the check says of scenes held against pupils: scenes are spoilt in many small ways, checked, and played by pupils who
//! try whatever there is to try. What the check says never happens must not happen to any of them; and what surely keeps a
//! lesson from its end the check must report.
//!
//! The same spoilt scenes every time. `SHUJIN_WANDER=100` spoils each scene so many times, elsewhere each time.

mod spoilt;

use shujin_blocks::catalogue;
use shujin_lab::rng::Rng;
use shujin_lesson::report::Severity;
use shujin_lesson::{Locale, Report, read};
use shujin_play::Phase;
use spoilt::claims::{Claim, claims};
use spoilt::mutant::{CERTAIN, spoil};
use spoilt::scene::{Scene, all, of_hands, starters};
use spoilt::small;
use spoilt::wanderer::Wanderer;
use std::sync::Arc;

/// How often each scene is spoilt.
fn rounds() -> u64 {
    std::env::var("SHUJIN_WANDER").ok().and_then(|n| n.parse().ok()).unwrap_or(24)
}

fn errors(report: &Report) -> usize {
    report.problems.iter().filter(|p| p.severity == Severity::Error).count()
}

#[test]
fn scenes_and_starters_are_clean() {
    for scene in all() {
        let (_, mut report) = read(&scene.files(), &catalogue());
        // A starter leaves something for its author to write.
        report.problems.retain(|p| p.code != "placeholder-left");
        assert_eq!(report.to_text(Locale::of("en").unwrap_or_default(), ""), "", "{}", scene.name);
    }
}

#[test]
fn what_is_said_never_to_happen_never_happens() {
    let mut claimed = 0;
    for scene in all() {
        for round in 0..rounds() {
            let mut rng = Rng::stream(round + 1, 7);
            let mut spoilt = scene.clone();
            let how = [(); 2].map(|()| spoil(&mut spoilt, &mut rng)).concat();
            claimed += held(&spoilt, &how, round);
        }
    }
    // Otherwise nothing was tried.
    assert!(claimed > 40, "only {claimed} things were said never to happen");
}

#[test]
fn nor_in_small_lessons() {
    let mut claimed = 0;
    for scene in small::scenes() {
        for round in 0..rounds() {
            let mut rng = Rng::stream(round + 1, 6);
            let mut spoilt = scene.clone();
            let how = [(); 2].map(|()| spoil(&mut spoilt, &mut rng)).concat();
            claimed += held(&spoilt, &how, round);
        }
    }
    assert!(claimed > 400, "only {claimed} things were said never to happen");
}

#[test]
fn nor_where_things_are_taken_poured_and_joined() {
    let mut claimed = 0;
    for scene in of_hands() {
        for round in 0..4 * rounds() {
            let mut rng = Rng::stream(round + 1, 5);
            let mut spoilt = scene.clone();
            let how = [(); 2].map(|()| spoil(&mut spoilt, &mut rng)).concat();
            claimed += held(&spoilt, &how, round);
        }
    }
    assert!(claimed > 60, "only {claimed} things were said never to happen");
}

/// Plays a spoilt scene and holds what happens against the report; gives how much the report says.
fn held(scene: &Scene, how: &str, seed: u64) -> usize {
    let files = scene.files();
    let (lesson, report) = read(&files, &catalogue());
    let Some(lesson) = lesson.map(Arc::new) else { return 0 };
    let claims = claims(&report, &files, &lesson);
    let Ok(play) = shujin_blocks::open(lesson, seed) else { return 0 };
    let mut pupil = Wanderer::new(play, seed);
    for _ in 0..scene.patience() {
        pupil.go_on();
        if let Some(broken) = claims.iter().find(|claim| claim.happened(&pupil)) {
            panic!(
                "{} ({how}): {broken:?} happened\n{}",
                scene.name,
                report.to_text(Locale::of("en").unwrap_or_default(), "")
            );
        }
    }
    claims.len()
}

#[test]
fn what_surely_has_no_end_is_reported() {
    let mut tried = 0;
    for scene in all() {
        for certain in CERTAIN {
            for n in 0.. {
                let mut spoilt = scene.clone();
                let Some(how) = certain(&mut spoilt, n) else { break };
                let (_, report) = read(&spoilt.files(), &catalogue());
                assert!(
                    errors(&report) > 0,
                    "{} ({how}) is not reported:\n{}",
                    scene.name,
                    report.to_text(Locale::of("en").unwrap_or_default(), "")
                );
                tried += 1;
            }
        }
    }
    assert!(tried > 50, "only {tried} ways of spoiling were tried");
}

#[test]
fn starters_that_check_clean_are_played_to_their_end() {
    let (mut clean, mut ended) = (0, 0);
    for scene in starters() {
        for round in 0..rounds() {
            let mut rng = Rng::stream(round + 1, 8);
            let mut spoilt = scene.clone();
            // The first is as it was.
            let how = if round == 0 { String::new() } else { spoil(&mut spoilt, &mut rng) };
            let (lesson, report) = read(&spoilt.files(), &catalogue());
            let Some(lesson) = lesson.filter(|_| errors(&report) == 0) else { continue };
            let mut pupil =
                Wanderer::new(shujin_blocks::open(Arc::new(lesson), round).expect("a lesson that checks clean"), round);
            for _ in 0..10 * spoilt.patience() {
                if pupil.play.phase != Phase::Finished {
                    pupil.go_on();
                }
            }
            let finished = pupil.play.phase == Phase::Finished;
            let at = pupil.play.progress.open_step(&pupil.play.lesson.scene).map(|(task, step)| (&task.id, &step.id));
            assert!(finished || round > 0, "{} has no end: {at:?}", scene.name);
            if !finished {
                println!("{} ({how}) was not finished", scene.name);
            }
            clean += 1;
            ended += usize::from(finished);
        }
    }
    println!("{ended} of {clean} ended");
    // Some of them can be played into a corner: that something could happen is all that is known.
    assert!(ended * 5 >= clean * 4, "{ended} of {clean} that check clean were played to their end");
}

#[test]
fn a_claim_that_is_wrong_is_found_out() {
    let scene = starters().into_iter().next().expect("a starter");
    let lesson = read(&scene.files(), &catalogue()).0.expect("a lesson");
    let step = format!("{}.{}", lesson.scene.tasks[0].id, lesson.scene.tasks[0].steps[0].id);
    let mut pupil = Wanderer::new(shujin_blocks::open(Arc::new(lesson), 1).expect("a clean lesson"), 1);
    (0..scene.patience()).for_each(|_| pupil.go_on());
    assert!(Claim::Done(step).happened(&pupil));
}
