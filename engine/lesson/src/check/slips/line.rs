//! A line being mended: its characters, each with the column at which it stood.

/// A line being mended.
pub(super) struct Line {
    chars: Vec<(char, usize)>,
}

impl Line {
    pub(super) fn new(text: &str) -> Line {
        Line { chars: text.chars().zip(1..).collect() }
    }

    pub(super) fn len(&self) -> usize {
        self.chars.len()
    }

    pub(super) fn at(&self, at: usize) -> Option<char> {
        self.chars.get(at).map(|(c, _)| *c)
    }

    /// The column, from 1, at which this character stood, or the one behind the last.
    pub(super) fn column(&self, at: usize) -> usize {
        let behind = self.chars.last().map_or(1, |(_, column)| column + 1);
        self.chars.get(at).map_or(behind, |(_, column)| *column)
    }

    pub(super) fn text(&self) -> impl Iterator<Item = char> {
        self.chars.iter().map(|(c, _)| *c)
    }

    pub(super) fn slice(&self, at: usize, length: usize) -> String {
        self.text().skip(at).take(length).collect()
    }

    pub(super) fn from(&self, at: usize) -> String {
        self.text().skip(at).collect()
    }

    pub(super) fn starts(&self, at: usize, text: &str) -> bool {
        let mut at = at;
        text.chars().all(|c| {
            at += 1;
            self.at(at - 1) == Some(c)
        })
    }

    /// Whether everything from here on is one of these signs.
    pub(super) fn all_from(&self, at: usize, signs: &str) -> bool {
        self.text().skip(at).all(|c| signs.contains(c))
    }

    /// Puts a text in the place of so many characters.
    pub(super) fn replace(&mut self, at: usize, length: usize, text: &str) {
        let column = self.column(at);
        let end = (at + length).min(self.len());
        self.chars.splice(at.min(end)..end, text.chars().map(|c| (c, column)));
    }
}
