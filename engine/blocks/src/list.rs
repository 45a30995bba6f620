// The one list of blocks, a line each: its folder beside this file, its field in `Scene`, the field's type, its key in `scene.toml`.
// The crates `lesson` and `blocks` both include it. The order is that of turns within a tick: what reads itself comes before what asks.
macro_rules! each_block {
    ($then:ident) => {
        $then! {
            /// Running water.
            stream: streams: Vec<Stream> = "stream";
            /// Small things in the air.
            particles: drifts: Vec<Drift> = "drift";
            /// Sounds of the place.
            sound: sounds: Vec<Sound> = "sound";
            /// A simulation with instruments, table and plot.
            lab: lab: Option<Lab> = "lab";
            /// A piece of music.
            score: score: Option<Score> = "score";
            /// People who talk.
            dialogue: roles: Vec<Role> = "role";
            /// Questions, among them predictions.
            question: questions: Vec<Question> = "question";
        }
    };
}
