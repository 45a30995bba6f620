//! Languages: those that a scene names, and the files of texts that there are.

use crate::check::Check;
use crate::check::guess::Guess;
use crate::files::{is_locale, locale_of};
use crate::report::{Message, quote, say};
use crate::source::way;
use crate::strings::Strings;
use shujin_messages::{Joint, Locale};

/// The language in which dialogues are written, and to which every text falls back.
pub(super) const CHINESE: &str = "zh-CN";

/// The language that files of texts are taken for most often, besides Chinese.
pub(super) const ENGLISH: &str = "en";

/// Most languages that a scene names.
const LANGUAGES: usize = 24;

/// The file of the texts in a language.
fn path_of(locale: &str) -> String {
    format!("strings/{locale}.toml")
}

/// Whether a file of this name is meant to hold this language: other capitals, a blank, its name in words.
fn is_meant(name: &str, locale: &str) -> bool {
    let name = name.trim().replace(['_', ' '], "-").to_lowercase();
    let words: &[&str] = match locale {
        CHINESE => &["zh-cn", "zh-hans", "zh-hans-cn", "cn", "chs", "chinese", "中文", "汉语", "简体", "简体中文"],
        ENGLISH => &["en", "en-us", "en-gb", "eng", "english", "英文", "英语"],
        other => return name == other.to_lowercase(),
    };
    words.contains(&name.as_str())
}

/// The interface's locale that a language of this name must be meant for: other capitals, another region, its name in words, a slip.
pub(super) fn interface_locale(language: &str) -> Option<&'static str> {
    let locales = || Locale::all().map(Locale::tag);
    let plain = language.trim().replace(['_', ' '], "-");
    let in_words = || [CHINESE, ENGLISH].into_iter().find(|locale| is_meant(language, locale));
    locales()
        .find(|tag| tag.eq_ignore_ascii_case(&plain))
        .or_else(in_words)
        // Of two letters every other two are close.
        .or_else(|| Guess::new().closest(&plain, locales()).filter(|_| plain.len() > 3))
        .or_else(|| Locale::best([plain.as_str()]).map(Locale::tag))
}

/// The language that an author means where another stands: nothing where it stands there already, or means nothing known.
fn meant_language(language: &str) -> Option<&'static str> {
    interface_locale(language).filter(|meant| *meant != language)
}

impl<'a> Check<'a> {
    /// The languages of which there are files.
    pub(super) fn locales(&self) -> impl Iterator<Item = &str> {
        self.files.paths().filter_map(locale_of)
    }

    /// The languages that the scene names, each well formed and once, Chinese among them.
    fn named_languages(&mut self) {
        let languages = &self.scene.languages;
        for (i, language) in languages.iter().enumerate() {
            let spoken = || Message::list(Locale::all().map(|locale| quote(locale.tag())), Joint::Comma);
            let (code, expected, help) = match (is_locale(language), meant_language(language)) {
                _ if languages[..i].contains(language) => {
                    ("bad-language", say!("text-each-language-once"), say!("toml-delete-it"))
                }
                (false, Some(meant)) => ("bad-language", quote(meant), say!("text-write-language", meant)),
                (false, None) => ("bad-language", say!("text-code-language-zh-cn"), say!("text-name-by-code")),
                (true, Some(meant)) => ("unspoken-language", spoken(), say!("text-write-language", meant)),
                (true, None) if interface_locale(language).is_none() => {
                    ("unspoken-language", spoken(), say!("text-nobody-chooses-language"))
                }
                (true, None) => continue,
            };
            self.put(code, &way!["languages", i], quote(language), expected, help);
        }
        if languages.len() > LANGUAGES {
            let found = say!("text-so-many-languages", count = languages.len());
            let most = say!("text-most-languages", most = LANGUAGES);
            self.put("bad-language", &way!["languages"], found, most, say!("text-name-fewer-languages"));
        }
        let is_chinese = |language: &String| language == CHINESE || meant_language(language) == Some(CHINESE);
        if !languages.iter().any(is_chinese) {
            let listed = Message::list(languages.iter().map(|language| quote(language)), Joint::Comma);
            let found = if languages.is_empty() { quote("[]") } else { listed };
            self.put("bad-language", &way!["languages"], found, quote(CHINESE), say!("text-name-chinese"));
        }
    }

