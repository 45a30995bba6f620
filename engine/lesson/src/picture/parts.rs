//! The parts of a picture's file one after the other, by its bytes and not by its name: PNG (ISO/IEC 15948) and JPEG (ITU-T T.81, B.1).
//!
//! Does not: decode one. What is read here no decoder tells of: how often it would go over the pixels, and whether the end is there. A
//! chunk of a PNG must fit its checksum, so that what is whole here is decoded by every player, or by none.

/// A part of a picture's file.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) enum Part<'a> {
    /// A segment of a JPEG: its marker, and what it holds. The pixels behind a start of scan are passed over.
    Segment(u8, &'a [u8]),
    /// A chunk of a PNG: its kind, and what it holds.
    Chunk([u8; 4], &'a [u8]),
    /// The end, which is missed where a file is broken or cut short, and what lies behind it.
    End(&'a [u8]),
}

/// The marker of a start of scan.
pub(crate) const SCAN: u8 = 0xda;

/// How a PNG begins.
const PNG: &[u8] = b"\x89PNG\r\n\x1a\n";

/// The parts as far as they are whole; none of what is neither.
pub(crate) fn parts(bytes: &[u8]) -> impl Iterator<Item = Part<'_>> {
    let is_png = bytes.starts_with(PNG);
    let mut rest = bytes.strip_prefix(PNG).or_else(|| bytes.strip_prefix(b"\xff\xd8"));
    std::iter::from_fn(move || {
        let (part, after) = if is_png { chunk(rest?) } else { segment(rest?) }?;
        rest = Some(after).filter(|_| !matches!(part, Part::End(_)));
        Some(part)
    })
}

fn chunk(rest: &[u8]) -> Option<(Part<'_>, &[u8])> {
    let (length, rest) = rest.split_first_chunk::<4>()?;
    let length = usize::try_from(u32::from_be_bytes(*length)).ok()?;
    let (checked, after) = rest.split_at_checked(length.checked_add(4)?)?;
    let (sum, after) = after.split_first_chunk::<4>()?;
    let mut crc = flate2::Crc::new();
    crc.update(checked);
    let (kind, holds) = checked.split_first_chunk::<4>().filter(|_| crc.sum() == u32::from_be_bytes(*sum))?;
    Some((if kind == b"IEND" { Part::End(after) } else { Part::Chunk(*kind, holds) }, after))
}

fn segment(rest: &[u8]) -> Option<(Part<'_>, &[u8])> {
    let rest = rest.strip_prefix(b"\xff")?;
    // Any number of the same byte may stand before a marker.
    let fill = rest.iter().take_while(|byte| **byte == 0xff).count();
    let (&marker, rest) = rest.get(fill..)?.split_first()?;
    match marker {
        0xd9 => return Some((Part::End(rest), rest)),
        // They stand alone.
        0x01 | 0xd0..=0xd7 => return Some((Part::Segment(marker, &[]), rest)),
        0x00 | 0xd8 => return None,
        _ => {}
    }
    let length = usize::from(u16::from_be_bytes(*rest.first_chunk::<2>()?));
    let (segment, mut after) = rest.split_at_checked(length)?;
    if marker == SCAN {
        let is_marker = |pair: &[u8]| pair[0] == 0xff && !matches!(pair[1], 0x00 | 0xd0..=0xd7 | 0xff);
        after = after.get(after.windows(2).position(is_marker)?..)?;
    }
    Some((Part::Segment(marker, segment.get(2..)?), after))
}

#[cfg(test)]
pub(crate) mod tests {
    use super::*;

    /// A chunk of a PNG with its checksum.
    pub(crate) fn chunk_of(kind: &[u8; 4], holds: &[u8]) -> Vec<u8> {
        let mut crc = flate2::Crc::new();
        [kind, holds].iter().for_each(|part| crc.update(part));
        [&(holds.len() as u32).to_be_bytes(), &kind[..], holds, &crc.sum().to_be_bytes()].concat()
    }

    /// A PNG of these chunks and an end.
    pub(crate) fn png(chunks: &[(&[u8; 4], &[u8])]) -> Vec<u8> {
        let chunks = chunks.iter().flat_map(|(kind, holds)| chunk_of(kind, holds));
        PNG.iter().copied().chain(chunks).chain(chunk_of(b"IEND", b"")).collect()
    }

    /// A JPEG of these segments, with a scan of some pixels and an end.
    pub(crate) fn jpeg(segments: &[(u8, &[u8])]) -> Vec<u8> {
        let segment = |(marker, holds): &(u8, &[u8])| {
            let length = u16::try_from(holds.len() + 2).expect("short");
            [&[0xff, *marker], &length.to_be_bytes()[..], holds].concat()
        };
        let segments = segments.iter().flat_map(segment);
        b"\xff\xd8".iter().copied().chain(segments).chain(*b"\xff\xda\0\x03x\x12\xff\0\xff\xd0\x34\xff\xd9").collect()
    }

    #[test]
    fn parts_come_one_after_the_other_and_end_where_the_file_does() {
        let file = jpeg(&[(0xe0, b"ab"), (0xfe, b"")]);
        let all = [Part::Segment(0xe0, b"ab"), Part::Segment(0xfe, b""), Part::Segment(SCAN, b"x"), Part::End(b"")];
        assert_eq!(parts(&file).collect::<Vec<_>>(), all);
        let file = png(&[(b"IHDR", b"abc"), (b"IDAT", b"")]);
        let all = [Part::Chunk(*b"IHDR", b"abc"), Part::Chunk(*b"IDAT", b""), Part::End(b"")];
        assert_eq!(parts(&file).collect::<Vec<_>>(), all);
    }

    #[test]
    fn bytes_may_be_filled_in_before_a_marker() {
        let file = b"\xff\xd8\xff\xff\xff\xfe\0\x04ab\xff\xff\xda\0\x02\x12\xff\xff\xd9more";
        let all = [Part::Segment(0xfe, b"ab"), Part::Segment(SCAN, b""), Part::End(b"more")];
        assert_eq!(parts(file).collect::<Vec<_>>(), all);
    }

    #[test]
    fn what_is_cut_or_changed_has_no_end() {
        let has_end = |bytes: &[u8]| parts(bytes).any(|part| matches!(part, Part::End(_)));
        for whole in [jpeg(&[(0xe0, b"ab")]), png(&[(b"IHDR", b"abc"), (b"IDAT", b"abc")])] {
            assert!(has_end(&whole));
            (0..whole.len()).for_each(|end| assert!(!has_end(&whole[..end]), "{end} bytes"));
        }
        let mut changed = png(&[(b"IDAT", b"abc")]);
        changed[17] ^= 1;
        assert!(!has_end(&changed));
        assert_eq!((parts(b"").count(), parts(b"GIF89a").count(), parts(b"\xff\xd8\xff").count()), (0, 0, 0));
    }
}
