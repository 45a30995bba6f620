//! Intents as a recording keeps them: to the last bit.

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
        for intent in [Intent::Seek { quarter }, set, look] {
            assert_eq!(again(&intent), intent);
        }
    }
}

#[test]
fn only_numbers_are_finite() {
    let set = |n| Intent::Set { value: "length".into(), to: Scalar::Number(n) };
    assert!(set(1.0).is_finite() && Intent::Walk { x: 0.0, z: 1.0 }.is_finite() && Intent::Next.is_finite());
    assert!(!set(f64::NAN).is_finite() && !Intent::Rate { rate: f64::INFINITY }.is_finite());
    assert!(!Intent::Look { left: 0.0, up: f32::NAN }.is_finite());
}
