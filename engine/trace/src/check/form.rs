//! Forms of strings: IRI, UUID, time, duration, language tag. Each says yes or no.

use jiff::civil::DateTime;
use jiff::tz::TimeZone;
use jiff::{Span, Timestamp};
use uuid::Uuid;

/// An absolute IRI (RFC 3987) as far as one can tell without resolving it: a scheme, something after it, and none of
/// the characters that no IRI holds.
pub fn is_iri(text: &str) -> bool {
    let Some((scheme, rest)) = text.split_once(':') else {
        return false;
    };
    let mut letters = scheme.chars();
    letters.next().is_some_and(|first| first.is_ascii_alphabetic())
        && letters.all(|c| c.is_ascii_alphanumeric() || "+-.".contains(c))
        && !rest.is_empty()
        && !rest.chars().any(|c| c.is_whitespace() || c.is_control() || "<>\"{}|\\^`".contains(c))
}

/// A language tag by its outward form (RFC 5646): letters first, then subtags of 1–8 letters or digits.
pub fn is_language_tag(text: &str) -> bool {
    let mut subtags = text.split('-');
    let first = subtags.next().unwrap_or_default();
    (1..=8).contains(&first.len())
        && first.bytes().all(|b| b.is_ascii_alphabetic())
        && subtags.all(|tag| (1..=8).contains(&tag.len()) && tag.bytes().all(|b| b.is_ascii_alphanumeric()))
}

/// A UUID in its usual writing with hyphens.
pub(super) fn is_uuid(text: &str) -> bool {
    text.len() == 36 && Uuid::parse_str(text).is_ok()
}

/// RFC 3339 with an offset that is known: xAPI refuses `-00:00`.
pub(super) fn is_timestamp(text: &str) -> bool {
    let bytes = text.as_bytes();
    let zoned = text.ends_with('Z')
        || (bytes.len() > 6 && matches!(bytes[bytes.len() - 6], b'+' | b'-') && bytes[bytes.len() - 3] == b':');
    bytes.len() >= 20 && bytes[10] == b'T' && zoned && instant(text).is_some()
}

/// ISO 8601, as xAPI 1.0.3 has it: also without an offset, without seconds, without hyphens.
pub(super) fn is_old_timestamp(text: &str) -> bool {
    instant(text).is_some()
}

/// When a time is that a statement or a query names: RFC 3339 or another writing of ISO 8601, UTC where it names no offset (xAPI 1.0.3,
/// Data 4.5), to the nanosecond.
pub fn instant(text: &str) -> Option<Timestamp> {
    let is_iso = text.bytes().all(|b| b.is_ascii_digit() || b"-:.,+TZ".contains(&b));
    // An offset that is not known is none.
    let unknown = ["-00:00", "-0000", "-00"].iter().any(|end| text.contains('T') && text.ends_with(end));
    if !is_iso || unknown {
        return None;
    }
    let text = to_nanoseconds(text);
    let utc = || text.parse::<DateTime>().ok()?.to_zoned(TimeZone::UTC).ok().map(|at| at.timestamp());
    text.parse::<Timestamp>().ok().or_else(utc)
}

/// Without digits of a second beyond the ninth: jiff reads no more, and xAPI sets no limit.
fn to_nanoseconds(text: &str) -> String {
    let Some((whole, rest)) = text.split_once(['.', ',']) else { return text.to_owned() };
    let digits = rest.bytes().take_while(u8::is_ascii_digit).count();
    format!("{whole}.{}{}", &rest[..digits.min(9)], &rest[digits..])
}

/// ISO 8601, `PT93.52S` or `P2W`.
pub(super) fn is_duration(text: &str) -> bool {
    // Weeks stand alone (ISO 8601, 4.4.3.2).
    (!text.contains('W') || text.bytes().filter(u8::is_ascii_alphabetic).count() == 2)
        && text.starts_with('P')
        && text.bytes().all(|b| b.is_ascii_digit() || b"PYMWDTHS.,".contains(&b))
        && to_nanoseconds(text).parse::<Span>().is_ok()
}

/// As xAPI 1.0.3 has it, whose own examples write `P16559.14S`: hours and seconds without a T before them.
pub(super) fn is_old_duration(text: &str) -> bool {
    let time = || {
        let end = text.find(['H', 'S']).filter(|_| !text.contains('T'))?;
        let begins = text[..end].trim_end_matches(|sign: char| sign.is_ascii_digit() || ".,".contains(sign)).len();
        Some(format!("{}T{}", &text[..begins], &text[begins..]))
    };
    is_duration(text) || time().is_some_and(|text| is_duration(&text))
}

/// Versions that this house reads.
pub(super) fn is_version(text: &str) -> bool {
    is_version_of(text, "2.0") || is_old_version(text)
}

/// Versions that a statement of xAPI 1.0.3 may name.
pub(super) fn is_old_version(text: &str) -> bool {
    is_version_of(text, "1.0")
}

fn is_version_of(text: &str, base: &str) -> bool {
    text.strip_prefix(base).is_some_and(|rest| {
        rest.is_empty()
            || rest.strip_prefix('.').is_some_and(|n| !n.is_empty() && n.bytes().all(|b| b.is_ascii_digit()))
    })
}

/// `mailto:` and an address.
pub(super) fn is_mailto(text: &str) -> bool {
    let address = text.strip_prefix("mailto:").and_then(|address| address.split_once('@'));
    address.is_some_and(|(user, host)| !user.is_empty() && !host.is_empty() && !host.contains('@')) && is_iri(text)
}

/// Forty hexadecimal digits.
pub(super) fn is_sha1(text: &str) -> bool {
    text.len() == 40 && text.bytes().all(|b| b.is_ascii_hexdigit())
}
