//! Every kind of problem there is, with what it means, for reports and for the author's reference.

use super::Severity::{self, Error, Warning};

/// A kind of problem.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Code {
    /// Its name in reports.
    pub name: &'static str,
    /// How bad it is.
    pub severity: Severity,
    /// What it means, in Chinese.
    pub zh: &'static str,
    /// What it means, in English.
    pub en: &'static str,
    /// Whether it is of a name: then it is said once, however often the name is written, with the other places.
    pub is_gathered: bool,
}

impl Code {
    /// The same, said once of a name.
    pub(crate) const fn gathered(self) -> Code {
        Code { is_gathered: true, ..self }
    }
}

/// A kind of problem.
pub(crate) const fn code(name: &'static str, severity: Severity, zh: &'static str, en: &'static str) -> Code {
    Code { name, severity, zh, en, is_gathered: false }
}

/// The codes of the core in alphabetical order; each block brings its own.
#[rustfmt::skip] // one code, one line
pub(crate) const CODES: &[Code] = &[
    code("bad-character", Error, "有看不见的控制字符", "a character that no text shows"),
    code("bad-date", Error, "日期写法不对", "a date is not written as a date"),
    code("bad-expression", Error, "表达式不合语法", "an expression breaks the grammar"),
    code("bad-id", Error, "标识的拼写不合规则", "an id is not well formed"),
    code("bad-placeholder", Error, "文字里的花括号写得不对", "braces in a text are wrong"),
    code("bad-quantity", Error, "数或单位不对", "a number or its unit is wrong"),
    code("bad-url", Error, "网址不完整", "an address is not whole"),
    code("bare-figure", Error, "文字里直接写了数，没有出处", "a figure in a text is not a fact"),
    code("beyond-range", Warning, "设成了范围以外的数", "a value is set to a number outside of its range"),
    code("broken-model", Error, "模型文件读不了", "a model file cannot be read"),
    code("broken-picture", Error, "图片读不了", "a picture cannot be read"),
    code("camera-data", Error, "照片里带着拍摄信息", "a photo carries what a camera noted"),
    code("clip-always-first", Warning, "后面的动画永远轮不到", "a clip that always holds hides those after it"),
    code("duplicate-id", Error, "标识重复", "an id is used twice"),
    code("empty-text", Error, "文字是空的", "a text is empty"),
    code("endless-dialogue", Error, "对话走不到结尾", "a dialogue never ends"),
    code("endless-rule", Error, "规则没完没了地引起自己", "rules set themselves off for ever"),
    code("endless-step", Error, "没说这一步怎样算做完", "a step does not say what counts as done"),
    code("ends-at-once", Warning, "课一开始就结束", "a lesson ends as it begins"),
    code("family-without-part", Warning, "没有这一类场景该有的部分", "a scene lacks what its family is named for"),
    code("goal-without-task", Warning, "没有任务对应这个学习目标", "no task shows a learning goal"),
    code("line-without-id", Error, "对话行没有 #line: 标识", "a dialogue line has no #line: id"),
    code("long-text", Warning, "文字太长，放不下", "a text is too long for its place"),
    code("loose-and-bound", Error, "松动的物件不能这样写", "a loose thing cannot be so"),
    code("missing-clip", Error, "模型里没有要播放的动画", "a model lacks an animation to play"),
    code("missing-file", Error, "文件不在", "a file is not there"),
    code("missing-key", Error, "缺少必填项", "a key is missing"),
    code("missing-node", Error, "模型里没有这个节点", "a model has no such node"),
    code("missing-text", Error, "某种语言缺一段文字", "a text is missing in a language"),
    code("never-changes", Error, "条件永远不变", "a condition can never change"),
    code("never-done", Error, "一步永远做不完", "a step can never be done"),
    code("never-finishes", Error, "课永远不会结束", "a lesson never ends"),
    code("never-happens", Error, "提到的事不会发生", "what an expression names cannot happen"),
    code("never-holds", Warning, "条件永远不成立", "a condition never holds"),
    code("never-shown", Warning, "物件从不出现", "a node is never seen"),
    code("no-credit", Warning, "没写明来历和许可", "origin and licence are not told"),
    code("no-description", Error, "物件没有说明", "a thing has no description"),
    code("no-glyph", Warning, "字体里没有的字", "a character that the typeface lacks"),
    code("no-place", Warning, "挂在别的物件上，却没写在哪里", "a part of another node has no place"),
    code("no-schema", Warning, "第一行没写 #:schema", "the first line names no schema"),
    code("no-source", Error, "数据没有出处", "a fact has no source"),
    code("not-a-language", Error, "文字文件不是按语言取名的", "a file of texts is not named after a language"),
    code("not-drawn", Warning, "模型里有画不出来的东西", "a model holds what is not drawn"),
    code("not-explored", Warning, "课太大，没有推演到底", "a lesson is too large to be explored to its end"),
    code("not-translated", Warning, "文字还没翻译", "a text is not translated"),
    code("not-utf8", Error, "文件不是 UTF-8 编码", "a file is not UTF-8"),
    code("nothing-to-see", Error, "模型的节点什么也画不出来", "a node of a model shows nothing"),
    code("one-key", Error, "一个表里写了几项或没有写", "a table must have exactly one key"),
    code("out-of-range", Error, "数超出范围", "a number is out of its range"),
    code("out-of-reach", Warning, "物件离站得到的地方太远", "a thing is too far from wherever one can stand"),
    code("parent-ring", Error, "parent 成环", "parents form a ring"),
    code("placeholder-left", Warning, "模板里的话还没换", "words of a template were left"),
    code("reader-gave-up", Error, "读文件的程序自己出错了", "the program that reads a file failed at it"),
    code("reserved-id", Error, "标识在表达式里另有意思", "an id means something else in expressions"),
    code("rule-never-fires", Error, "规则永远不会触发", "a rule can never fire"),
    code("start-or-is", Error, "start 和 is 要正好写一个", "exactly one of `start` and `is`"),
    code("structure", Error, "内容与格式不符", "the content does not fit the format"),
    code("thread-moved", Warning, "线只由两端定位", "a thread is placed by its ends alone"),
    code("toml-syntax", Error, "不合 TOML 语法", "the file breaks TOML"),
    code("too-heavy", Error, "文件、模型或图片太大", "a file, model or picture is too large"),
    code("too-many-problems", Error, "问题太多，没有全部列出", "too many problems to list"),
    code("two-forms", Error, "model 和 shape 都写了", "both `model` and `shape`"),
    code("underground", Warning, "视点或物件在地面以下", "a viewpoint or a thing is below the ground"),
    code("unknown-format", Error, "不认识的格式版本", "a format version that is not known"),
    code("unknown-id", Error, "用了没有声明的标识", "an id that was not declared").gathered(),
    code("unknown-key", Error, "不认识的项", "a key that is not known"),
    code("unknown-name", Error, "不认识的名称", "a name that is not known").gathered(),
    code("unknown-option", Error, "不是选项里的词", "a word that is not among the options"),
    code("unknown-text", Error, "文字的标识像是拼错了", "the id of a text looks misspelt"),
    code("unknown-word", Error, "不是可选的词", "a word out of a fixed list is not known"),
    code("unreachable-dialogue", Error, "对话节点没人用", "nothing begins a dialogue node"),
    code("unused-fact", Warning, "文字里没用到这条数据", "no text uses a fact"),
    code("unused-picture", Warning, "图片没有地方用", "nothing shows a picture"),
    code("unused-text", Warning, "场景用不到这段文字", "the scene does not use a text"),
    code("value-ring", Error, "变量互相依赖成环", "computed values form a ring"),
    code("wide-braces", Warning, "文字里的花括号是全角的", "braces in a text are full-width"),
    code("wrong-file", Error, "文件种类不对", "a file of the wrong kind"),
    code("wrong-length", Error, "项数不对", "a list is too short or too long"),
    code("wrong-type", Error, "值的种类不对", "a value of the wrong kind"),
    code("wrong-unit", Error, "算式里的量对不上：单位，或词和数", "quantities in an expression that do not fit: units, or words and numbers"),
    code("yarn-syntax", Error, "Yarn 对话编译不过", "a dialogue does not compile"),
];

