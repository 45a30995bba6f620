//! Talk: said as Yarn's own runtime says it, the same from a pack as from its source, and whatever a program is made of,
//! nothing but the end of a dialogue comes of it.

use shujin_blocks::{
    catalogue,
    dialogue::{Choose, Talk, TalkLine},
};
use shujin_lesson::pack::{Limits, open, pack};
use shujin_lesson::{Dialogues, Files, Lesson, format::Family, read, read_packed, starter};
use shujin_play::{Intent, Play};
use std::sync::Arc;
use yarnspinner_core::prelude::{Instruction, LineId, OpCode, Operand, Program, YarnValue};
use yarnspinner_runtime::prelude::{
    Dialogue, DialogueEvent, MemoryVariableStorage, StringTableTextProvider, VariableStorage,
};

/// All that dialogues are made of, from one node to the next and round again.
const RICH: &str = r#"title: hello
---
lan: 早！{$n} 加一是 {$n + 1}，{round_places($n / 7, 2)}。 #line:a1
<<set $n to $n * 2 - 1>>
<<if $n > 6 and not $kind>>
    有 {string($n)} 个：{visited("bye")} {visited_count("hello")}。 #line:a2
    <<set $w to "b">>
<<elseif $w == "a" or $n % 2 == 0>>
    lan: 字 {$w + "!"} [b]重[/b] \[方括号\] [select value={$w} a="甲" b="乙"/]。 #line:a3
<<else>>
    lan: 别的 {floor(2.7)} {ceil(2.1)} {inc(2.5)} {dec(2.5)} {decimal(2.5)} {int(-2.5)}。 #line:a4
<<endif>>
-> 好：{$n} #line:o1
    <<set $kind to not $kind>>
    -> 里面的 #line:o2
        lan: 里面。 #line:a5
    -> 没有的 <<if false>> #line:o3
        lan: 不会。 #line:a6
    <<jump bye>>
-> 再来 <<if $n < 40>> #line:o4
    <<set $n += 3>>
    <<jump hello>>
-> 走 <<if $kind xor true>> #line:o5
lan: 到底了。 #line:a7
===
title: bye
---
<<if $kind>>
    lan: 再见，{visited_count("hello")} 次。 #line:b1
<<endif>>
<<if visited("bye")>>
    <<stop>>
<<endif>>
<<jump hello>>
===
"#;

/// The role starter with other dialogues.
fn files(yarn: &str) -> Files {
    let mut files = starter(Family::Role, "a/b");
    files.insert("dialogues/lan.yarn", yarn);
    let scene = String::from_utf8(files.get("scene.toml").expect("a scene").to_vec()).expect("UTF-8");
    let values = "[[value]]\nid = \"n\"\nstart = 3\n[[value]]\nid = \"w\"\nstart = \"a\"\noptions = [\"a\", \"b\"]\n";
    files.insert("scene.toml", format!("{scene}\n{values}"));
    files
}

fn lesson(yarn: &str) -> Lesson {
    let (lesson, report) = read(&files(yarn), &catalogue());
    let lesson = lesson.expect("a lesson");
    assert!(lesson.dialogue.is_some(), "{:?}", report.problems);
    lesson
}

/// A lesson in which the dialogue `hello` has begun.
fn begun(lesson: Lesson) -> Play {
    let mut play = shujin_blocks::open(Arc::new(lesson), 1).expect("it opens");
    play.tick(&[Intent::Start]);
    play.tick(&[Intent::Touch { node: "gardener".into() }]);
    play
}

/// The choices of a pupil, the same for the same seed.
struct Chance(u64);

impl Chance {
    fn below(&mut self, n: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) as usize % n
    }
}

fn shown(line: &TalkLine) -> String {
    format!("{} {:?} {}", line.id, line.role, line.text)
}

/// What is said, choosing by chance, up to 60 lines.
fn ours(lesson: Lesson, seed: u64) -> Vec<String> {
    let (mut play, mut chance, mut out) = (begun(lesson), Chance(seed), Vec::new());
    while let Some(talk) = play.state::<Talk>().filter(|t| t.active() && out.len() < 60) {
        if talk.options.is_empty() {
            out.extend(talk.line.as_ref().map(shown));
            play.tick(&[Intent::Next]);
        } else {
            out.push(talk.options.iter().map(shown).collect::<Vec<_>>().join(" | "));
            let option = chance.below(talk.options.len());
            play.tick(&[Intent::of(Choose { option })]);
        }
    }
    out
}

