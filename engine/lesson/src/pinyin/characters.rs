//! The characters that pupils learn late, with their readings: `characters.txt`, made by `make.py`, which names its sources.
//!
//! 《义务教育语文课程标准》 lists 2,500 characters that are learnt in primary school and 1,000 that are learnt until grade 9. Of single grades it says
//! nothing: a scene for grade 2 has pinyin where one for grade 6 has it, and one for grade 7 where one for grade 12 has it.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::LazyLock;

/// The last grade of primary school.
const PRIMARY: u8 = 6;

/// A character that is not in the first list.
struct Late {
    /// It is in neither.
    is_rare: bool,
    /// How it is read, most often first.
    readings: Vec<&'static str>,
    /// How an older dictionary reads it besides: right where somebody says so.
    older: Vec<&'static str>,
}

static LATE: LazyLock<BTreeMap<char, Late>> = LazyLock::new(|| {
    let mut is_rare = false;
    let mut late = BTreeMap::new();
    for line in include_str!("characters.txt").lines() {
        if let Some(list) = line.strip_prefix("# ") {
            is_rare = list == "3";
        } else if let Some((character, readings)) = line.split_once(' ')
            && let Some(character) = character.chars().next()
        {
            let (older, readings) = readings.split(' ').partition(|one| one.starts_with('-'));
            late.insert(character, Late { is_rare, readings, older });
        }
    }
    late
});

/// Those of the characters that are not in the list of this grade's school, each with its most usual reading.
pub(crate) fn beyond(grade: u8, characters: &BTreeSet<char>) -> impl Iterator<Item = (char, &'static str)> + use<'_> {
    characters.iter().filter_map(move |character| {
        let late = LATE.get(character).filter(|late| late.is_rare || grade <= PRIMARY)?;
        Some((*character, *late.readings.first()?))
    })
}

/// All readings of a character that is learnt late, the most usual first; none of another.
pub(crate) fn readings(character: char) -> &'static [&'static str] {
    LATE.get(&character).map(|late| late.readings.as_slice()).unwrap_or_default()
}

/// Whether a character may be read so; of one that is not learnt late nothing is known.
pub(crate) fn may_be_read(character: char, pinyin: &str) -> bool {
    let is_older = |late: &Late| late.older.iter().any(|one| one.strip_prefix('-') == Some(pinyin));
    LATE.get(&character).is_none_or(|late| late.readings.contains(&pinyin) || is_older(late))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::pinyin::is_pinyin;

    #[test]
    fn what_is_learnt_late_is_told_by_grade() {
        let told = |grade, text: &str| -> Vec<(char, &str)> { beyond(grade, &text.chars().collect()).collect() };
        assert_eq!(told(6, "水堰郡"), [('堰', "yàn"), ('郡', "jùn")]);
        assert_eq!(told(7, "水堰郡"), [('郡', "jùn")]);
        assert_eq!(told(1, "上一人"), []);
    }

    #[test]
    fn the_table_holds_pinyin_alone() {
        assert_eq!(LATE.len(), 8105 - 2500);
        for (character, late) in LATE.iter() {
            assert!(!late.readings.is_empty() && late.readings.iter().all(|one| is_pinyin(one)), "{character}");
        }
        assert_eq!(readings('槛'), ["kǎn", "jiàn"]);
        // What pupils hear in another way is not in the dictionary.
        for (character, reading) in [('堰', "yàn"), ('砝', "fǎ"), ('框', "kuàng"), ('哮', "xiào")] {
            assert_eq!(readings(character), [reading]);
        }
        assert!(readings('水').is_empty());
        assert!(
            may_be_read('窨', "xūn")
                && may_be_read('窨', "yìn")
                && !may_be_read('窨', "yīn")
                && may_be_read('水', "shuǐ")
        );
    }
}
