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

use crate::block_list::each_block;
use crate::format::Scene;
use crate::report::{CODES, Code, Severity};

macro_rules! blocks {
    ($($(#[$about:meta])* $block:ident: $field:ident: $type:ty = $key:literal;)*) => {
        #[path = "../../../blocks/src"]
        mod folders {
            $(pub mod $block {
                pub mod scene;
            })*
        }

        /// The blocks' forms, in the order of the list.
        pub(crate) static FORMS: &[&Form] = &[$(&folders::$block::scene::FORM),*];

        impl Scene {
            /// The scene's part of each block, in the order of the list.
            pub(crate) fn blocks(&self) -> impl Iterator<Item = &dyn SceneBlock> {
                let all: [&dyn SceneBlock; _] = [$(&self.$field),*];
                all.into_iter()
            }

            /// The forms of the blocks that the scene leaves out, in the order of the list.
            #[cfg(feature = "author")]
            pub(crate) fn left_out(&self) -> impl Iterator<Item = &'static Form> {
                let there = [$(scene_block::Field::is_there(&self.$field)),*];
                FORMS.iter().copied().zip(there).filter(|(_, there)| !there).map(|(form, _)| form)
            }
        }
    };
}

each_block!(blocks);

/// All kinds of problem in a scene, in no order: the core's and the blocks'.
pub fn codes() -> impl Iterator<Item = &'static Code> {
    CODES.iter().chain(FORMS.iter().flat_map(|form| form.codes))
}

/// How bad a problem of this name is.
pub(crate) fn severity(name: &str) -> Severity {
    of_name(name).map_or(Severity::Error, |code| code.severity)
}

/// Whether a problem of this name is said once of a name.
pub(crate) fn is_gathered(name: &str) -> bool {
    of_name(name).is_some_and(|code| code.is_gathered)
}

fn of_name(name: &str) -> Option<&'static Code> {
    codes().find(|code| code.name == name)
}

#[cfg(test)]
mod tests {
    use super::{FORMS, codes};
    use std::collections::BTreeSet;

    #[test]
    fn codes_of_blocks_are_sorted_and_each_is_listed_once() {
        assert!(FORMS.iter().all(|form| form.codes.windows(2).all(|pair| pair[0].name < pair[1].name)));
        let names: BTreeSet<&str> = codes().map(|code| code.name).collect();
        assert_eq!(names.len(), codes().count());
        assert!(
            names.iter().all(|name| name.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-'))
        );
    }
}