/// The same by Yarn's own runtime.
fn theirs(dialogues: &Dialogues, seed: u64) -> Vec<String> {
    let mut texts = StringTableTextProvider::new();
    texts.extend_base_language(dialogues.texts.iter().map(|(id, text)| (LineId(id.clone()), text.clone())));
    let mut values = MemoryVariableStorage::new();
    let mut dialogue = Dialogue::new(values.clone_shallow(), Box::new(texts));
    dialogue.replace_program(dialogues.program.clone());
    values.set("$n".into(), YarnValue::Number(3.0)).expect("a value");
    values.set("$w".into(), YarnValue::String("a".into())).expect("a value");
    dialogue.set_node("hello").expect("a node");
    let (mut chance, mut out) = (Chance(seed), Vec::new());
    let bare = |id: &LineId| id.0.trim_start_matches("line:").to_owned();
    while dialogue.can_continue() && out.len() < 60 {
        for event in dialogue.continue_().expect("a program that a compiler wrote") {
            match event {
                DialogueEvent::Line(line) => out.push(shown(&TalkLine {
                    id: bare(&line.id),
                    role: line.character_name().map(str::to_owned),
                    text: line.text_without_character_name(),
                })),
                DialogueEvent::Options(options) => {
                    let open: Vec<_> = options.into_iter().filter(|o| o.is_available).collect();
                    let line = |o: &yarnspinner_runtime::prelude::DialogueOption| TalkLine {
                        id: bare(&o.line.id),
                        role: None,
                        text: o.line.text_without_character_name(),
                    };
                    out.push(open.iter().map(|o| shown(&line(o))).collect::<Vec<_>>().join(" | "));
                    let option = open[chance.below(open.len())].id;
                    dialogue.set_selected_option(option).expect("an option");
                }
                DialogueEvent::DialogueComplete => return out,
                _ => {}
            }
        }
    }
    out
}

#[test]
fn dialogues_are_said_as_yarn_says_them() {
    let mut seen = std::collections::BTreeSet::new();
    for seed in 0..40 {
        let lesson = lesson(RICH);
        let theirs = theirs(lesson.dialogue.as_ref().expect("dialogues"), seed);
        assert_eq!(ours(lesson, seed), theirs, "seed {seed}");
        seen.extend(
            theirs.iter().flat_map(|said| said.split(" | ")).filter_map(|l| l.split(' ').next().map(str::to_owned)),
        );
    }
    for id in ["a1", "a2", "a3", "a5", "a7", "o1", "o2", "o4", "o5", "b1"] {
        assert!(seen.contains(id), "{id} was never said: {seen:?}");
    }
}

/// So that a figure can move while it speaks.
#[test]
fn that_a_dialogue_is_open_is_known_by_its_name() {
    let mut play = begun(lesson(
        "title: hello\n---\nlan: 早！ #line:a1\n<<jump bye>>\n===\ntitle: bye\n---\nlan: 再见。 #line:b1\n===\n",
    ));
    for _ in 0..2 {
        assert!(play.holds_now("talking.hello"), "also where it has jumped on from there");
        assert!(!play.holds_now("talking.bye"));
        play.tick(&[Intent::Next]);
    }
    assert!(!play.holds_now("talking.hello"));
}

#[test]
fn a_packed_lesson_talks_as_the_written_one() {
    let files = starter(Family::Role, "a/b");
    let opened = open(&pack("a/b", &files, None).expect("a pack"), &Limits::default()).expect("whole");
    let packed = read_packed(&opened, &catalogue()).0.expect("a lesson");
    let written = read(&files, &catalogue()).0.expect("a lesson");
    for seed in 0..4 {
        let said = ours(written.clone(), seed);
        assert!(said.len() >= 3 && said == ours(packed.clone(), seed));
    }
    assert_eq!(begun(written).hash(), begun(packed).hash());
}

fn node(lesson: &mut Lesson) -> &mut yarnspinner_core::prelude::Node {
    lesson.dialogue.as_mut().and_then(|d| d.program.nodes.get_mut("hello")).expect("the node")
}

fn code(code: OpCode, operands: &[Operand]) -> Instruction {
    Instruction { opcode: code as i32, operands: operands.to_vec() }
}

fn word(text: &str) -> Operand {
    text.to_owned().into()
}

