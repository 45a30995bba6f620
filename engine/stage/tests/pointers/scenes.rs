//! The scenes that hands are tested on: what there is in them to touch, to set and to walk to.

use crate::support::Stage;
use bevy::prelude::*;
use serde::Deserialize;
use shujin_blocks::question::Answer;
use shujin_play::Intent;
use shujin_stage::port::Command;
use std::fs;

/// All of them, as tests/cases/pointers/scenes.toml has them.
#[derive(Deserialize)]
pub struct Scenes {
    pub bench: Bench,
    pub walk: Walk,
    pub music: Music,
}

#[derive(Deserialize)]
pub struct Bench {
    pub scene: String,
    pub thing: String,
    pub other: String,
    first: Vec<String>,
    empty: [f32; 2],
    question: String,
    answer: String,
    pub number: String,
    pub shown_by: (String, f64),
    pub slider: [Slider; 2],
}

#[derive(Deserialize)]
pub struct Slider {
    pub value: String,
    pub middle: f64,
    pub most_of_it: f64,
    pub end: f64,
    pub one_step_on: f64,
    pub slack: f64,
}

#[derive(Deserialize)]
pub struct Walk {
    pub scene: String,
    pub viewpoint: String,
}

#[derive(Deserialize)]
pub struct Music {
    pub scene: String,
}

impl Scenes {
    pub fn read() -> Scenes {
        let text = fs::read_to_string("../../tests/cases/pointers/scenes.toml").expect("the scenes");
        toml::from_str(&text).expect("what there is in them")
    }
}

impl Bench {
    pub fn read() -> Bench {
        Scenes::read().bench
    }

    /// A place of the canvas where nothing lies.
    pub fn empty(&self) -> Vec2 {
        Vec2::from(self.empty)
    }

    /// The intent of touching its thing.
    pub fn touch(&self) -> Intent {
        Intent::Touch { node: self.thing.clone() }
    }

    /// Does what must be done before its question comes.
    pub fn prepare(&self, stage: &mut Stage) {
        for node in &self.first {
            stage.send(Command::Intent { intent: Intent::Touch { node: node.clone() } });
            stage.look();
        }
        stage.read();
    }

    /// A stage at it, begun.
    pub fn begin(&self) -> Stage {
        Stage::begin(&self.scene)
    }

    /// A stage at it after the guess, with which come its sliders.
    pub fn measuring(&self) -> Stage {
        let mut stage = self.begin();
        self.prepare(&mut stage);
        let answer = Intent::of(Answer { question: self.question.clone(), options: vec![self.answer.clone()] });
        for intent in [self.touch(), Intent::Next, answer] {
            stage.send(Command::Intent { intent });
            stage.look();
        }
        stage.read();
        for slider in &self.slider {
            assert!(stage.find(&slider.id()).is_some(), "{} in {:?}", slider.value, stage.tree());
        }
        stage
    }
}

impl Slider {
    /// Its id in the accessible tree.
    pub fn id(&self) -> String {
        format!("value.{}", self.value)
    }
}
