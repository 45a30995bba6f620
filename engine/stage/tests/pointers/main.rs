//! Hands and keys at a whole stage, without window and graphics card: what they tell is what a window would tell, what comes of it is what
//! a host hears.

mod fingers;
mod keys;
mod scenes;
mod support;
mod taps;
