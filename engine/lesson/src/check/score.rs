//! The score block: its file, its phrases, its captions and keys. The notes themselves are read by `music`.

use super::{Check, Kind};
use crate::report::{Phrase, say};
use crate::source::way;

impl Check<'_> {
    pub(crate) fn score(&mut self) {
        let Some(score) = &self.scene.score else {
            return;
        };
        self.refer(Kind::Node, &score.screen, &way!["score", "screen"]);
        self.range(&way!["score", "brightness"], f64::from(score.brightness), 0.0, 1.0);
        if let Some(tempo) = score.tempo {
            self.range(&way!["score", "tempo"], tempo, 30.0, 200.0);
        }
        let there = self.file(&score.file, "musicxml", &way!["score", "file"]);
        let bytes = self.files.get(&score.file).filter(|_| there).unwrap_or(&[]);
        let measures = there.then(|| measures(bytes));
        if measures == Some(0) {
            self.put(
                "broken-score",
                &way!["score", "file"],
                say!("没有小节的文件", "a file without measures"),
                say!("MusicXML 乐谱", "a MusicXML score"),
                say!(
                    "从打谱软件另存为未压缩的 MusicXML。",
                    "save it from a notation program as uncompressed MusicXML."
                ),
            );
        }
        let last = measures.filter(|n| *n > 0);
        self.phrases(last);
        for (i, caption) in score.captions.iter().enumerate() {
            self.measure(caption.measure, last, &way!["score", "caption", i, "measure"]);
        }
        for (i, key) in score.keys.iter().enumerate() {
            let octave = key.strip_prefix(|c: char| ('1'..='7').contains(&c));
            if !octave.is_some_and(|o| o.chars().all(|c| c == ',') || o.chars().all(|c| c == '\'')) {
                self.put(
                    "bad-key",
                    &way!["score", "keys", i],
                    Phrase::quote(key),
                    say!("1–7，后面可加 , 或 '", "1–7, then `,` or `'`"),
                    say!("如 \"5,\"、\"1\"、\"1'\"。", "as in \"5,\", \"1\", \"1'\"."),
                );
            }
        }
    }

    fn phrases(&mut self, last: Option<u32>) {
        let Some(score) = &self.scene.score else {
            return;
        };
        self.at_least(&way!["score", "phrases"], score.phrases.len(), 1);
        let mut end = 0;
        for (i, [from, to]) in score.phrases.iter().copied().enumerate() {
            let way = way!["score", "phrases", i];
            if from > to {
                self.put(
                    "out-of-range",
                    &way,
                    Phrase::same(format!("[{from}, {to}]")),
                    say!("先是第一小节，再是最后一小节", "the first measure, then the last"),
                    say!("对调两个数。", "swap the two."),
                );
            } else if from <= end {
                self.put(
                    "phrases-overlap",
                    &way,
                    say!("从第 {from} 小节开始", "a start at measure {from}"),
                    say!("第 {end} 小节之后", "after measure {end}"),
                    say!("乐句按先后写，不要重叠。", "write phrases in order, without overlap."),
                );
            }
            self.measure(from, last, &way!["score", "phrases", i, 0]);
            self.measure(to, last, &way!["score", "phrases", i, 1]);
            end = end.max(to);
        }
    }

    fn measure(&mut self, measure: u32, last: Option<u32>, way: &[crate::source::Seg]) {
        let most = last.unwrap_or(u32::MAX);
        if measure < 1 || measure > most {
            let expected = match last {
                Some(last) => say!("1–{last}（乐谱的小节）", "1–{last}, the measures of the score"),
                None => say!("从 1 数起的小节", "a measure, counted from 1"),
            };
            self.put(
                "out-of-range",
                way,
                Phrase::same(measure.to_string()),
                expected,
                say!("改成乐谱里有的小节。", "name a measure that the score has."),
            );
        }
    }
}

/// How many measures the first part of a MusicXML file has.
fn measures(bytes: &[u8]) -> u32 {
    let text = String::from_utf8_lossy(bytes);
    let part = text.split("</part>").next().unwrap_or("");
    let starts = part
        .match_indices("<measure")
        .filter(|(i, m)| part[i + m.len()..].starts_with(|c: char| c.is_whitespace() || c == '>'));
    u32::try_from(starts.count()).unwrap_or(u32::MAX)
}
