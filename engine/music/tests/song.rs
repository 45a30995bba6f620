//! The whole way on a real song: read, written as numbers, played, followed, seen and felt.
//!
//! Whichever scene brings the song is data: here it is found by its title among the scores of all scenes.

use std::fs;
use std::path::{Path, PathBuf};

use shujin_messages::Locale;
use shujin_music::flash;
use shujin_music::jianpu::spoken;
use shujin_music::practice::{Key, Practice};
use shujin_music::transport::{Cue, Transport};
use shujin_music::visuals::{self, Motion, Visuals, palette};
use shujin_music::{Score, captions, haptics, jianpu};

const TITLE: &str = "茉莉花";

fn song() -> Score {
    let scenes = Path::new("../../scenes");
    let folders = inside(scenes).into_iter().flat_map(|family| inside(&family)).map(|scene| scene.join("scores"));
    let files = folders.filter(|scores| scores.is_dir()).flat_map(|scores| inside(&scores));
    let scores = files.filter(|file| file.extension().is_some_and(|end| end == "musicxml"));
    let mut songs: Vec<_> = scores.map(|file| Score::read_musicxml(&fs::read(file).unwrap()).unwrap()).collect();
    songs.retain(|song| song.title == TITLE);
    assert_eq!(songs.len(), 1, "the scenes hold one score titled {TITLE}");
    songs.remove(0)
}

/// What lies in a folder; nothing in a file.
fn inside(folder: &Path) -> Vec<PathBuf> {
    if !folder.is_dir() {
        return Vec::new();
    }
    fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect()
}

fn english() -> Locale {
    Locale::of("en").expect("English")
}

#[test]
fn it_is_read_whole() {
    let song = song();
    assert_eq!((song.key_fifths, song.beats, song.beat_type, song.tempo()), (-1, 4, 4, 72.0));
    assert_eq!((song.notes.len(), song.measures.len(), song.phrases.len()), (67, 14, 7));
    assert_eq!(song.length(), 56.0);
    assert_eq!(song.range(), Some((60, 77)));
    assert!(song.notices.is_empty(), "{:?}", song.notices);
    let words: String = song.notes.iter().filter_map(|n| n.lyric.as_deref()).collect();
    assert_eq!(words, "好一朵茉莉花好一朵茉莉花满园的花开赛不过它本待要采一朵戴又恐怕又恐怕看花的骂");
    let starts: Vec<f64> = song.phrases.iter().map(|p| p.onset).collect();
    assert_eq!(starts, [0.0, 8.0, 16.0, 24.0, 32.0, 40.0, 46.0]);
}

#[test]
fn it_is_the_melody_of_the_songbooks() {
    let sheet = jianpu::write(&song());
    let expected = "\
1=F 4/4
3 3_ 5_ 6_ 1'_ 1'_ 6_ |
5 5_ 6_ 5 - |
3 3_ 5_ 6_ 1'_ 1'_ 6_ |
5 5_ 6_ 5 - |
5 5 5 3_ 5_ |
6 6 5 - |
3 2_ 3_ 5 3_ 2_ |
1 1_ 2_ 1 - |
3_ 2_ 1_ 3_ 2. 3_ |
5 6_ 1'_ 5 - |
2 3_ 5_ 2_ 3_ 1_ 6,_ |
5, - 6, 1 |
2. 3_ 1_ 2_ 1_ 6,_ |
5, - - - |]
";
    assert_eq!(spoken::plain(&sheet).replace(" \n", "\n"), expected);
}

#[test]
fn numbers_are_said_in_both_languages() {
    let song = song();
    let sheet = jianpu::write(&song);
    assert_eq!(spoken::note(&sheet, &song, 0, Locale::SOURCE), "3 四分音符，唱“好”");
    assert_eq!(spoken::note(&sheet, &song, 4, english()), "high 1, eighth note");
    assert_eq!(spoken::note(&sheet, &song, 66, Locale::SOURCE), "5 低音 全音符，唱“骂”");
    assert_eq!(spoken::sign(&sheet.bars[12].signs[5], Locale::SOURCE), "6 低音 八分音符");
    assert_eq!(
        spoken::bar(&sheet, 1, english()),
        "Bar 2: 5, quarter note; 5, eighth note; 6, eighth note; 5, half note"
    );
    assert_eq!(spoken::bar(&sheet, 99, english()), "");
}

