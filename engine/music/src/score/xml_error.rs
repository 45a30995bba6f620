//! XML that is not well formed: what the parser says, in the words of a report. It knows only English.

use crate::error::{Error, ErrorKind};
use roxmltree::Error as Xml;
use shujin_messages::Message;

/// The parser's error with the line that it is at. What breaks off does so at the end.
pub(super) fn from_xml(error: &Xml, text: &str) -> Error {
    let end = u32::try_from(text.trim_end().lines().count()).unwrap_or(u32::MAX);
    let line = match error {
        Xml::UnclosedRootNode | Xml::UnexpectedEndOfStream | Xml::NoRootNode => end,
        error => error.pos().row,
    };
    let place = format!(" at {}", error.pos());
    let said = error.to_string().replace(&place, "");
    let pos = error.pos();
    let there = text
        .lines()
        .nth((pos.row as usize).saturating_sub(1))
        .and_then(|l| l.chars().nth((pos.col as usize).saturating_sub(1)));
    Error::at(ErrorKind::Xml(told(error, there, &said)), line, None)
}

/// What is wrong, in words of ours; `said` is what the parser says.
fn told(error: &Xml, there: Option<char>, said: &str) -> Message {
    let there = there.map_or_else(|| say!("xml-there-other"), |sign| say!("xml-there", sign));
    match error {
        Xml::UnclosedRootNode | Xml::UnexpectedEndOfStream => say!("xml-breaks-off", said),
        Xml::NoRootNode => say!("xml-empty", said),
        Xml::UnexpectedCloseTag(expected, actual, _) => say!("xml-close-tag", said, expected, actual),
        Xml::UnexpectedEntityCloseTag(_) => say!("xml-close-without-open", said),
        Xml::MalformedEntityReference(_) => say!("xml-ampersand", said),
        Xml::UnknownEntityReference(name, _) => say!("xml-entity", said, name),
        Xml::EntityReferenceLoop(_) => say!("xml-entity-loop", said),
        Xml::InvalidAttributeValue(_) => say!("xml-less-than", said),
        Xml::DuplicatedAttribute(name, _) => say!("xml-attribute-twice", said, name),
        Xml::UnexpectedDeclaration(_) => say!("xml-declaration", said),
        Xml::UnknownNamespace(prefix, _) => say!("xml-prefix", said, prefix),
        Xml::DuplicatedNamespace(..)
        | Xml::InvalidXmlPrefixUri(_)
        | Xml::UnexpectedXmlUri(_)
        | Xml::UnexpectedXmlnsUri(_)
        | Xml::InvalidElementNamePrefix(_) => say!("xml-namespace", said),
        Xml::AttributesLimitReached | Xml::NamespacesLimitReached | Xml::NodesLimitReached => {
            say!("xml-too-much", said)
        }
        Xml::NonXmlChar(c, _) => say!("xml-character", said, number = format!("{:04X}", u32::from(*c))),
        Xml::InvalidName(_) => say!("xml-name", said),
        Xml::InvalidChar(wanted, ..) => say!("xml-expected-sign", said, there, wanted = char::from(*wanted)),
        Xml::InvalidChar2(..) => say!("xml-unexpected", said, there),
        Xml::InvalidString(wanted, _) => say!("xml-expected", said, wanted = *wanted),
        Xml::InvalidComment(_) => say!("xml-comment", said),
        Xml::InvalidCharacterData(_) => say!("xml-cdata", said),
        _ => say!("xml-other", said),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use roxmltree::Document;
    use shujin_messages::Locale;

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
            let zh_told = told.message().text(Locale::SOURCE);
            assert!(zh_told.contains(zh), "{text}: {zh_told}");
            let latin = zh_told.chars().filter(char::is_ascii_alphabetic).count();
            assert!(latin <= 8, "{zh_told}");
        }
    }
}