    /// Whether the scene has no use for texts in a language, under this name or under what it is meant to be called.
    pub(super) fn is_unnamed(&self, locale: &str) -> bool {
        locale != CHINESE
            && self.meant_of(locale) == locale
            && !self.scene.languages.iter().any(|language| language == locale)
    }

    /// A file of texts in a language that the scene does not name.
    pub(super) fn unnamed(&mut self, strings: &Strings<'_>) {
        let locale = strings.locale;
        let named = Message::list(self.scene.languages.iter().map(|language| quote(language)), Joint::Comma);
        let help = say!("text-name-language-or-delete", locale);
        self.out.put("unnamed-language", (strings.source.file, 1, 1), quote(locale), named, help);
    }

    /// Languages that the scene names, and files of texts that are named after none.
    pub(super) fn languages(&mut self) {
        self.named_languages();
        let files = self.files;
        let mut named = Vec::new();
        for path in files.paths().filter(|path| locale_of(path).is_none()) {
            let name = path
                .strip_prefix("strings/")
                .and_then(|name| name.rsplit_once('.'))
                .filter(|(_, e)| e.eq_ignore_ascii_case("toml"));
            let Some((name, _)) = name.filter(|(name, _)| !name.contains('/')) else { continue };
            let meant = self.wanting().find(|locale| is_meant(name, locale));
            named.extend(meant);
            self.out.missed.extend(meant.map(path_of));
            let copy = self.locales().any(|locale| name.starts_with(locale));
            let help = match (meant, copy) {
                (Some(locale), _) => {
                    say!("text-rename-strings-toml", locale)
                }
                (_, true) => say!("text-looks-like-copy-delete"),
                _ => say!("text-name-languages-code-move"),
            };
            self.out.put("not-a-language", (path, 1, 1), quote(name), say!("text-code-language-zh-cn"), help);
        }
        let wanting: Vec<&str> = self.wanting().filter(|locale| !named.contains(locale)).collect();
        for locale in &wanting {
            let path = path_of(locale);
            self.out.missed.insert(path.clone());
            let help = match self.sibling(locale) {
                Some(there) => say!("text-rename-other-spelling", there, path = &path),
                None => files.near(&path).unwrap_or_else(|| match wanting.len() {
                    1 if *locale != CHINESE => say!("text-translate-or-name-no-more"),
                    1 => say!("text-translate-other-languages-file"),
                    _ => say!("text-lie-folder-strings-beside"),
                }),
            };
            let at = self.scene.languages.iter().position(|language| language == locale).unwrap_or(0);
            self.put(
                "missing-file",
                &way!["languages", at],
                say!("text-no-file", path = &path),
                say!("text-strings-file-each-language"),
                help,
            );
        }
    }

    /// Languages that the scene names and of which there are no texts; not those that should be called otherwise.
    fn wanting(&self) -> impl Iterator<Item = &'a str> {
        let scene = self.scene;
        let named = scene.languages.iter().map(String::as_str).take(LANGUAGES);
        let named = named.filter(|language| is_locale(language) && meant_language(language).is_none());
        named.filter(|locale| !self.locales().any(|there| there == *locale))
    }

    /// A language of which there are texts and that is a wanted one for another place, or without one.
    fn sibling(&self, locale: &str) -> Option<&str> {
        let language = |locale: &str| locale.split('-').next().unwrap_or("").to_owned();
        let is_named = |there: &str| there == CHINESE || self.scene.languages.iter().any(|language| language == there);
        self.locales().find(|there| {
            language(there) == language(locale) && interface_locale(there) == Some(locale) && !is_named(there)
        })
    }

    /// The language that a file of texts is in, once it is called as is said of it.
    pub(super) fn meant_of<'s>(&self, locale: &'s str) -> &'s str
    where
        'a: 's,
    {
        self.wanting().find(|wanted| self.sibling(wanted) == Some(locale)).unwrap_or(locale)
    }
}