/// Programs that no compiler writes.
#[test]
fn what_makes_no_sense_ends_the_dialogue() {
    use OpCode::{AddOption, CallFunc, Jump, JumpIfFalse, JumpTo, Pop, PushFloat, PushString, PushVariable, RunNode};
    use OpCode::{RunLine, StoreVariable};
    let call = |name: &str| code(CallFunc, &[word(name)]);
    let push = |n: f32| code(PushFloat, &[n.into()]);
    let programs: Vec<Vec<Instruction>> = vec![
        vec![],
        vec![code(Pop, &[])],
        vec![code(RunNode, &[])],
        vec![code(Jump, &[])],
        vec![code(JumpTo, &[word("start")])],
        vec![code(PushString, &[word("hello")]), code(RunNode, &[])],
        vec![code(PushString, &[word("gone")]), code(RunNode, &[])],
        vec![code(PushString, &[word("start")]), code(Jump, &[])],
        vec![code(PushString, &[word("maybe")]), code(JumpIfFalse, &[word("start")])],
        vec![code(RunLine, &[word("line:hello-morning"), 1e9.into()])],
        vec![code(RunLine, &[word("line:gone"), 0.0.into()])],
        vec![code(AddOption, &[word("line:hello-ask"), word("start"), 0.0.into(), true.into()])],
        vec![push(1e9), call("round")],
        vec![push(-1.0), call("round")],
        vec![push(f32::NAN), call("Number.Add")],
        vec![code(PushString, &[word("x")]), push(1.0), call("round")],
        vec![code(PushString, &[word("x")]), push(1.0), call("Bool.Not")],
        vec![push(1e30), push(1.0), call("inc"), push(1.0), call("dec")],
        vec![push(1.0), push(1e9), push(2.0), call("round_places")],
        vec![push(-1.0), push(1.0), call("dice")],
        vec![push(9.0), push(-9.0), push(2.0), call("random_range")],
        vec![push(1.0), push(0.0), push(2.0), call("Number.Modulo")],
        vec![code(PushVariable, &[word("$gone")])],
        vec![push(1.0), code(StoreVariable, &[word("gone")])],
        vec![Instruction { opcode: 77, operands: vec![] }],
        vec![code(PushString, &[])],
        vec![code(PushString, &[Operand { value: None }])],
        // Stacks up without end.
        vec![push(1.0), code(JumpTo, &[word("start")])],
        vec![
            code(AddOption, &[word("line:hello-ask"), word("start"), 0.0.into(), false.into()]),
            code(JumpTo, &[word("start")]),
        ],
        // Doubles a word without end.
        vec![
            code(PushVariable, &[word("$w")]),
            code(PushVariable, &[word("$w")]),
            push(2.0),
            call("String.Add"),
            code(StoreVariable, &[word("$w")]),
            code(JumpTo, &[word("start")]),
        ],
    ];
    for program in programs {
        let mut lesson = lesson(include_str!("../../lesson/src/starter/role/dialogues/lan.yarn"));
        let node = node(&mut lesson);
        node.labels.insert("start".into(), 0);
        node.instructions = program.clone();
        let play = begun(lesson);
        assert!(play.state::<Talk>().is_some_and(|t| !t.active()), "{program:?}");
        assert_eq!(play.counted("talked", "hello"), 1);
    }
}

/// Instructions of a good program changed by chance: no panic, no endless work.
#[test]
fn any_program_comes_to_an_end() {
    let lesson = lesson(RICH);
    let program = lesson.dialogue.as_ref().expect("dialogues").program.clone();
    let operands: Vec<Operand> = operands(&program);
    for seed in 0..3_000 {
        let mut chance = Chance(seed);
        let mut changed = lesson.clone();
        let node = node(&mut changed);
        for _ in 0..1 + chance.below(4) {
            let at = chance.below(node.instructions.len());
            let instruction = &mut node.instructions[at];
            match chance.below(3) {
                0 => instruction.opcode = chance.below(17) as i32,
                1 => instruction.operands.iter_mut().for_each(|o| *o = operands[chance.below(operands.len())].clone()),
                _ => drop(node.instructions.remove(at)),
            }
        }
        ours(changed, seed);
    }
}

fn operands(program: &Program) -> Vec<Operand> {
    let all = program.nodes.values().flat_map(|n| &n.instructions).flat_map(|i| i.operands.clone());
    all.chain([Operand { value: None }, f32::NAN.into(), (-1.0_f32).into(), 1e30_f32.into()]).collect()
}