#[test]
fn the_running_sign_is_found_at_every_moment() {
    let song = song();
    let sheet = jianpu::write(&song);
    for step in 0..560 {
        let at = f64::from(step) / 10.0;
        let (bar, sign) = sheet.at(at).unwrap_or_else(|| panic!("nothing at {at}"));
        let sign = &sheet.bars[bar].signs[sign];
        assert!(sign.onset <= at + 1e-6 && at < sign.onset + sign.length);
    }
    assert_eq!(sheet.at(56.0), None);
}

fn run(song: &Score, rate: f64, dt: f64) -> (Vec<(usize, Cue)>, f64) {
    let mut transport = Transport::new(song);
    transport.set_rate(rate);
    transport.play();
    let mut cues = Vec::new();
    let mut tick = 0;
    while transport.playing() {
        tick += 1;
        cues.extend(transport.tick(dt).into_iter().map(|c| (tick, c)));
        assert!(tick < 100_000, "never ends");
    }
    (cues, tick as f64 * dt)
}

#[test]
fn it_plays_every_note_once_in_order_at_any_rate() {
    let song = song();
    for rate in [0.25, 0.7, 1.0, 1.5] {
        let (cues, seconds) = run(&song, rate, 1.0 / 60.0);
        let expected = 56.0 * 60.0 / 72.0 / rate;
        assert!((seconds - expected).abs() < 0.05, "rate {rate}: {seconds} s, expected {expected} s");
        let on: Vec<usize> =
            cues.iter().filter_map(|(_, c)| if let Cue::On(n) = c { Some(*n) } else { None }).collect();
        assert_eq!(on, (0..67).collect::<Vec<_>>());
        let off = cues.iter().filter(|(_, c)| matches!(c, Cue::Off(_))).count();
        assert_eq!(off, 67);
        let phrases: Vec<usize> =
            cues.iter().filter_map(|(_, c)| if let Cue::Phrase(p) = c { Some(*p) } else { None }).collect();
        assert_eq!(phrases, (0..7).collect::<Vec<_>>());
        assert_eq!(cues.last().unwrap().1, Cue::End);
        // Each note within a tick of its moment.
        for (tick, cue) in &cues {
            if let Cue::On(n) = cue {
                let due = song.notes[*n].onset * 60.0 / 72.0 / rate * 60.0;
                assert!((*tick as f64 - due).abs() <= 1.5, "note {n} at tick {tick}, due {due}");
            }
        }
    }
}

#[test]
fn one_long_step_says_the_same_as_many_short_ones() {
    let song = song();
    let short: Vec<Cue> = run(&song, 1.0, 0.01).0.into_iter().map(|c| c.1).collect();
    let long: Vec<Cue> = run(&song, 1.0, 30.0).0.into_iter().map(|c| c.1).collect();
    assert_eq!(short, long);
}

#[test]
fn a_phrase_loops_until_released() {
    let song = song();
    let mut transport = Transport::new(&song);
    transport.set_loop(Some(5));
    assert_eq!(transport.position(), 40.0);
    transport.play();
    let mut cues = Vec::new();
    for _ in 0..60 * 12 {
        cues.extend(transport.tick(1.0 / 60.0));
        assert!((40.0..46.0).contains(&transport.position()));
    }
    // 12 s at 1.2 quarters a second are 14.4 quarters: begun three times.
    assert_eq!(cues.iter().filter(|c| **c == Cue::Phrase(5)).count(), 3);
    assert!(!cues.contains(&Cue::End));
    let on = cues.iter().filter(|c| matches!(c, Cue::On(_))).count();
    let off = cues.iter().filter(|c| matches!(c, Cue::Off(_))).count();
    assert!(on - off <= 1, "{on} begun, {off} ended");
    transport.set_loop(None);
    while transport.playing() {
        cues = transport.tick(0.1);
    }
    assert_eq!(cues.last(), Some(&Cue::End));
    transport.play();
    assert_eq!(transport.position(), 0.0);
}

