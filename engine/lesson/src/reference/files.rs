//! The files beside `scene.toml`, each with the example's own: texts, talk, credits.

use super::example_scene;
use crate::files::Files;
use std::fmt::Write as _;

/// Path, language of the code block, what it is in Chinese and English, and the file.
const FILES: &[(&str, &str, &str, &str, &str)] = &[
    (
        "strings/zh-CN.toml",
        "toml",
        "中文。键的路径就是文字的标识：`[node.lantern]` 下的 `name` 是 `node.lantern.name`。",
        "The texts in Chinese. The path of keys is the text's id.",
        include_str!("example/strings/zh-CN.toml"),
    ),
    (
        "strings/en.toml",
        "toml",
        "英文。和中文一样多，再加上对话行的译文 `[dialogue]`。",
        "The texts in English: as many, and the dialogue's lines by their #line: ids.",
        include_str!("example/strings/en.toml"),
    ),
    (
        "dialogues/lan.yarn",
        "text",
        "对话。`title:` 是节点的名称，`->` 是学生可以选的话，每行末尾有一个 `#line:标识`；`<<set $kind to true>>` 设变量，`<<jump bye>>` 去另一个节点，`===` 结束。说话的是 `[[role]]`，变量是 `[[value]]`。",
        "A dialogue in Yarn Spinner's language. Speakers are roles, variables are values; every line ends in its #line: id.",
        include_str!("example/dialogues/lan.yarn"),
    ),
    (
        "CREDITS.toml",
        "toml",
        "每个部分从哪里来。`files`、`by`、`licence` 一定要写；`what` 和 `from` 说明是什么、取自哪里。`files` 里的文件都要在场景里；模型、乐谱、图片都要列出。",
        "Where each part comes from. `files`, `by` and `licence` are needed; the files are in the scene; models, scores and pictures must be listed.",
        include_str!("example/CREDITS.toml"),
    ),
];

/// Adds the files to the reference.
pub(super) fn put(out: &mut String) {
    out.push_str("\n## 其他文件 / The other files\n\n上面各段例子合起来就是一个场景，下面是它的文字、对话和来历。The examples above make one scene; these are its other files.\n");
    for (path, language, zh, en, text) in FILES {
        let text = text.trim_end();
        // Writing to a String cannot fail.
        let _ = write!(out, "\n### `{path}`\n\n{zh}\n{en}\n\n```{language}\n{text}\n```\n");
    }
}

/// The files of the reference's example, but for the score and the model that it names.
pub fn example() -> Files {
    let mut files = Files::new();
    files.insert("scene.toml", example_scene().into_bytes());
    for (path, .., text) in FILES {
        files.insert(*path, text.as_bytes());
    }
    files
}
