//! Whether a file's numbers lie where it says. The reader of glTF trusts that, and a hostile file would end it.

use gltf::Accessor;
use gltf::accessor::{DataType, Dimensions};

/// Most points or indices of one part: far more than a scene may have.
const MOST: usize = 1 << 22;

/// Whether an accessor is of one of these kinds and forms, and within the file.
pub(super) fn is_sound(accessor: &Accessor<'_>, blob: &[u8], kinds: &[DataType], forms: &[Dimensions]) -> bool {
    let (Some(view), None) = (accessor.view(), accessor.sparse()) else { return false };
    let (size, count) = (accessor.size(), accessor.count());
    let stride = view.stride().unwrap_or(size);
    let reach =
        count.checked_sub(1).and_then(|n| n.checked_mul(stride)?.checked_add(accessor.offset())?.checked_add(size));
    kinds.contains(&accessor.data_type())
        && forms.contains(&accessor.dimensions())
        && (1..=MOST).contains(&count)
        && stride >= size
        && reach.is_some_and(|reach| reach <= view.length())
        && view.offset().checked_add(view.length()).is_some_and(|end| end <= blob.len())
}

/// The file's own data; nothing for data beside it.
pub(super) fn of_blob<'a>(buffer: &gltf::Buffer<'_>, blob: &'a [u8]) -> Option<&'a [u8]> {
    match buffer.source() {
        gltf::buffer::Source::Bin => Some(blob),
        gltf::buffer::Source::Uri(_) => None,
    }
}
