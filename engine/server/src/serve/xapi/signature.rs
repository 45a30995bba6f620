//! Signed statements (xAPI, "Signed Statements"): a JSON web signature (RFC 7515) as an attachment, over the statement before it
//! was attached.

use super::equality::normalized;
use base64::{Engine as _, prelude::BASE64_STANDARD, prelude::BASE64_URL_SAFE_NO_PAD};
use ring::signature::{self, RsaParameters, UnparsedPublicKey};
use serde_json::Value;
use shujin_messages::Message;
use shujin_trace::check::Problem;
use x509_parser::prelude::{FromDer, X509Certificate};

/// `usageType` of a signature.
const USAGE: &str = "http://adlnet.gov/expapi/attachments/signature";

/// What is wrong with the signatures of a statement. `content` gives what came with it, by digest.
pub(super) fn check<'a>(statement: &Value, content: impl Fn(&str) -> Option<&'a [u8]>) -> Vec<Problem> {
    let attachments = statement["attachments"].as_array().map_or(&[][..], Vec::as_slice);
    let mut problems = Vec::new();
    for (at, attachment) in attachments.iter().enumerate().filter(|(_, one)| one["usageType"] == USAGE) {
        let sha2 = attachment["sha2"].as_str().unwrap_or_default().to_ascii_lowercase();
        let told = if attachment["contentType"] != "application/octet-stream" {
            Some(say!("signature-kind"))
        } else {
            // A missing attachment is reported by the check of the attachments.
            content(&sha2).and_then(|jws| jws_problem(jws, statement))
        };
        problems.extend(told.map(|said| Problem { place: format!("/attachments/{at}"), said }));
    }
    problems
}

fn jws_problem(jws: &[u8], statement: &Value) -> Option<Message> {
    let malformed = || Some(say!("signature-no-jws"));
    let Some((signed, header, payload, signature)) = split(jws) else {
        return malformed();
    };
    let Some(algorithm) = header["alg"].as_str().and_then(algorithm) else {
        return Some(say!("signature-algorithm"));
    };
    if !same(&payload, statement) {
        return Some(say!("signature-of-another"));
    }
    // Without a certificate the signer cannot be determined.
    let certificate = header["x5c"].as_array().and_then(|chain| chain.first());
    let verified = certificate.is_none_or(|leaf| verifies(leaf, algorithm, signed, &signature).unwrap_or(false));
    (!verified).then(|| say!("signature-not-of-certificate"))
}

/// Most bytes of a signature: it holds the statement once more, and a certificate.
const MOST: usize = 256 * 1024;

fn split(jws: &[u8]) -> Option<(&[u8], Value, Value, Vec<u8>)> {
    if jws.len() > MOST {
        return None;
    }
    let text = std::str::from_utf8(jws).ok()?.trim();
    let (signed, signature) = text.rsplit_once('.')?;
    let (header, payload) = signed.split_once('.')?;
    let decoded = |part: &str| BASE64_URL_SAFE_NO_PAD.decode(part).ok();
    let json = |part: &str| serde_json::from_slice(&decoded(part)?).ok();
    Some((signed.as_bytes(), json(header)?, json(payload)?, decoded(signature)?))
}

fn algorithm(name: &str) -> Option<&'static RsaParameters> {
    match name {
        "RS256" => Some(&signature::RSA_PKCS1_2048_8192_SHA256),
        "RS384" => Some(&signature::RSA_PKCS1_2048_8192_SHA384),
        "RS512" => Some(&signature::RSA_PKCS1_2048_8192_SHA512),
        _ => None,
    }
}

fn verifies(leaf: &Value, algorithm: &'static RsaParameters, signed: &[u8], signature: &[u8]) -> Option<bool> {
    let der = BASE64_STANDARD.decode(leaf.as_str()?).ok()?;
    let (_, certificate) = X509Certificate::from_der(&der).ok()?;
    let key = &certificate.public_key().subject_public_key.data;
    Some(UnparsedPublicKey::new(algorithm, key).verify(signed, signature).is_ok())
}

/// Whether what was signed says what the statement says. Time and id may have been given later.
fn same(payload: &Value, statement: &Value) -> bool {
    let bare = |value: &Value| {
        let Value::Object(mut map) = normalized(value) else { return None };
        map.remove("timestamp");
        let others = match map.remove("attachments") {
            Some(Value::Array(list)) => list.into_iter().filter(|one| one["usageType"] != USAGE).collect(),
            _ => Vec::new(),
        };
        Some((map, others))
    };
    bare(payload).is_some() && bare(payload) == bare(statement)
}