#[test]
fn pausing_and_seeking_leave_nothing_sounding() {
    let song = song();
    let mut transport = Transport::new(&song);
    transport.play();
    assert_eq!(transport.tick(0.1), [Cue::Phrase(0), Cue::On(0)]);
    transport.pause();
    assert_eq!(transport.tick(0.1), [Cue::Off(0)]);
    assert_eq!(transport.tick(10.0), []);
    transport.seek(46.0);
    transport.play();
    let first = song.phrases[6].first;
    assert_eq!(transport.tick(0.1), [Cue::Phrase(6), Cue::On(first)]);
    transport.seek(f64::NAN);
    assert_eq!(transport.position(), 0.0);
    assert_eq!(transport.tick(0.1)[0], Cue::Off(first));
    transport.tick(f64::NAN);
    transport.tick(-5.0);
    let before = transport.state();
    transport.set_rate(f64::INFINITY);
    transport.set_loop(Some(99));
    assert_eq!(transport.state(), before);
    transport.set_rate(9.0);
    assert_eq!(transport.rate(), 1.5);
}

#[test]
fn a_pupil_plays_it_by_touch() {
    let song = song();
    let mut follow = Practice::new(&song, None);
    let wrong = follow.play(Key::Degree(5));
    assert!(!wrong.right && wrong.misses == 1 && wrong.expected.unwrap().degree == 3);
    let mut notes = 0;
    while let Some(expected) = follow.expected() {
        let key = if notes % 2 == 0 { Key::Degree(expected.degree) } else { Key::Midi(expected.midi) };
        let judged = follow.play(key);
        notes += 1;
        assert!(judged.right && judged.done == (notes == 67));
    }
    assert_eq!((follow.progress(), follow.counts()), ((67, 67), (67, 1)));
    assert!(follow.play(Key::Midi(60)).done);
    assert_eq!(Practice::new(&song, Some(5)).progress(), (0, 8));
    // The right degree in the wrong octave is wrong where a pitch is asked.
    assert!(!Practice::new(&song, None).play(Key::Midi(57)).right);
}

#[test]
fn every_quality_of_the_sound_is_seen_twice() {
    let song = song();
    let seen = Visuals::new(&song);
    let frame = seen.frame(4.5, Motion::Scroll);
    assert!(frame.left < 4.5 && 4.5 < frame.right);
    for shape in &frame.shapes {
        let note = &song.notes[shape.note];
        assert!(shape.x == note.onset && shape.width < note.length && shape.width > 0.7 * note.length);
        assert!((0.0..=0.85).contains(&(shape.y + shape.height / 2.0)));
        for other in &frame.shapes {
            let (a, b) = (song.notes[shape.note].pitch, song.notes[other.note].pitch);
            assert_eq!(a > b, shape.y > other.y);
            assert_eq!(shape.degree == other.degree, shape.pattern == other.pattern);
            assert_eq!(note.velocity > song.notes[other.note].velocity, shape.height > other.height);
        }
    }
    let glowing: Vec<usize> = frame.shapes.iter().filter(|s| s.glow > 0.99).map(|s| s.note).collect();
    assert_eq!(glowing.len(), 1);
    let lit = &song.notes[glowing[0]];
    assert!(lit.onset <= 4.5 && 4.5 < lit.end());
    assert!(frame.arches[0].glow > 0.99);
    assert_eq!(seen.frame(4.5, Motion::Still), seen.frame(4.5, Motion::Still));
}

/// The second phrase is the first one again, softer: that must be seen from the back of a room.
#[test]
fn a_softer_phrase_is_seen_to_be_thinner() {
    let song = song();
    let seen = Visuals::new(&song);
    let height = |quarter: f64| {
        let frame = seen.frame(quarter, Motion::Still);
        frame.shapes.iter().find(|shape| (shape.x - quarter).abs() < 1e-9).expect("a note").height
    };
    assert!(height(0.0) > 1.5 * height(8.0), "{} and {}", height(0.0), height(8.0));
}

