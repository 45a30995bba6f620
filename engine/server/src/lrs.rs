//! A record store elsewhere, and the key to it.

use std::str::FromStr;

/// A record store and the key with which statements are sent to it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Lrs {
    /// Address of its statements, as in `https://lrs.example/xapi/statements`.
    pub statements: String,
    /// User of Basic authentication.
    pub user: String,
    /// Secret of that user.
    pub secret: String,
}

/// What was given is not address, user and secret.
#[derive(Debug, thiserror::Error)]
#[error("{}", say!("lrs-parts"))]
pub struct LrsParseError;

impl FromStr for Lrs {
    type Err = LrsParseError;

    /// Reads `ADDRESS,USER,SECRET`, as command lines have it; only the secret may hold commas.
    fn from_str(text: &str) -> Result<Self, LrsParseError> {
        let mut parts = text.splitn(3, ',').map(str::to_owned);
        match (parts.next(), parts.next(), parts.next()) {
            (Some(statements), Some(user), Some(secret)) => Ok(Self { statements, user, secret }),
            _ => Err(LrsParseError),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn address_user_and_secret_are_told_apart() {
        let lrs: Lrs = "https://lrs.example/xapi/statements,page,a,b".parse().expect("three parts");
        let parts = [&lrs.statements, &lrs.user, &lrs.secret].map(String::as_str);
        assert_eq!(parts, ["https://lrs.example/xapi/statements", "page", "a,b"]);
        assert!("https://lrs.example,page".parse::<Lrs>().is_err());
    }
}
