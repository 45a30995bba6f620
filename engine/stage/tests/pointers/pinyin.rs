//! Pinyin: beside the characters of which the scene has it, in the language that it belongs to, until somebody puts it away.

use crate::scenes::Scenes;
use crate::support::Stage;
use bevy::prelude::*;
use shujin_stage::port::Command;

/// What stands in brackets behind pieces of texts, with the character before it, sorted.
fn beside(stage: &mut Stage) -> Vec<(char, String)> {
    let world = stage.app.world_mut();
    let mut texts = world.query::<(&Text, &Children)>();
    let mut found = Vec::new();
    for (text, spans) in texts.iter(world) {
        let spans = spans.iter().filter_map(|span| world.get::<TextSpan>(span)).map(|span| span.0.clone());
        let pieces: Vec<String> = std::iter::once(text.0.clone()).chain(spans).collect();
        for pair in pieces.windows(2) {
            let inner = pair[1].strip_prefix('(').and_then(|rest| rest.strip_suffix(')'));
            found.extend(pair[0].chars().last().zip(inner.map(str::to_owned)));
        }
    }
    found.sort();
    found
}

fn press(stage: &mut Stage, id: &str) {
    assert!(stage.find(id).is_some(), "{id} in {:?}", stage.tree());
    stage.send(Command::Press { id: id.into() });
    stage.look();
}

#[test]
fn what_was_not_learnt_has_its_pinyin_until_somebody_does_without() {
    let mut stage = Stage::begin(&Scenes::read().walk.scene);
    stage.look();
    let shown = beside(&mut stage);
    assert!(!shown.is_empty(), "{:?}", stage.tree());
    for (character, pinyin) in &shown {
        assert!(!character.is_ascii() && !pinyin.is_ascii(), "{character} {pinyin}");
        let is_named = |pinyin: &str| stage.tree().iter().any(|element| element.name.contains(&format!("({pinyin})")));
        assert!(!is_named(pinyin), "who hears a name hears it once");
    }
    press(&mut stage, "settings");
    press(&mut stage, "pinyin.off");
    press(&mut stage, "settings-done");
    assert_eq!(beside(&mut stage), []);
    press(&mut stage, "settings");
    press(&mut stage, "pinyin.on");
    press(&mut stage, "settings-done");
    assert_eq!(beside(&mut stage), shown);
    stage.send(Command::Language { lang: "en".into() });
    stage.look();
    assert_eq!(beside(&mut stage), []);
    press(&mut stage, "settings");
    assert!(stage.find("pinyin.on").is_none(), "English has none");
}
