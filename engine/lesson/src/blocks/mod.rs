//! The parts that a scene may have or leave out, as authors write them.
//!
//! A block's folder lies in the crate `blocks`: what runs stands there, what authors write in its subfolder `scene`, which is compiled
//! here, for this crate reads it and may not see the other. The list of blocks is the same file in both.
//!
//! Does: say what reader, checker, schema and reference ask of a block ([`SceneBlock`], [`Form`]). Does not: name a block.

mod form;
mod scene_block;

pub(crate) use form::Form;
#[cfg(feature = "author")]
pub(crate) use form::{About, NameRow, TextId, TextRow};
pub(crate) use scene_block::SceneBlock;

include!("../../../blocks/src/list.rs");

macro_rules! modules {
    ($($(#[$about:meta])* $block:ident: $field:ident: $type:ty = $key:literal;)*) => {
        #[path = "../../../blocks/src"]
        mod folders {
            $(pub mod $block {
                pub mod scene;
            })*
        }

        pub(crate) use folders::*;

        /// The blocks' forms, in the order of the list.
        pub(crate) static FORMS: &[&Form] = &[$(&$block::scene::FORM),*];

        /// The types of all blocks.
        pub mod formats {
            $(pub use super::$block::scene::format::*;)*
        }
    };
}

each_block!(modules);
pub(crate) use each_block;
