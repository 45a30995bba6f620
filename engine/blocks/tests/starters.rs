//! The bench that authors start from, as a pupil works at it: what it counts is what the pupil did.

use shujin_blocks::{
    catalogue,
    lab::{Act, Press, Record},
    question::Answer,
};
use shujin_lesson::format::{Family, Scalar};
use shujin_lesson::{read, starter};
use shujin_play::{Intent, Play};
use std::sync::Arc;

fn play(seed: u64) -> Play {
    let lesson = Arc::new(read(&starter(Family::Bench, "a/b"), &catalogue()).0.expect("a lesson"));
    shujin_blocks::open(lesson, seed).expect("opens")
}

fn until(play: &mut Play, what: &str) {
    for _ in 0..60 * 60 {
        if play.holds_now(what) {
            return;
        }
        play.tick(&[]);
    }
    panic!("a minute without {what}");
}

fn wait(play: &mut Play) {
    (0..60).for_each(|_| drop(play.tick(&[])));
}

/// Sets a length, times five swings, writes a row.
fn measure(play: &mut Play, length: f64) {
    let press = || Intent::of(Press { instrument: "watch".into() });
    play.tick(&[Intent::Set { value: "length".into(), to: Scalar::Number(length) }]);
    play.tick(&[Intent::of(Act { action: "hold".into() })]);
    wait(play);
    play.tick(&[Intent::of(Act { action: "release".into() })]);
    play.tick(&[press()]);
    until(play, "lab.swings >= 5");
    play.tick(&[press()]);
    wait(play);
    // Nothing is written before the pupil says how many swings there were.
    play.tick(&[Intent::of(Record {})]);
    play.tick(&[Intent::Set { value: "tally".into(), to: Scalar::Number(5.0) }]);
    play.tick(&[Intent::of(Record {})]);
    wait(play);
}

#[test]
fn rows_at_one_length_are_one_length_however_the_ruler_errs() {
    for seed in 0..20 {
        let mut play = play(seed);
        play.tick(&[Intent::Start]);
        until(&mut play, "time > 1");
        play.tick(&[Intent::of(Answer { question: "longer".into(), options: vec!["slower".into()] })]);
        (0..4).for_each(|_| {
            play.tick(&[Intent::Next]);
            wait(&mut play);
        });
        for rows in 1..=4 {
            measure(&mut play, 0.5);
            assert!(play.holds_now(&format!("rows == {rows} and distinct.l == 1")), "seed {seed}, row {rows}");
        }
        assert!(play.holds_now("done.measure.first and not done.measure.more"), "three rows are not three lengths");
        measure(&mut play, 0.6);
        assert!(play.holds_now("not done.measure.more"));
        measure(&mut play, 0.8);
        wait(&mut play);
        assert!(play.holds_now("distinct.l == 3 and done.measure.more"), "seed {seed}");
    }
}
