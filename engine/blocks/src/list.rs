// The one list of blocks, a line each: its folder beside this file, its field in `Scene`, the field's type, its key in `scene.toml`; then
// what of it sets off a rule, and what it lets a rule do.
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
            lab: lab: Option<Lab> = "lab"
                when {
                    /// A row is written into the table.
                    Row(bool),
                }
                does {
                    /// An action of the lab model, as in `release`.
                    Act(String),
                    /// Write a row into the table; nothing where the table is not `ready` then, and nothing is said.
                    Record(bool),
                };
            /// A piece of music.
            score: score: Option<Score> = "score";
            /// Surfaces that are gone over cell by cell.
            surface: surfaces: Vec<Surface> = "surface"
                when {
                    /// A surface is gone over wholly.
                    Covered(String),
                }
                does {
                    /// Has a surface begin anew.
                    Uncover(String),
                };
            /// Tools that are used on things.
            apply: applies: Vec<Apply> = "apply"
                when {
                    /// A tool is used so.
                    Apply(String),
                };
            /// Vessels that are poured into one another. What is in hand is poured before it is put down.
            vessel: vessels: Vec<Vessel> = "vessel"
                when {
                    /// Something is poured into this vessel.
                    Pour(String),
                };
            /// Terminals that wires join.
            terminal: terminals: Vec<Terminal> = "terminal"
                when {
                    /// A wire is joined to this terminal.
                    Join(String),
                    /// A wire is taken from this terminal.
                    Part(String),
                };
            /// Things that a hand takes and puts elsewhere.
            take: takes: Vec<Take> = "take"
                when {
                    /// A thing is taken into a hand.
                    Take(String),
                    /// A thing is put into this place.
                    Put(String),
                    /// A thing is taken out of this place.
                    Leave(String),
                }
                does {
                    /// Puts things somewhere: things and the places they come to.
                    Put(Vec<Putting>),
                };
            /// Things by which values are set.
            handle: handles: Vec<Handle> = "handle"
                when {
                    /// A handle is taken hold of, to be dragged.
                    Hold(String),
                    /// A handle that was dragged is let go.
                    LetGo(String),
                };
            /// Places where things are put.
            place: sockets: Vec<Socket> = "place";
            /// Pictures on the faces of things.
            picture: pictures: Vec<Picture> = "picture";
            /// People who talk.
            dialogue: roles: Vec<Role> = "role"
                when {
                    /// A dialogue node has been talked through.
                    Talk(String),
                }
                does {
                    /// Begin a dialogue at this node.
                    Talk(String),
                };
            /// Questions, among them predictions.
            question: questions: Vec<Question> = "question"
                when {
                    /// A question is answered.
                    Answer(String),
                }
                does {
                    /// Put a question.
                    Ask(String),
                };
            /// What holds whatever a pupil does: that picture and figures agree.
            always: always: Vec<Always> = "always";
        }
    };
}
