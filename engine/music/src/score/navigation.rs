//! Words that say where to go on: da capo, dal segno, al fine, to coda, in Italian, English and Chinese, however they are written.

/// Where a jump leads, and how far it is played from there.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::score) struct Jump {
    pub to: Target,
    pub until: Until,
}

/// Where a jump leads.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::score) enum Target {
    Start,
    Segno,
    /// The heading of the minuet that frames a trio, else the start.
    Minuet,
}

/// How far it is played after a jump.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::score) enum Until {
    /// As far as there is a mark.
    Open,
    Fine,
    Coda,
    /// As far as the trio; then on after the jump, as another movement or a coda may follow.
    Trio,
}

/// What a text in the score says about the way.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::score) enum NavigationMark {
    Jump(Jump),
    Fine,
    ToCoda,
    Coda,
    Segno,
    /// The heading of a minuet, or of what else frames a trio.
    Minuet,
    Trio,
}

/// What frames a trio, as headings begin, and as it is shortened before `D.C.`.
const MINUETS: &[&str] = &["menuetto", "minuetto", "menuett", "menuet", "minuet", "scherzo"];
const SHORT: &[&str] = &["m", "men", "min", "scherz"];

/// What these words say, if they say anything about the way.
pub(in crate::score) fn read(text: &str) -> Option<NavigationMark> {
    let text = text.to_lowercase();
    if text.contains("从头反复") || text.contains("从头开始") {
        return Some(jump(Target::Start, &text));
    }
    let words: Vec<&str> = text.split(|c: char| !c.is_alphabetic()).filter(|word| !word.is_empty()).collect();
    let begins = |with: &[&str]| words.starts_with(with);
    let is = |all: &[&[&str]]| all.contains(&words.as_slice());
    let from = |place: &str| {
        words.windows(3).any(|some| ["from", "to"].contains(&some[0]) && some[1] == "the" && some[2] == place)
    };
    let is_minuet = |word: &&str| MINUETS.contains(word);
    let da_capo: [&[&str]; 4] = [&["d", "c"], &["dc"], &["da", "capo"], &["dacapo"]];
    let is_da_capo = |words: &[&str]| da_capo.iter().any(|some| words.starts_with(some));
    if is_da_capo(&words) {
        let to = if words.iter().any(is_minuet) { Target::Minuet } else { Target::Start };
        return Some(jump(to, &text));
    }
    if let Some((first, rest)) = words.split_first().filter(|(first, _)| is_minuet(first) || SHORT.contains(first)) {
        let heading = is_minuet(first).then_some(NavigationMark::Minuet);
        return if is_da_capo(rest) { Some(jump(Target::Minuet, &text)) } else { heading };
    }
    if begins(&["trio"]) {
        return Some(NavigationMark::Trio);
    }
    if begins(&["d", "s"]) || begins(&["ds"]) || begins(&["dal", "segno"]) || begins(&["dalsegno"]) {
        return Some(jump(Target::Segno, &text));
    }
    if is(&[&["fine"], &["al", "fine"]]) {
        return Some(NavigationMark::Fine);
    }
    if is(&[&["to", "coda"], &["al", "coda"], &["alla", "coda"], &["tocoda"]]) {
        return Some(NavigationMark::ToCoda);
    }
    if is(&[&["coda"]]) {
        return Some(NavigationMark::Coda);
    }
    if is(&[&["segno"]]) {
        return Some(NavigationMark::Segno);
    }
    if from("sign") {
        return Some(jump(Target::Segno, &text));
    }
    (from("beginning") || from("top") || from("start")).then(|| jump(Target::Start, &text))
}

fn jump(to: Target, text: &str) -> NavigationMark {
    let until = match (text.contains("coda"), text.contains("fine")) {
        (true, _) => Until::Coda,
        (false, true) => Until::Fine,
        (false, false) if to == Target::Minuet => Until::Trio,
        (false, false) => Until::Open,
    };
    NavigationMark::Jump(Jump { to, until })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn jumps_are_known_however_they_are_written() {
        let to = |to, until| Some(NavigationMark::Jump(Jump { to, until }));
        for text in
            ["D.C.", "D. C.", "  D.C.", "DC", "Da Capo", "da capo", "DaCapo", "从头反复", "Repeat from the beginning"]
        {
            assert_eq!(read(text), to(Target::Start, Until::Open), "{text}");
        }
        for text in ["D.C. al Fine", "Da Capo al Fine", "D. C. al fine", "dc al fine", "D.C. e poi Fine"] {
            assert_eq!(read(text), to(Target::Start, Until::Fine), "{text}");
        }
        for text in ["D.S. al Coda", "Dal Segno al Coda", "D. S. alla Coda", "From the sign to coda"] {
            assert_eq!(read(text), to(Target::Segno, Until::Coda), "{text}");
        }
        assert_eq!(read("dal Segno"), to(Target::Segno, Until::Open));
        assert_eq!(
            ["Fine", "FINE.", "To Coda", "al Coda", "Coda", "CODA", "Segno"].map(read),
            [
                NavigationMark::Fine,
                NavigationMark::Fine,
                NavigationMark::ToCoda,
                NavigationMark::ToCoda,
                NavigationMark::Coda,
                NavigationMark::Coda,
                NavigationMark::Segno
            ]
            .map(Some)
        );
        for text in
            ["Menuetto da Capo", "M.D.C.", "Men. D.C.", "Menuetto da capo senza Ritornello.", "D.C. il Menuetto"]
        {
            assert_eq!(read(text), to(Target::Minuet, Until::Trio), "{text}");
        }
        assert_eq!(
            ["Menuetto: Allegretto", "SCHERZO", "Trio.", "TRIO I"].map(read),
            [NavigationMark::Minuet, NavigationMark::Minuet, NavigationMark::Trio, NavigationMark::Trio].map(Some)
        );
        for text in [
            "",
            "Allegro",
            "a fine day",
            "dolce",
            "dans",
            "D",
            "M",
            "con Coda lunga",
            "to the end",
            "D major",
            "trionfale",
        ] {
            assert_eq!(read(text), None, "{text}");
        }
    }
}
