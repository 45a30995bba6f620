//! Hands and keys at a whole stage, without window and graphics card: what they tell is what a window would tell, what comes of it is what
//! a host hears.

mod aloud;
mod fingers;
mod focus;
mod hands;
mod keys;
mod pictures;
mod pinyin;
mod room;
mod scenes;
mod surfaces;
mod vessels;
mod wires;
// The tests of all scenes use it too, and other parts of it.
#[allow(dead_code)]
mod support;
mod taps;
