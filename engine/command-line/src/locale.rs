//! In which language a program speaks.

use shujin_messages::Locale;
use std::ffi::OsString;

/// The language of who typed these arguments: of `--lang`, else `SHUJIN_LANG`, else the system's, else Chinese.
pub fn locale(arguments: impl IntoIterator<Item = OsString>) -> Locale {
    Locale::best(asked(arguments).as_deref()).or_else(preferred).unwrap_or_default()
}

/// The language of whoever works on this machine: of `SHUJIN_LANG`, else the system's.
pub fn preferred() -> Option<Locale> {
    let named = |name| std::env::var(name).ok().filter(|text| !text.is_empty());
    let own = Locale::best(named("SHUJIN_LANG").as_deref());
    // The first that is set says it, as POSIX has it; `C` is no language.
    let environment = || {
        let said = ["LC_ALL", "LC_MESSAGES", "LANG"].into_iter().find_map(named)?;
        Locale::best([said.as_str()])
    };
    own.or_else(environment).or_else(system)
}

#[cfg(any(windows, target_os = "macos"))]
fn system() -> Option<Locale> {
    let liked: Vec<String> = sys_locale::get_locales().collect();
    Locale::best(liked.iter().map(String::as_str))
}

#[cfg(not(any(windows, target_os = "macos")))]
fn system() -> Option<Locale> {
    None
}

/// What stands after `--lang`: it has to be known before arguments are parsed, as they may be wrong.
fn asked(arguments: impl IntoIterator<Item = OsString>) -> Option<String> {
    let mut arguments =
        arguments.into_iter().map(|one| one.to_string_lossy().into_owned()).take_while(|one| one != "--");
    while let Some(one) = arguments.next() {
        if one == "--lang" {
            return arguments.next();
        }
        if let Some(tag) = one.strip_prefix("--lang=") {
            return Some(tag.to_owned());
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::asked;

    #[test]
    fn the_language_asked_for_is_found_wherever_it_stands() {
        let asked = |line: &str| asked(line.split(' ').map(Into::into));
        assert_eq!(asked("check x --lang en").as_deref(), Some("en"));
        assert_eq!(asked("--lang=zh-CN check x").as_deref(), Some("zh-CN"));
        assert_eq!(asked("check -- --lang en"), None);
        assert_eq!(asked("check --lang"), None);
    }
}