/// What is said of a pack or a place that cannot be opened at all, in alphabetical order.
#[rustfmt::skip] // one code, one line
pub const REFUSALS: &[Code] = &[
    code("bad-manifest", Error, "包的清单读不了", "the manifest of a pack cannot be read"),
    code("bad-name", Error, "包里文件名的编码认不出来", "a file in a pack has a name in an unknown encoding"),
    code("broken-dialogues", Error, "包里编译好的对话不对", "the compiled dialogues of a pack are wrong"),
    code("duplicate-path", Error, "包里两个文件同名", "two files of a pack share a name"),
    code("huge-picture", Error, "包里的图片太大", "a pack holds a picture that is too large"),
    code("missing-file", Error, "清单里的文件不在包里", "a file is listed but not in the pack"),
    code("no-manifest", Error, "包里没有清单", "a pack without manifest"),
    code("not-a-pack", Error, "不是 shujin pack 打的包", "no pack made by shujin pack"),
    code("not-written", Error, "打不了包", "a pack cannot be written"),
    code("path-outside", Error, "路径指到场景以外", "a path leads out of the scene"),
    code("too-large", Error, "包或包里的文件太大", "a pack or a file in it is too large"),
    code("too-many-files", Error, "包里的文件太多", "a pack holds too many files"),
    code("unknown-format", Error, "不认识的包的版本", "a version of packs that is not known"),
    code("unlisted-file", Error, "包里有清单以外的文件", "a file in a pack is not listed"),
    code("unreadable", Error, "文件或文件夹读不了", "a file or folder cannot be read"),
    code("wrong-hash", Error, "文件与清单的校验和不符", "a file does not match its hash"),
    code("zip-bomb", Error, "解开后大得不正常", "a file grows out of all proportion"),
    code("zipped-folder", Error, "用别的软件压缩的场景文件夹", "a scene's folder zipped by another program"),
];

#[cfg(test)]
mod tests {
    use super::{CODES, Code, REFUSALS};

    #[test]
    fn codes_are_sorted() {
        let sorted = |codes: &[Code]| codes.windows(2).all(|pair| pair[0].name < pair[1].name);
        assert!([CODES, REFUSALS].into_iter().all(sorted));
    }
}
