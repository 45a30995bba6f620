//! Numbers of a file, read by their kind and form and never beyond where the file says they lie.

use gltf::Accessor;
use gltf::accessor::{DataType, Dimensions};

/// Most points or indices of one part: far more than a scene may have.
const MOST: usize = 1 << 22;

/// Why numbers cannot be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Unsound {
    /// Of another kind or form than there may be.
    Kind,
    /// They lie outside the data, or there are too many.
    Outside,
    /// Not finite.
    NotFinite,
}

/// What one number is, and how it is meant.
fn number(kind: DataType, normalized: bool, bytes: &[u8]) -> Option<f64> {
    let value = match kind {
        DataType::I8 => f64::from(i8::from_le_bytes(bytes.try_into().ok()?)),
        DataType::U8 => f64::from(u8::from_le_bytes(bytes.try_into().ok()?)),
        DataType::I16 => f64::from(i16::from_le_bytes(bytes.try_into().ok()?)),
        DataType::U16 => f64::from(u16::from_le_bytes(bytes.try_into().ok()?)),
        DataType::U32 => f64::from(u32::from_le_bytes(bytes.try_into().ok()?)),
        DataType::F32 => f64::from(f32::from_le_bytes(bytes.try_into().ok()?)),
    };
    if !normalized {
        return Some(value);
    }
    // glTF 2.0, 3.11: fractions of the greatest; of signed ones the least two are both −1.
    Some(match kind {
        DataType::I8 => (value / 127.0).max(-1.0),
        DataType::U8 => value / 255.0,
        DataType::I16 => (value / 32_767.0).max(-1.0),
        DataType::U16 => value / 65_535.0,
        DataType::U32 | DataType::F32 => value,
    })
}

/// Bytes of a view.
fn view<'a>(view: &gltf::buffer::View<'_>, blob: &'a [u8]) -> Option<&'a [u8]> {
    // Data beside the file is not there.
    if view.buffer().index() > 0 || !matches!(view.buffer().source(), gltf::buffer::Source::Bin) {
        return None;
    }
    blob.get(view.offset()..view.offset().checked_add(view.length())?)
}

/// `count` items of `size` bytes, `stride` apart.
fn items(bytes: &[u8], offset: usize, stride: usize, size: usize, count: usize) -> Option<impl Iterator<Item = &[u8]>> {
    let reach = count.checked_sub(1)?.checked_mul(stride)?.checked_add(offset)?.checked_add(size)?;
    (reach <= bytes.len())
        .then(|| (0..count).filter_map(move |at| bytes.get(offset + at * stride..offset + at * stride + size)))
}

/// The items of an accessor as numbers, `N` each; of fewer components the last are `rest`. Sparse ones are put in.
pub(super) fn floats<const N: usize>(
    accessor: &Accessor<'_>,
    blob: &[u8],
    kinds: &[DataType],
    forms: &[Dimensions],
    rest: f32,
) -> Result<Vec<[f32; N]>, Unsound> {
    let (kind, form, count) = (accessor.data_type(), accessor.dimensions(), accessor.count());
    if !kinds.contains(&kind) || !forms.contains(&form) {
        return Err(Unsound::Kind);
    }
    if !(1..=MOST).contains(&count) {
        return Err(Unsound::Outside);
    }
    let (each, parts) = (kind.size(), form.multiplicity());
    let item = |bytes: &[u8]| -> Option<[f32; N]> {
        let mut out = [rest; N];
        for (at, out) in out.iter_mut().enumerate().take(parts) {
            *out = number(kind, accessor.normalized(), bytes.get(at * each..at * each + each)?)? as f32;
        }
        Some(out)
    };
    let read = || -> Option<Vec<[f32; N]>> {
        let mut all = match accessor.view() {
            Some(of) => {
                let stride = of.stride().filter(|stride| *stride > 0).unwrap_or(each * parts);
                if stride < each * parts {
                    return None;
                }
                items(view(&of, blob)?, accessor.offset(), stride, each * parts, count)?
                    .map(item)
                    .collect::<Option<Vec<_>>>()?
            }
            // Without a view all are zero, and the sparse ones are put in.
            None => vec![[0.0; N]; count],
        };
        if let Some(sparse) = accessor.sparse() {
            let (indices, values) = (sparse.indices(), sparse.values());
            let kind = match indices.index_type() {
                gltf::accessor::sparse::IndexType::U8 => DataType::U8,
                gltf::accessor::sparse::IndexType::U16 => DataType::U16,
                gltf::accessor::sparse::IndexType::U32 => DataType::U32,
            };
            let at = items(view(&indices.view(), blob)?, indices.offset(), kind.size(), kind.size(), sparse.count())?;
            let of = items(view(&values.view(), blob)?, values.offset(), each * parts, each * parts, sparse.count())?;
            for (at, of) in at.zip(of) {
                *all.get_mut(number(kind, false, at)? as usize)? = item(of)?;
            }
        }
        Some(all)
    };
    let all = read().ok_or(Unsound::Outside)?;
    if all.iter().flatten().any(|number| !number.is_finite()) {
        return Err(Unsound::NotFinite);
    }
    Ok(all)
}

/// Whole numbers of an accessor, one each, up to 2²⁴: there are never so many points.
pub(super) fn wholes(accessor: &Accessor<'_>, blob: &[u8]) -> Result<Vec<u32>, Unsound> {
    use DataType::{U8, U16, U32};
    if accessor.normalized() {
        return Err(Unsound::Kind);
    }
    let all = floats::<1>(accessor, blob, &[U8, U16, U32], &[Dimensions::Scalar], 0.0)?;
    Ok(all.into_iter().map(|[number]| number as u32).collect())
}
