//! Reading aloud: offered where the host has a voice, and told of what stands on the screen, to who has chosen it alone.

use crate::scenes::Bench;
use crate::support::Stage;
use shujin_play::Intent;
use shujin_stage::port::Command;

/// The host has voices for these languages.
fn voices(stage: &mut Stage, langs: &[&str]) {
    stage.send(Command::Voices { langs: langs.iter().map(|lang| (*lang).to_owned()).collect() });
    stage.look();
}

fn press(stage: &mut Stage, ids: &[&str]) {
    for id in ids {
        assert!(stage.find(id).is_some(), "{id} in {:?}", stage.tree());
        stage.send(Command::Press { id: (*id).into() });
        stage.look();
    }
}

/// What these elements are called, in reading order.
fn names(stage: &Stage, is_one: impl Fn(&str) -> bool) -> Vec<String> {
    stage.tree().iter().filter(|element| is_one(&element.id)).map(|element| element.name.clone()).collect()
}

/// Whether these texts are read, one after another.
fn are_read(stage: &Stage, texts: &[String]) -> bool {
    assert!(!texts.is_empty(), "{:?}", stage.tree());
    stage.aloud().windows(texts.len()).any(|read| read == texts)
}

#[test]
fn it_is_offered_where_the_host_has_a_voice_for_the_language_shown() {
    let mut stage = Stage::home([1280, 720]);
    stage.look();
    press(&mut stage, &["settings"]);
    let is_offered = |stage: &Stage| {
        assert!(stage.find("sound.on").is_some(), "the card is open");
        stage.find("aloud.on").is_some()
    };
    assert!(!is_offered(&stage), "a window has no voice");
    voices(&mut stage, &["en", "no locale"]);
    assert!(!is_offered(&stage), "Chinese is shown");
    stage.send(Command::Language { lang: "en".into() });
    stage.look();
    assert!(is_offered(&stage));
    press(&mut stage, &["aloud.on"]);
    assert!(stage.find("aloud.on").is_some_and(|button| button.checked));
    voices(&mut stage, &[]);
    assert!(!is_offered(&stage), "the voices are gone");
}

#[test]
fn what_is_said_asked_and_to_be_done_is_read_for_as_long_as_it_stands_there() {
    let bench = Bench::read();
    let mut stage = bench.begin();
    bench.prepare(&mut stage);
    voices(&mut stage, &["zh-CN"]);
    let before = stage.intents().len();
    stage.send(Command::Intent { intent: bench.touch() });
    stage.look();
    assert!(stage.aloud().is_empty(), "nobody has chosen it: {:?}", stage.aloud());
    press(&mut stage, &["settings", "aloud.on"]);
    assert!(stage.aloud().is_empty(), "nothing is read over the settings: {:?}", stage.aloud());
    press(&mut stage, &["settings-done"]);
    let card = names(&stage, |id| matches!(id, "reading" | "about"));
    assert_eq!(card.len(), 2);
    assert!(are_read(&stage, &card), "{card:?} in {:?}", stage.aloud());
    // The question comes when the card is put away: with what can be answered, and without the card.
    press(&mut stage, &["next"]);
    let asked = names(&stage, |id| id == "ask" || id.starts_with("answer."));
    assert!(asked.len() > 2, "{asked:?}");
    assert!(are_read(&stage, &asked), "{asked:?} in {:?}", stage.aloud());
    assert!(!stage.aloud().contains(&card[1]), "{:?}", stage.aloud());
    // What there is to do comes after it.
    let step = names(&stage, |id| id.starts_with("step."));
    let place = |text: &str| stage.aloud().iter().position(|read| read == text);
    assert!(place(&step[0]) > place(&asked[0]), "{step:?} in {:?}", stage.aloud());
    press(&mut stage, &["pause"]);
    assert!(stage.aloud().is_empty(), "{:?}", stage.aloud());
    press(&mut stage, &["resume"]);
    assert!(are_read(&stage, &asked), "{:?}", stage.aloud());
    stage.send(Command::Language { lang: "en".into() });
    stage.look();
    assert!(stage.aloud().is_empty(), "there is no voice for it: {:?}", stage.aloud());
    stage.send(Command::Language { lang: "zh-CN".into() });
    stage.look();
    assert!(are_read(&stage, &asked), "{:?}", stage.aloud());
    assert_eq!(stage.since(before), [bench.touch(), Intent::Next], "no more of it is recorded");
    stage.send(Command::Close);
    stage.look();
    assert!(stage.aloud().is_empty(), "home is not read: {:?}", stage.aloud());
}
