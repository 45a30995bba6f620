//! Locales: which there are, and which suits a reader.

use std::fmt::{self, Display, Formatter};
use std::sync::atomic::{AtomicU8, Ordering};

include!(concat!(env!("OUT_DIR"), "/locales.rs"));

/// A language in its script, in which Shujin speaks.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Locale(u8);

impl Locale {
    /// The locale in which messages are first written, and the one to fall back to: simplified Chinese.
    pub const SOURCE: Locale = Locale(0);
    /// Not a language: English made long, accented and marked at both ends, so that tests see what is cut or not translated.
    /// Its tag is `en-XA`; [`Locale::all`] leaves it out.
    pub const PSEUDO: Locale = Locale(u8::MAX);

    /// The locales there are, the source first.
    pub fn all() -> impl Iterator<Item = Locale> {
        (0_u8..).take(TAGS.len()).map(Locale)
    }

    /// The locale of a tag as in `zh-CN`, in any case of letters.
    pub fn of(tag: &str) -> Option<Locale> {
        let all = Locale::all().chain([Locale::PSEUDO]);
        all.into_iter().find(|locale| locale.tag().eq_ignore_ascii_case(tag))
    }

    /// Its tag (BCP 47).
    pub fn tag(self) -> &'static str {
        TAGS.get(usize::from(self.0)).copied().unwrap_or(crate::pseudo::TAG)
    }

    /// The locale that suits a reader best, who likes these, the best first: by tag; else Chinese by its script, as Taiwan, Hong
    /// Kong and Macao write it or not; else by language. Tags of operating systems, as in `zh_CN.UTF-8`, are understood.
    pub fn best<'a>(liked: impl IntoIterator<Item = &'a str>) -> Option<Locale> {
        liked.into_iter().find_map(|tag| {
            let tag = tag.split(['.', '@']).next().unwrap_or_default().replace('_', "-");
            Locale::of(&tag)
                .or_else(|| Locale::of(script(&tag)?))
                .or_else(|| Locale::all().find(|locale| language(locale.tag()) == language(&tag)))
        })
    }

    /// The locale for a reader who has chosen none and reads these, the best liked first. Chinese for whoever lists it beside English, in
    /// whatever order: scenes are written in it first. Where a third language stands first, the reader's own order holds. English for whoever
    /// reads none of ours, the source where nothing is listed. As `choose` in web/page/messages.js.
    pub fn for_reader<'a>(reads: impl IntoIterator<Item = &'a str>) -> Locale {
        let reads: Vec<&str> = reads.into_iter().collect();
        let Some(first) = reads.first() else { return Locale::SOURCE };
        let chinese = || reads.iter().copied().filter(|tag| language(tag) == "zh");
        let between_the_two = ["zh", "en"].contains(&language(first).as_str());
        let chinese = between_the_two.then(|| Locale::best(chinese())).flatten();
        chinese.or_else(|| Locale::best(reads.iter().copied())).or_else(|| Locale::of("en")).unwrap_or_default()
    }

    /// Its place among all.
    pub(crate) fn index(self) -> Option<usize> {
        Some(usize::from(self.0)).filter(|index| *index < TAGS.len())
    }
}

impl Display for Locale {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        f.write_str(self.tag())
    }
}

/// The language of a tag.
fn language(tag: &str) -> String {
    tag.split(['-', '_']).next().unwrap_or_default().to_ascii_lowercase()
}

/// The locale of a tag of Chinese that names its script or a place.
fn script(tag: &str) -> Option<&'static str> {
    let tag = tag.to_ascii_lowercase();
    let mut parts = tag.split('-');
    if parts.next() != Some("zh") {
        return None;
    }
    Some(match parts.find(|part| !part.is_empty()) {
        Some("hant" | "tw" | "hk" | "mo") => "zh-Hant",
        _ => "zh-CN",
    })
}

/// The locale in which this program speaks.
static SPOKEN: AtomicU8 = AtomicU8::new(0);

/// Has this program speak in a locale where nobody asks for one: what [`Display`] of a message prints. For programs; servers
/// and pages give each reader's own.
pub fn speak(locale: Locale) {
    SPOKEN.store(locale.0, Ordering::Relaxed);
}

/// The locale in which this program speaks.
pub fn spoken() -> Locale {
    Locale(SPOKEN.load(Ordering::Relaxed))
}
