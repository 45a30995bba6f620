//! Each viewpoint of each scene, on a screen and on an 86-inch board: the same interface on both, all of it on the canvas, no control over
//! another. What the world looks like from there the browser's tests show.

use crate::scenes;
use crate::support::Stage;
use shujin_play::Intent;
use shujin_stage::port::{Command, Element};
use shujin_stage::ui::theme::Contrast;

/// Frames until one sets off, when the scene has led to where it begins, and until one is there: the longest way takes four seconds.
const GO: usize = 60;
const WAY: usize = 340;

/// Roles of what can be pressed or pulled.
const CONTROLS: [&str; 4] = ["button", "slider", "switch", "option"];

/// A canvas: its size, and the diagonal of the board that it fills, inches.
const SCREEN: ([u32; 2], f32) = ([1280, 720], 0.0);
const BOARD: ([u32; 2], f32) = ([3840, 2160], 86.0);

/// Rectangles are told to whole pixels.
const ROUNDING: f32 = 1.0;

#[test]
fn every_viewpoint_shows_the_same_interface_on_a_screen_and_on_a_board() {
    let mut wrong = Vec::new();
    for scene in scenes() {
        let (screen, board) = (seen(&scene, SCREEN), seen(&scene, BOARD));
        assert!(!screen.is_empty(), "{scene} has viewpoints");
        for ((viewpoint, here), (_, there)) in screen.iter().zip(&board) {
            let said = |tree: &[Element]| -> Vec<String> {
                // What has no name of its own is counted.
                let id = |element: &Element| element.id.split("text.").next().unwrap_or_default().to_owned();
                tree.iter().map(|element| format!("{} {} {}", id(element), element.name, element.value)).collect()
            };
            if said(here) != said(there) {
                wrong.push(format!(
                    "{scene}, {viewpoint}: {:#?} on a screen, {:#?} on a board",
                    said(here),
                    said(there)
                ));
            }
            for (name, tree, canvas) in [("screen", here, SCREEN), ("board", there, BOARD)] {
                wrong
                    .extend(faults(tree, canvas).into_iter().map(|why| format!("{scene}, {viewpoint}, {name}: {why}")));
            }
        }
    }
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
}

/// A scene on a canvas of this size that fills a board of so many inches; 0 for a screen.
pub fn on_canvas(scene: &str, (size, inches): ([u32; 2], f32)) -> Stage {
    let comfort =
        Command::Comfort { reduce_motion: false, contrast: Contrast::Usual, board_inches: inches, vibrates: false };
    Stage::open_on(size, scene, &[comfort])
}

/// Begins the open scene anew and goes to a viewpoint.
pub fn go(stage: &mut Stage, viewpoint: &str) {
    let mut wanted = stage.recording();
    wanted["ticks"] = (GO + WAY).into();
    wanted["intents"] = serde_json::json!([[0, Intent::Start], [GO, Intent::Go { viewpoint: viewpoint.to_owned() }]]);
    wanted["hashes"] = serde_json::json!([]);
    stage.send(Command::Replay { recording: wanted, fast: true });
    stage.frames(1);
    stage.look();
    stage.look();
    assert_eq!(stage.state()["lesson"]["at"], viewpoint, "one comes to the viewpoint");
}

/// The interface as it is told at each viewpoint, without the names over things, the arrows to them, what shows more of a card and what is only
/// there to be read beside keys: of how many there is need and for which there is room depends on the canvas.
fn seen(scene: &str, (size, inches): ([u32; 2], f32)) -> Vec<(String, Vec<Element>)> {
    let mut stage = on_canvas(scene, (size, inches));
    let viewpoints = stage.viewpoints();
    let mut seen = Vec::new();
    for viewpoint in viewpoints {
        go(&mut stage, &viewpoint);
        let of_room = ["node.", "face.", "more.", "rate", "rhythm", "text.footer."];
        let tree = stage.tree().iter().filter(|element| !of_room.iter().any(|word| element.id.starts_with(word)));
        let tree: Vec<Element> = tree.cloned().collect();
        assert!(tree.len() > 5, "{scene}, {viewpoint}: {tree:?}");
        seen.push((viewpoint, tree));
    }
    seen
}

/// Controls that are not whole on the canvas, too small for a finger on a board, or over one another.
fn faults(tree: &[Element], ([width, height], inches): ([u32; 2], f32)) -> Vec<String> {
    let mut found = Vec::new();
    let controls: Vec<&Element> = tree.iter().filter(|element| CONTROLS.contains(&element.role.as_str())).collect();
    for (at, one) in controls.iter().enumerate() {
        let [x, y, w, h] = one.rect;
        let inside =
            x >= -ROUNDING && y >= -ROUNDING && x + w <= width as f32 + ROUNDING && y + h <= height as f32 + ROUNDING;
        if !inside {
            found.push(format!("{} lies at {:?}, not on the canvas", one.id, one.rect));
        }
        for other in &controls[at + 1..] {
            let [ox, oy, ow, oh] = other.rect;
            let (across, down) = ((x + w).min(ox + ow) - x.max(ox), (y + h).min(oy + oh) - y.max(oy));
            if across > ROUNDING && down > ROUNDING {
                found.push(format!("{} {:?} and {} {:?} lie over one another", one.id, one.rect, other.id, other.rect));
            }
        }
        let millimetre = (f64::from(width).hypot(f64::from(height)) / f64::from(inches) / 25.4) as f32;
        if inches > 0.0 && w.min(h) + ROUNDING < 25.0 * millimetre {
            found.push(format!("{} is {w} by {h} pixels, less than 25 mm", one.id));
        }
    }
    found
}
