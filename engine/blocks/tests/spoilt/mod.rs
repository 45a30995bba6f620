//! Scenes, how to spoil them, who plays them, and what is said of them.

pub mod claims;
pub mod mutant;
pub mod scene;
pub mod small;
pub mod wanderer;
