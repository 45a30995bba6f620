//! Marks that a Chinese keyboard or a word processor writes in place of those of a file's grammar: `：` for `:`, `“` for `"`.

/// Printable ASCII in its order, so that a full-width form's twin can be borrowed from it.
#[cfg(feature = "author")]
const ASCII: &str = "!\"#$%&'()*+,-./0123456789:;<=>?@ABCDEFGHIJKLMNOPQRSTUVWXYZ[\\]^_`abcdefghijklmnopqrstuvwxyz{|}~";

/// The ASCII sign that a full-width or typographic mark stands for; none for whatever is no such mark.
#[cfg(feature = "author")]
pub(crate) fn twin(mark: char) -> Option<&'static str> {
    Some(match mark {
        '！'..='～' => {
            let at = mark as usize - '！' as usize;
            &ASCII[at..=at]
        }
        '“' | '”' | '„' | '‟' | '″' => "\"",
        '‘' | '’' | '‚' | '‛' | '′' => "'",
        '、' | '﹐' => ",",
        '。' => ".",
        '∶' | '﹕' | '︰' | '꞉' => ":",
        '【' | '〔' | '〖' => "[",
        '】' | '〕' | '〗' => "]",
        '﹛' => "{",
        '﹜' => "}",
        '《' | '〈' | '‹' => "<",
        '》' | '〉' | '›' => ">",
        '«' | '≪' => "<<",
        '»' | '≫' => ">>",
        '—' | '–' | '−' | '‐' | '‑' | '‒' | '―' | '─' => "-",
        '≤' => "<=",
        '≥' => ">=",
        '≠' => "!=",
        '×' => "*",
        '÷' => "/",
        '￥' | '¥' => "$",
        _ if is_odd_space(mark) => " ",
        _ => return None,
    })
}

/// Whether this is a blank that no grammar takes for one: the full-width blank, the unbreakable one, those without width.
#[cfg(feature = "author")]
pub(crate) fn is_odd_space(c: char) -> bool {
    matches!(c, '\u{3000}' | '\u{a0}' | '\u{2000}'..='\u{200b}' | '\u{202f}' | '\u{205f}' | '\u{2060}' | '\u{feff}')
}

/// Whether this is a sign that no text shows: left over from another program or a failed conversion.
#[cfg(feature = "author")]
pub(crate) fn is_unseen(c: char) -> bool {
    (c.is_control() && !matches!(c, '\n' | '\r' | '\t')) || matches!(c, '\u{fffd}' | '\u{fffe}' | '\u{ffff}')
}

/// Whether this is a Chinese character.
pub(crate) fn is_han(c: char) -> bool {
    matches!(c, '\u{3400}'..='\u{4dbf}' | '\u{4e00}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' | '\u{20000}'..='\u{323af}')
}

/// How a mark is named in a report: itself, or its number where nothing would be seen.
#[cfg(feature = "author")]
pub(crate) fn shown(mark: char) -> String {
    if is_odd_space(mark) || is_unseen(mark) { format!("U+{:04X}", mark as u32) } else { mark.to_string() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_have_their_twins_and_letters_have_none() {
        for (mark, ascii) in [('：', ":"), ('＝', "="), ('“', "\""), ('，', ","), ('【', "["), ('＄', "$"), ('ａ', "a")]
        {
            assert_eq!(twin(mark), Some(ascii), "{mark}");
        }
        assert_eq!("a石头:".chars().find_map(twin), None);
    }
}
