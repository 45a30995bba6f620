//! What the engine itself says, by key and language.

use std::collections::BTreeMap;

/// The languages, the first being the one to fall back to.
pub const LANGUAGES: [&str; 2] = ["zh-CN", "en"];

const FILES: [&str; 2] = [include_str!("../../strings/zh-CN.toml"), include_str!("../../strings/en.toml")];

/// The engine's own texts in all languages.
#[derive(bevy::prelude::Resource)]
pub struct Words(Vec<BTreeMap<String, String>>);

impl Default for Words {
    fn default() -> Self {
        // The files are compiled in and a test parses them: an unreadable one is empty rather than a panic.
        Words(FILES.iter().map(|f| toml::from_str(f).unwrap_or_default()).collect())
    }
}

impl Words {
    /// The text of `key`; the key itself where there is none.
    pub fn get(&self, lang: &str, key: &str) -> String {
        let index = LANGUAGES.iter().position(|l| *l == lang).unwrap_or(0);
        let found = self.0[index].get(key).or_else(|| self.0[0].get(key));
        found.cloned().unwrap_or_else(|| key.to_owned())
    }

    /// The text of `key` with `{0}`, `{1}` … replaced.
    pub fn with(&self, lang: &str, key: &str, parts: &[&str]) -> String {
        let mut text = self.get(lang, key);
        for (i, part) in parts.iter().enumerate() {
            text = text.replace(&format!("{{{i}}}"), part);
        }
        text
    }

    /// Every character that the engine itself may show: what a font subset must hold.
    pub fn characters() -> std::collections::BTreeSet<char> {
        FILES.iter().flat_map(|f| f.chars()).filter(|c| !c.is_control()).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_languages_have_the_same_keys() {
        let words = Words::default();
        let keys = |i: usize| words.0[i].keys().cloned().collect::<Vec<_>>();
        assert!(keys(0).len() > 30);
        assert_eq!(keys(0), keys(1));
    }
}