#[test]
fn nothing_flashes_more_than_twice_a_second_at_any_rate() {
    let song = song();
    for motion in [Motion::Scroll, Motion::Still] {
        for rate in [0.25, 0.5, 0.75, 1.0, 1.25, 1.5] {
            let found = visuals::flashes(&song, rate, motion);
            assert!(found.whole <= 2 && found.place <= 2, "{motion:?} at {rate}: {found:?}");
        }
    }
}

/// Figures gliding past a place must not flash there, and must still be seen.
#[test]
fn a_weave_is_seen_but_is_no_flash() {
    for degree in 1..=7 {
        let colour = palette::colour(degree);
        let (light, dark) = (flash::relative(colour), flash::relative(palette::weave(colour)));
        assert!(light - dark < flash::CHANGE, "degree {degree}: {light} and {dark}");
        assert!((light + 0.05) / (dark + 0.05) > 1.1, "degree {degree}: {light} and {dark}");
    }
}

#[test]
fn the_light_of_a_frame_follows_its_shapes() {
    let seen = Visuals::new(&song());
    let mut frame = seen.frame(2.0, Motion::Still);
    let before = visuals::luminance(&frame);
    let cells = visuals::cells(&frame, 48, 27);
    assert_eq!(cells.len(), 48 * 27);
    assert!((cells.iter().sum::<f64>() / cells.len() as f64 - before).abs() < 1e-12);
    // Each colour on the field is found in some cell, and so is the ground.
    for shape in &frame.shapes {
        let light = flash::relative(shape.colour);
        assert!(cells.iter().any(|c| (c - light).abs() < 1e-12), "note {} is not seen", shape.note);
    }
    assert!(cells.contains(&flash::relative(frame.background)));
    // A picture that turns white and back at 10 Hz is caught.
    let mut lights = Vec::new();
    for i in 0..60 {
        frame.background = if i % 6 < 3 { [1.0; 3] } else { [0.0; 3] };
        lights.push(visuals::luminance(&frame));
    }
    assert!(flash::count(&lights, 1.0 / 60.0) >= 9);
}

#[test]
fn a_glow_is_no_flash_however_fast() {
    let seen = Visuals::new(&song());
    for step in 0..560 {
        let frame = seen.frame(f64::from(step) / 10.0, Motion::Still);
        for shape in &frame.shapes {
            let change = flash::relative(shape.colour) - flash::relative(visuals::palette::colour(shape.degree));
            assert!((0.0..flash::CHANGE).contains(&change), "note {}: {change}", shape.note);
            assert!((change > 0.0) == (shape.glow > 0.0));
        }
    }
}

#[test]
fn it_is_felt_in_time() {
    let song = song();
    assert_eq!(haptics::note(&song.notes[0], 60.0 / 72.0).len(), 1);
    for (i, phrase) in song.phrases.iter().enumerate() {
        let pattern = haptics::phrase(&song, i, 60.0 / 72.0);
        assert!(pattern.len() % 2 == 1 && pattern.len() <= 99);
        let total: u32 = pattern.iter().sum();
        let limit = phrase.length * 60_000.0 / 72.0;
        assert!(f64::from(total) <= limit && f64::from(total) > 0.5 * limit - 500.0, "{total} of {limit} ms");
    }
    let (soft, loud) = (&song.notes[11], &song.notes[0]);
    assert!(soft.velocity < loud.velocity && soft.length == loud.length);
    assert!(haptics::note(soft, 0.8) < haptics::note(loud, 0.8));
    assert!(haptics::phrase(&song, 99, 1.0).is_empty());
}

#[test]
fn the_caption_of_the_moment() {
    let list = [(0.0, "open".to_owned()), (16.0, "rise".to_owned()), (8.0, "again".to_owned())];
    assert_eq!(captions::current(&list, -1.0), None);
    assert_eq!(captions::current(&list, 0.0), Some("open"));
    assert_eq!(captions::current(&list, 15.9), Some("again"));
    assert_eq!(captions::current(&list, 99.0), Some("rise"));
}
