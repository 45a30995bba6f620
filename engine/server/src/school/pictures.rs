//! The pictures by which pupils join: each a motif and a colour, drawn here, with a name in words for pupils who cannot see it. Each colour has a
//! frame of its own, so that no two pictures are alike where there is no colour: in print, or to the colour-blind.

use shujin_messages::Message;
use shujin_messages::table::Entry;

/// How many there are: more than any class has pupils.
pub const COUNT: usize = MOTIFS.len() * COLOURS.len();

struct Motif {
    name: &'static Entry,
    /// Within 0 0 64 64.
    path: &'static str,
}

const MOTIFS: &[Motif] = &[
    Motif {
        name: entry!("picture-fish"),
        path: "M6 32C14 16 34 14 46 30L58 20V44L46 34C34 50 14 48 6 32ZM18 28a3 3 0 1 0 .1 0Z",
    },
    Motif { name: entry!("picture-leaf"), path: "M10 54C8 26 26 8 56 8C56 38 40 56 18 50L44 22L14 48Z" },
    Motif {
        name: entry!("picture-umbrella"),
        path: "M6 32C8 14 22 8 32 8C42 8 56 14 58 32C52 27 46 27 42 32C38 27 36 27 35 29V48C35 58 21 58 21 48H26C26 52 30 52 30 48V29C27 27 24 28 22 32C18 27 12 27 6 32Z",
    },
    Motif { name: entry!("picture-star"), path: "M32 6L39 24L58 25L43 37L48 56L32 45L16 56L21 37L6 25L25 24Z" },
    Motif { name: entry!("picture-boat"), path: "M30 6V36H8L16 54H50L58 36H34V32H52L34 8V6Z" },
    Motif {
        name: entry!("picture-butterfly"),
        path: "M30 24C20 4 4 10 8 26C10 34 20 34 26 33C14 38 12 54 22 54C28 54 31 46 32 40C33 46 36 54 42 54C52 54 50 38 38 33C44 34 54 34 56 26C60 10 44 4 34 24L32 20Z",
    },
    Motif { name: entry!("picture-mountain"), path: "M4 54L24 14L34 32L42 22L60 54Z" },
    Motif {
        name: entry!("picture-key"),
        path: "M20 8A13 13 0 1 0 31 28L50 47V54H58V44L35 21A13 13 0 0 0 20 8ZM18 16A5 5 0 1 1 17.9 16Z",
    },
    Motif {
        name: entry!("picture-lantern"),
        path: "M30 4H34V10H42V14H48C60 26 60 38 48 48H42V52H36V60H28V52H22V48H16C4 38 4 26 16 14H22V10H30ZM30 16V46H34V16Z",
    },
    Motif {
        name: entry!("picture-bamboo"),
        path: "M26 60V44H36V60ZM26 42V26H36V42ZM26 24V6H36V24ZM38 30C44 18 54 16 60 18C56 28 48 32 38 30ZM24 44C18 34 10 32 4 34C8 42 16 46 24 44Z",
    },
    Motif {
        name: entry!("picture-moon"),
        path: "M40 6C18 8 10 26 14 40C18 54 36 62 52 52C34 52 24 42 24 30C24 18 32 10 40 6Z",
    },
    Motif {
        name: entry!("picture-teapot"),
        path: "M26 14H36V8H26ZM16 18H46V24C60 20 64 40 46 42C44 48 40 52 38 52H22C16 50 12 42 12 36L2 26H12L16 30ZM46 30V36C52 36 54 28 46 30Z",
    },
];

struct Colour {
    name: &'static Entry,
    hex: &'static str,
    /// The line round the motif, within 0 0 64 64, and how far the motif is drawn in to fit; none where it fills the picture.
    frame: Option<(&'static str, f32)>,
}

const COLOURS: &[Colour] = &[
    Colour { name: entry!("picture-red"), hex: "#b3312c", frame: None },
    Colour { name: entry!("picture-blue"), hex: "#2c5a8c", frame: Some(("M32 3A29 29 0 1 1 31.9 3Z", 0.62)) },
    Colour { name: entry!("picture-green"), hex: "#3f7a4d", frame: Some(("M4 4H60V60H4Z", 0.7)) },
    Colour { name: entry!("picture-yellow"), hex: "#c08a1e", frame: Some(("M32 2L62 32L32 62L2 32Z", 0.5)) },
    Colour {
        name: entry!("picture-purple"),
        hex: "#6d4584",
        frame: Some(("M4 14V4H14M50 4H60V14M60 50V60H50M14 60H4V50", 0.78)),
    },
];

fn of(picture: usize) -> (&'static Motif, &'static Colour) {
    // Neighbours in a class differ in both.
    let (motif, turn) = (picture % MOTIFS.len(), picture / MOTIFS.len());
    (&MOTIFS[motif], &COLOURS[(motif + turn) % COLOURS.len()])
}

/// Its name in words.
pub fn name(picture: usize) -> Message {
    let (motif, colour) = of(picture);
    say!("picture-name", colour = Message::from(colour.name), motif = Message::from(motif.name))
}

/// The drawing, SVG.
pub fn svg(picture: usize) -> String {
    let (Motif { path, .. }, Colour { hex, frame, .. }) = of(picture);
    let line = |(frame, _): &(&str, f32)| {
        format!("<path fill=\"none\" stroke=\"{hex}\" stroke-width=\"4\" stroke-linejoin=\"round\" d=\"{frame}\"/>")
    };
    let (line, size) = (frame.as_ref().map(line).unwrap_or_default(), frame.map_or(1.0, |(_, size)| size));
    let inset = 32.0 * (1.0 - size);
    format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 64 64\" aria-hidden=\"true\">{line}\
        <path fill-rule=\"evenodd\" fill=\"{hex}\" transform=\"translate({inset} {inset}) scale({size})\" d=\"{path}\"/></svg>"
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use shujin_messages::Locale;
    use std::collections::BTreeSet;

    #[test]
    fn there_are_enough_and_no_two_are_alike() {
        let names: BTreeSet<String> = (0..COUNT).map(|picture| name(picture).text(Locale::SOURCE)).collect();
        let drawings: BTreeSet<String> = (0..COUNT).map(svg).collect();
        assert_eq!((names.len(), drawings.len(), COUNT), (COUNT, COUNT, 60));
    }

    #[test]
    fn without_their_colours_no_two_are_alike() {
        let grey = |picture: usize| COLOURS.iter().fold(svg(picture), |drawing, one| drawing.replace(one.hex, "#777"));
        let drawings: BTreeSet<String> = (0..COUNT).map(grey).collect();
        assert_eq!(drawings.len(), COUNT);
    }
}
