//! Intents as a recording keeps them: to the last bit.

use shujin_blocks::{
    BLOCKS,
    score::{Rate, Seek},
};
use shujin_lesson::format::Scalar;
use shujin_play::Intent;

fn again(intent: &Intent) -> Intent {
    serde_json::from_str(&serde_json::to_string(intent).unwrap()).unwrap()
}

#[test]
fn numbers_come_back_to_the_last_bit() {
    let mut bits: u64 = 0x9e37_79b9_7f4a_7c15;
    for _ in 0..20_000 {
        bits = bits.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        // Between 0.5 and 8 with all digits of the mantissa in use, as sliders and hands give them.
        let quarter = f64::from_bits((0x3fe + (bits >> 62)) << 52 | (bits & 0x000f_ffff_ffff_ffff));
        let set = Intent::Set { value: "length".into(), to: Scalar::Number(quarter) };
        let look = Intent::Look { left: quarter as f32, up: -quarter as f32 };
        for intent in [Intent::of(Seek { quarter }), set, look] {
            assert_eq!(again(&intent), intent);
        }
    }
}

#[test]
fn only_numbers_are_finite() {
    let set = |n| Intent::Set { value: "length".into(), to: Scalar::Number(n) };
    assert!(set(1.0).is_finite() && Intent::Walk { x: 0.0, z: 1.0 }.is_finite() && Intent::Next.is_finite());
    assert!(!set(f64::NAN).is_finite() && !Intent::of(Rate { rate: f64::INFINITY }).is_finite());
    assert!(!Intent::Look { left: 0.0, up: f32::NAN }.is_finite());
}

/// As pages, recordings and tests write them.
const WRITTEN: &[&str] = &[
    r#"{"intent":"start"}"#,
    r#"{"intent":"go","viewpoint":"gate"}"#,
    r#"{"intent":"next"}"#,
    r#"{"intent":"undo"}"#,
    r#"{"intent":"undo","hand":3}"#,
    r#"{"intent":"take","node":"cap"}"#,
    r#"{"intent":"put","hand":2,"place":"hook"}"#,
    r#"{"intent":"back"}"#,
    r#"{"intent":"stroke","cell":3,"node":"plate"}"#,
    r#"{"intent":"stroke-row","hand":1,"node":"plate"}"#,
    r#"{"intent":"unstroke","cell":3,"node":"plate"}"#,
    r#"{"intent":"apply","id":"sweep"}"#,
    r#"{"intent":"pour","dose":1000,"from":"beaker","hand":3,"to":"flask"}"#,
    r#"{"intent":"pour-back","from":"flask","parts":{"ink":1,"water":999},"to":"beaker"}"#,
    r#"{"intent":"begin","hand":3,"node":"cell-plus"}"#,
    r#"{"intent":"join","to":"lamp-a"}"#,
    r#"{"intent":"drop"}"#,
    r#"{"intent":"rewire","a":"cell-plus","b":"lamp-a","joined":false}"#,
    r#"{"intent":"hold","node":"bob"}"#,
    r#"{"intent":"let-go","node":"bob"}"#,
    r#"{"intent":"answer","options":["one"],"question":"which"}"#,
    r#"{"intent":"choose","option":1}"#,
    r#"{"intent":"act","action":"release"}"#,
    r#"{"intent":"press","instrument":"watch"}"#,
    r#"{"intent":"record"}"#,
    r#"{"intent":"strike","row":2}"#,
    r#"{"intent":"restore","row":2}"#,
    r#"{"intent":"play","on":true}"#,
    r#"{"intent":"seek","quarter":1.5}"#,
    r#"{"intent":"rate","rate":0.75}"#,
    r#"{"intent":"loop","phrase":0}"#,
    r#"{"intent":"key","key":3}"#,
];

#[test]
fn intents_of_blocks_are_written_as_those_of_the_lesson() {
    for text in WRITTEN {
        let intent: Intent = serde_json::from_str(text).expect(text);
        assert_eq!(intent.check(BLOCKS), Ok(()), "{text}");
        assert_eq!(serde_json::to_string(&intent).expect("it is written"), *text);
    }
    let kinds: Vec<&str> = BLOCKS.iter().flat_map(|block| block.intents()).map(|on| on.kind()).collect();
    for kind in kinds {
        assert!(
            WRITTEN.iter().any(|text| text.contains(&format!("\"intent\":\"{kind}\""))),
            "{kind} has no example here"
        );
    }
}

#[test]
fn an_intent_that_no_block_knows_is_told_and_does_nothing() {
    let bad = [
        (r#"{"intent":"strik","row":2}"#, "strik"),
        (r#"{"intent":"strike","row":"two"}"#, "two"),
        (r#"{"intent":"strike"}"#, "row"),
        (r#"{"intent":"go"}"#, "go"),
        (r#"{"intent":"walk","x":"far","z":0}"#, "walk"),
    ];
    for (text, names) in bad {
        let intent: Intent = serde_json::from_str(text).expect("an object with a kind");
        let told = intent.check(BLOCKS).expect_err(text);
        assert!(told.contains(names), "{text}: {told}");
    }
}
