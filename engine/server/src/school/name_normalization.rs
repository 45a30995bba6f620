//! Names as they are compared: the same name is written in many ways by spreadsheets and registers.

use unicode_normalization::UnicodeNormalization;

/// Dots within a name, as transliterated names have them.
const DOTS: &[char] = &['·', '•', '‧', '・', '･', '∙', '⋅', '.', '．'];
/// Nothing that anybody sees.
const UNSEEN: &[char] = &['\u{200b}', '\u{200c}', '\u{200d}', '\u{2060}', '\u{feff}', '\u{00ad}'];
/// Unseen too, but for what they do: they turn the direction of the text in which a name stands.
const TURNING: &[char] = &[
    '\u{061c}', '\u{200e}', '\u{200f}', '\u{202a}', '\u{202b}', '\u{202c}', '\u{202d}', '\u{202e}', '\u{2066}',
    '\u{2067}', '\u{2068}', '\u{2069}',
];

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
    own.filter(|sign| !UNSEEN.contains(sign) && !TURNING.contains(sign))
}

/// Whether a list, as its file is, has signs that turn the direction of text: in UTF-16 where its mark says so, in UTF-8 else. Other
/// encodings of lists have no such signs, or need four bytes for one, which no spreadsheet writes.
pub fn turns_text(bytes: &[u8]) -> bool {
    let (encoding, mark) = encoding_rs::Encoding::for_bom(bytes).unwrap_or((encoding_rs::UTF_8, 0));
    encoding.decode_without_bom_handling(&bytes[mark..]).0.contains(TURNING)
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

    #[test]
    fn signs_that_turn_text_are_found_and_left_out() {
        assert_eq!(visible_chars("王\u{202e}小\u{2066}明\u{2069}\u{200f}").collect::<String>(), "王小明");
        assert_eq!(normalized("王\u{202a}一"), normalized("王一"));
        let list = "班级,学号,姓名\n七3,1,王\u{202e}一\n";
        let wide = |text: &str| {
            [&[0xff, 0xfe][..], &text.encode_utf16().flat_map(u16::to_le_bytes).collect::<Vec<_>>()].concat()
        };
        assert!(turns_text(list.as_bytes()) && turns_text(&wide(list)));
        let list = list.replace('\u{202e}', "");
        assert!(!turns_text(list.as_bytes()) && !turns_text(&wide(&list)));
        let (national, ..) = encoding_rs::GB18030.encode(&list);
        assert!(!turns_text(&national));
    }
}
