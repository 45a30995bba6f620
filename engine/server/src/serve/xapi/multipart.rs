//! `multipart/mixed` (RFC 2046) as xAPI uses it: statements first, then what is attached to them.

use shujin_messages::Message;
use std::collections::BTreeMap;
use std::fmt::{self, Display, Formatter};

/// One part.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Part<'a> {
    /// Headers, names in small letters.
    pub headers: BTreeMap<String, String>,
    /// Content.
    pub body: &'a [u8],
}

/// Why a body is not multipart.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MultipartError {
    /// The Content-Type names no boundary, or one longer than 70 characters.
    NoBoundary,
    /// The boundary does not occur in the body.
    NoPart,
    /// The closing boundary is missing: the body broke off.
    NoEnd,
    /// Headers of a part are no headers, too many or too long.
    Headers,
}

impl MultipartError {
    /// What is told.
    pub fn message(self) -> Message {
        match self {
            Self::NoBoundary => say!("multipart-no-boundary"),
            Self::NoPart => say!("multipart-no-part"),
            Self::NoEnd => say!("multipart-no-end"),
            Self::Headers => say!("multipart-headers"),
        }
    }
}

impl Display for MultipartError {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        self.message().fmt(f)
    }
}

impl std::error::Error for MultipartError {}

/// Most bytes of the headers of a part.
const HEADERS: usize = 4096;

/// The boundary that a Content-Type names.
///
/// # Errors
/// [`MultipartError::NoBoundary`].
pub fn boundary(content_type: &str) -> Result<String, MultipartError> {
    let mut parameters = content_type.split(';').skip(1).filter_map(|pair| pair.split_once('='));
    let (_, value) =
        parameters.find(|(key, _)| key.trim().eq_ignore_ascii_case("boundary")).ok_or(MultipartError::NoBoundary)?;
    let value = value.trim().trim_matches('"');
    if value.is_empty() || value.len() > 70 { Err(MultipartError::NoBoundary) } else { Ok(value.to_owned()) }
}

/// All parts of a body.
///
/// # Errors
/// Every [`MultipartError`] but the first.
pub fn parts<'a>(body: &'a [u8], boundary: &str) -> Result<Vec<Part<'a>>, MultipartError> {
    let line = format!("--{boundary}");
    let mut rest = after_line(body, line.as_bytes()).ok_or(MultipartError::NoPart)?;
    let mut parts = Vec::new();
    loop {
        // After a boundary: two hyphens end all, spaces and a line end begin a part.
        if rest.starts_with(b"--") {
            return Ok(parts);
        }
        let start = rest.iter().position(|byte| *byte == b'\n').ok_or(MultipartError::NoEnd)?;
        rest = &rest[start + 1..];
        let end = find(rest, format!("\n{line}").as_bytes()).ok_or(MultipartError::NoEnd)?;
        let part = rest[..end].strip_suffix(b"\r").unwrap_or(&rest[..end]);
        parts.push(read_part(part)?);
        rest = &rest[end + 1 + line.len()..];
    }
}

/// What follows the first line that begins so.
fn after_line<'a>(body: &'a [u8], line: &[u8]) -> Option<&'a [u8]> {
    if let Some(rest) = body.strip_prefix(line) {
        return Some(rest);
    }
    let at = find(body, &[b"\n", line].concat())?;
    Some(&body[at + 1 + line.len()..])
}

fn read_part(part: &[u8]) -> Result<Part<'_>, MultipartError> {
    let (head, body) = split(part).ok_or(MultipartError::Headers)?;
    if head.len() > HEADERS {
        return Err(MultipartError::Headers);
    }
    let head = std::str::from_utf8(head).map_err(|_| MultipartError::Headers)?;
    let mut headers = BTreeMap::new();
    for line in head.lines().filter(|line| !line.trim().is_empty()) {
        let (name, value) = line.split_once(':').ok_or(MultipartError::Headers)?;
        // It is sent as a header later.
        if line.contains(|letter: char| letter.is_control() && letter != '\t') {
            return Err(MultipartError::Headers);
        }
        headers.insert(name.trim().to_ascii_lowercase(), value.trim().to_owned());
    }
    Ok(Part { headers, body })
}

/// Headers and content, at the first empty line; a part may begin with it.
fn split(part: &[u8]) -> Option<(&[u8], &[u8])> {
    for empty in [&b"\r\n"[..], b"\n"] {
        if let Some(body) = part.strip_prefix(empty) {
            return Some((&[], body));
        }
    }
    let long = find(part, b"\r\n\r\n").map(|at| (at, 4));
    let short = find(part, b"\n\n").map(|at| (at, 2));
    let (at, empty) = [long, short].into_iter().flatten().min()?;
    Some((&part[..at], &part[at + empty..]))
}

/// Statements and what is attached to them, as `(digest, Content-Type, content)`, as one body.
pub(super) fn write(boundary: &str, json: &[u8], attached: &[(String, String, Vec<u8>)]) -> Vec<u8> {
    let mut body = format!("--{boundary}\r\nContent-Type: application/json\r\n\r\n").into_bytes();
    body.extend_from_slice(json);
    for (sha2, kind, content) in attached {
        // It came as a header, so it holds no line end.
        let head = format!(
            "\r\n--{boundary}\r\nContent-Type: {kind}\r\nContent-Transfer-Encoding: binary\r\n\
             X-Experience-API-Hash: {sha2}\r\n\r\n"
        );
        body.extend_from_slice(head.as_bytes());
        body.extend_from_slice(content);
    }
    body.extend_from_slice(format!("\r\n--{boundary}--\r\n").as_bytes());
    body
}

fn find(all: &[u8], what: &[u8]) -> Option<usize> {
    memchr::memmem::find(all, what)
}

#[cfg(test)]
mod tests {
    use super::*;

    const BODY: &[u8] = b"--x\r\nContent-Type: application/json\r\n\r\n{}\r\n--x\r\nX-Experience-API-Hash:abc\r\n\r\n--no\r\nboundary--x\r\n--x--\r\n";

    #[test]
    fn parts_keep_their_bytes() {
        let parts = parts(BODY, "x").expect("reads");
        assert_eq!(parts.len(), 2);
        assert_eq!((parts[0].headers["content-type"].as_str(), parts[0].body), ("application/json", &b"{}"[..]));
        assert_eq!(
            (parts[1].headers["x-experience-api-hash"].as_str(), parts[1].body),
            ("abc", &b"--no\r\nboundary--x"[..])
        );
    }

    #[test]
    fn whatever_is_cut_off_is_said_to_be() {
        for length in 0..BODY.len() - 4 {
            assert!(parts(&BODY[..length], "x").is_err(), "{length}");
        }
        assert_eq!(boundary("multipart/mixed; charset=utf-8; boundary=\"a b\""), Ok("a b".into()));
        assert_eq!(boundary("multipart/mixed"), Err(MultipartError::NoBoundary));
    }
}
