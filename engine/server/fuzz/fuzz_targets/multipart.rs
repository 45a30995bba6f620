//! Whatever stands in a multipart body, it is taken apart or refused, and what is taken apart lies within it. Input: a
//! `Content-Type` up to the first line's end, then the body.
#![no_main]

use libfuzzer_sys::fuzz_target;
use shujin_server::serve::xapi::multipart::{boundary, parts};

fuzz_target!(|bytes: &[u8]| {
    let at = bytes.iter().position(|byte| *byte == b'\n').unwrap_or(bytes.len());
    let (kind, body) = (&bytes[..at], bytes.get(at + 1..).unwrap_or_default());
    let Ok(boundary) = std::str::from_utf8(kind).map_err(drop).and_then(|kind| boundary(kind).map_err(drop)) else {
        return;
    };
    if let Ok(parts) = parts(body, &boundary) {
        let all: usize = parts.iter().map(|part| part.body.len()).sum();
        assert!(all <= body.len());
    }
});
