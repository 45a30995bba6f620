//! The list of blocks, the same file as in the crate `blocks`: `each_block!(macro)` hands every line to a macro.

include!("../../blocks/src/list.rs");

pub(crate) use each_block;
