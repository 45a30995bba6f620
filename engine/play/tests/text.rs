//! Numbers as a learner reads them.

use shujin_play::text::decimal;

#[test]
fn numbers_have_their_decimals_and_a_true_minus() {
    for (n, digits, shown) in [
        (9.792, 3, "9.792"),
        (9.792, 2, "9.79"),
        (9.792, 0, "10"),
        (-0.25, 2, "−0.25"),
        (-3.0, 0, "−3"),
        (0.0, 1, "0.0"),
        (1234.5, 1, "1234.5"),
    ] {
        assert_eq!(decimal(n, digits), shown);
    }
}

#[test]
fn nothing_is_never_negative() {
    assert_eq!(decimal(-0.0, 0), "0");
    assert_eq!(decimal(-0.004, 2), "0.00");
    assert_eq!(decimal(-0.006, 2), "−0.01");
}
