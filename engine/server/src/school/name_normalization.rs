//! Names as they are compared: the same name is written in many ways by spreadsheets and registers.

use unicode_normalization::UnicodeNormalization;

/// Dots within a name, as transliterated names have them.
const DOTS: &[char] = &['·', '•', '‧', '・', '･', '∙', '⋅', '.', '．'];
/// Nothing that anybody sees.
const UNSEEN: &[char] = &['\u{200b}', '\u{200c}', '\u{200d}', '\u{2060}', '\u{feff}', '\u{00ad}'];

/// A name without differences that distinguish no two names: width of letters, blanks, invisible characters, the kind of a dot. Characters
/// that GB 18030 once placed in the private area are moved to their own code points.
pub fn normalized(name: &str) -> String {
    let dots = visible_chars(name).map(|sign| if DOTS.contains(&sign) { '·' } else { sign });
    let wide: String = dots.collect();
    wide.nfkc().filter(|sign| !sign.is_whitespace()).flat_map(char::to_lowercase).collect()
}

/// A text without invisible characters, and with characters at their own code points.
pub fn visible_chars(text: &str) -> impl Iterator<Item = char> {
    let own = text.chars().map(|sign| match sign {
        '\u{e863}' => '䶮',
        other => other,
    });
    own.filter(|sign| !UNSEEN.contains(sign))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_name_is_one_however_it_is_written() {
        for (one, other) in [
            ("王一", "王　一"),
            ("王一", " 王 一\u{200b}"),
            ("李䶮", "李\u{e863}"),
            ("阿依古丽·买买提", "阿依古丽•买买提"),
            ("阿依古丽·买买提", "阿依古丽．买买提"),
            ("Li Hua", "ＬＩ ＨＵＡ"),
        ] {
            assert_eq!(normalized(one), normalized(other), "{one} {other}");
        }
        assert_ne!(normalized("王一"), normalized("王二"));
    }
}
