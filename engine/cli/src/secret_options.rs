//! Options of the command line that may hold a secret. Every user of a machine can read command lines, so each value may be in a file
//! instead: `@FILE` stands for the secret or for the whole value. No value is ever printed, not even a wrong one.

use crate::Failure;
use shujin_messages::Message;
use shujin_messages::table::Entry;
use shujin_server::Lrs;
use shujin_server::database::DatabaseLocation;

/// What cannot be read from `@FILE`, or is not what an option takes. Names the option and the file, and nothing of what was given.
#[derive(Debug, thiserror::Error)]
pub enum SecretOptionError {
    /// The file cannot be read.
    #[error("{0} @{1}: {2}")]
    File(&'static str, String, std::io::Error),
    /// The file holds more or less than one line.
    #[error("{}", say!("secret-line", option = *.0, file = .1))]
    Line(&'static str, String),
    /// It has other parts.
    #[error("{}", say!("secret-form", option = *.0, form = Message::from(*.1)))]
    Form(&'static str, &'static Entry),
}

/// The text itself, or the line of the file that `@FILE` names.
fn read(option: &'static str, text: &str) -> Result<String, Failure> {
    let Some(path) = text.strip_prefix('@') else { return Ok(text.to_owned()) };
    let read = std::fs::read_to_string(path);
    let read = read.map_err(|error| SecretOptionError::File(option, path.to_owned(), error))?;
    let line = read.trim_start_matches('\u{feff}').trim();
    if line.is_empty() || line.contains(['\n', '\r']) {
        return Err(SecretOptionError::Line(option, path.to_owned()).into());
    }
    Ok(line.to_owned())
}

/// A text that other users of the machine should not read, such as a name.
pub fn text(option: &'static str, text: &str) -> Result<String, Failure> {
    read(option, text)
}

/// `USER:SECRET`.
pub fn key(text: &str) -> Result<(String, String), Failure> {
    const OPTION: &str = "--lrs-key";
    let text = read(OPTION, text)?;
    match text.split_once(':') {
        Some((user, secret)) if !user.is_empty() && !secret.is_empty() => Ok((user.to_owned(), read(OPTION, secret)?)),
        _ => Err(SecretOptionError::Form(OPTION, entry!("secret-form-key")).into()),
    }
}

/// `ADDRESS,USER,SECRET`.
pub fn lrs(option: &'static str, text: &str) -> Result<Lrs, Failure> {
    let text = read(option, text)?;
    let lrs: Lrs = text.parse().map_err(|_| SecretOptionError::Form(option, entry!("secret-form-store")))?;
    Ok(Lrs { secret: read(option, &lrs.secret)?, ..lrs })
}

/// A database.
pub fn location(text: &str) -> Result<DatabaseLocation, Failure> {
    Ok(read("--store", text)?.parse().unwrap_or_else(|never| match never {}))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_secret_may_stand_in_a_file_and_is_never_told() {
        let folder = std::env::temp_dir().join(format!("shujin-given-{}", std::process::id()));
        std::fs::create_dir_all(&folder).expect("a folder");
        let file = |name: &str, text: &str| {
            let path = folder.join(name);
            std::fs::write(&path, text).expect("written");
            path.to_str().expect("UTF-8").to_owned()
        };
        let (secret, whole) = (file("secret", "geheim\n"), file("whole", "school:ge:heim\r\n"));
        let pair = |user: &str, secret: &str| Some((user.to_owned(), secret.to_owned()));
        assert_eq!(key("school:geheim").ok(), pair("school", "geheim"));
        assert_eq!(key(&format!("school:@{secret}")).ok(), pair("school", "geheim"));
        assert_eq!(key(&format!("@{whole}")).ok(), pair("school", "ge:heim"));
        let elsewhere = lrs("--lrs", &format!("https://lrs.example/xapi/statements,page,@{secret}")).expect("reads");
        assert_eq!((elsewhere.user.as_str(), elsewhere.secret.as_str()), ("page", "geheim"));
        let store = file("store", "postgres://shujin:geheim@db.school/traces\n");
        assert!(
            matches!(location(&format!("@{store}")), Ok(DatabaseLocation::Postgres(address)) if address.contains("geheim"))
        );

        let two = file("two", "geheim\ngeheim\n");
        let said = [key("geheim").err(), key(&format!("x:@{two}")).err(), lrs("--forward", "geheim,geheim").err()];
        for said in said {
            let said = said.expect("no key").to_string();
            assert!(!said.contains("geheim") && said.starts_with("--"), "{said}");
        }
        assert!(key("school:@/no/such/file").is_err_and(|failure| failure.to_string().contains("/no/such/file")));
        std::fs::remove_dir_all(&folder).expect("removed");
    }
}
