//! XML that is not well formed: what the parser says, in the words of a report. It knows only English.

use crate::error::{Error, ErrorKind};
use roxmltree::Error as Xml;

/// The parser's error with the line that it is at. What breaks off does so at the end.
pub(super) fn from_xml(error: &Xml, text: &str) -> Error {
    let end = u32::try_from(text.trim_end().lines().count()).unwrap_or(u32::MAX);
    let line = match error {
        Xml::UnclosedRootNode | Xml::UnexpectedEndOfStream | Xml::NoRootNode => end,
        error => error.pos().row,
    };
    let place = format!(" at {}", error.pos());
    let en = error.to_string().replace(&place, "");
    let pos = error.pos();
    let there = text
        .lines()
        .nth((pos.row as usize).saturating_sub(1))
        .and_then(|l| l.chars().nth((pos.col as usize).saturating_sub(1)));
    Error::at(ErrorKind::Xml(chinese(error, there), en), line, None)
}

fn chinese(error: &Xml, there: Option<char>) -> String {
    let there = there.map_or("别的".into(), |c| format!("“{c}”"));
    match error {
        Xml::UnclosedRootNode | Xml::UnexpectedEndOfStream => "文件没写完就断了".into(),
        Xml::NoRootNode => "里面没有内容".into(),
        Xml::UnexpectedCloseTag(expected, actual, _) => format!("应以 </{expected}> 收尾，写的是 </{actual}>"),
        Xml::UnexpectedEntityCloseTag(_) => "没有开头的收尾标签".into(),
        Xml::MalformedEntityReference(_) => "不成样子的 &：文字里的 & 要写成 &amp;".into(),
        Xml::UnknownEntityReference(name, _) => format!("不认识的 &{name};"),
        Xml::EntityReferenceLoop(_) => "套得没有尽头的 &…;".into(),
        Xml::InvalidAttributeValue(_) => "引号里的 <：要写成 &lt;".into(),
        Xml::DuplicatedAttribute(name, _) => format!("同一个标签里写了两次 {name}"),
        Xml::UnexpectedDeclaration(_) => "<?xml …?> 不在文件开头".into(),
        Xml::UnknownNamespace(prefix, _) => format!("没有声明的前缀 {prefix}:"),
        Xml::DuplicatedNamespace(..)
        | Xml::InvalidXmlPrefixUri(_)
        | Xml::UnexpectedXmlUri(_)
        | Xml::UnexpectedXmlnsUri(_)
        | Xml::InvalidElementNamePrefix(_) => "不对的 xmlns".into(),
        Xml::AttributesLimitReached | Xml::NamespacesLimitReached | Xml::NodesLimitReached => "太多的内容".into(),
        Xml::NonXmlChar(c, _) => format!("XML 里不能有的字符 U+{:04X}", u32::from(*c)),
        Xml::InvalidName(_) => "不成样子的名称".into(),
        Xml::InvalidChar(wanted, ..) => format!("这里应为 {}，写的是{there}", char::from(*wanted)),
        Xml::InvalidChar2(..) => format!("不该出现的{there}"),
        Xml::InvalidString(wanted, _) => format!("这里应为 {wanted}"),
        Xml::InvalidComment(_) => "批注里的 --".into(),
        Xml::InvalidCharacterData(_) => "文字里的 ]]>".into(),
        _ => "读不懂的写法".into(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use roxmltree::Document;

    #[test]
    fn chinese_says_what_is_broken_and_where() {
        for (text, zh, line) in [
            ("<a>\n<b>\n", "断了", 2),
            ("<a>\n<b></a>", "</b> 收尾，写的是 </a>", 2),
            ("<a>x & y</a>", "&amp;", 1),
            ("<a b='1' b='2'/>", "两次 b", 1),
            ("\n<?xml version='1.0'?><a/>", "开头", 2),
            ("<a>\u{8}</a>", "U+0008", 1),
            ("<a b=＂1＂/>", "不该出现的“＂”", 1),
            ("", "没有内容", 0),
            ("x", "", 1),
        ] {
            let error = Document::parse(text).expect_err("no XML");
            let told = from_xml(&error, text);
            assert_eq!(told.line, line, "{text}: {told}");
            let zh_told = told.zh();
            assert!(zh_told.contains(zh), "{text}: {zh_told}");
            let latin = zh_told.chars().filter(char::is_ascii_alphabetic).count();
            assert!(latin <= 8, "{zh_told}");
        }
    }
}
