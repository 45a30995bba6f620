//! The IRIs that statements use: cmi5 and ADL first, the serious-games profile next, our own last.
//!
//! Sources: cmi5 (AICC, "Quartz" 1.0), ADL vocabulary (adlnet.gov/expapi), the xAPI serious-games profile of e-UCM
//! (w3id.org/xapi/seriousgames). Our own terms are defined in `profile/shujin.jsonld`; a test keeps both in step.

/// Base of our own profile. The name is reserved and never resolves; a school or district that publishes the profile
/// under an address of its own maps this one prefix and nothing else.
pub const BASE: &str = "https://shujin.example/xapi/profile";

/// How an activity of a context can belong to a statement's object (xAPI 2.0, 4.2.6.2).
pub const CONTEXT_ACTIVITIES: [&str; 4] = ["parent", "grouping", "category", "other"];

/// A term with its names for people.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Verb {
    /// The IRI.
    pub iri: &'static str,
    /// In simplified Chinese.
    pub zh: &'static str,
    /// In English.
    pub en: &'static str,
}

macro_rules! own {
    ($tail:literal) => {
        concat!("https://shujin.example/xapi/profile", $tail)
    };
}

macro_rules! verbs {
    ($($(#[$doc:meta])* $name:ident = $iri:expr, $zh:literal, $en:literal;)*) => {
        $($(#[$doc])* pub const $name: Verb = Verb { iri: $iri, zh: $zh, en: $en };)*
    };
}

verbs! {
    /// cmi5: the scene is open.
    INITIALIZED = "http://adlnet.gov/expapi/verbs/initialized", "打开了", "initialized";
    /// cmi5: the scene was done to its end. ADL, below the scene: a step or a task was.
    COMPLETED = "http://adlnet.gov/expapi/verbs/completed", "完成了", "completed";
    /// cmi5: at or above the mastery score.
    PASSED = "http://adlnet.gov/expapi/verbs/passed", "通过了", "passed";
    /// cmi5: below the mastery score.
    FAILED = "http://adlnet.gov/expapi/verbs/failed", "未通过", "failed";
    /// cmi5: the sitting is over; nothing follows.
    TERMINATED = "http://adlnet.gov/expapi/verbs/terminated", "结束了", "terminated";
    /// ADL: began the scene.
    ATTEMPTED = "http://adlnet.gov/expapi/verbs/attempted", "开始了", "attempted";
    /// ADL: went on with a scene that an earlier sitting had left.
    RESUMED = "http://adlnet.gov/expapi/verbs/resumed", "接着做", "resumed";
    /// ADL: was at a place, heard a phrase.
    EXPERIENCED = "http://adlnet.gov/expapi/verbs/experienced", "到过", "experienced";
    /// ADL: examined a thing, moved a control.
    INTERACTED = "http://adlnet.gov/expapi/verbs/interacted", "接触了", "interacted";
    /// ADL: answered a question; took a reading; wrote a row.
    ANSWERED = "http://adlnet.gov/expapi/verbs/answered", "回答了", "answered";
    /// ADL: a share of right answers where no mastery score is set.
    SCORED = "http://adlnet.gov/expapi/verbs/scored", "得到", "scored";
    /// Serious games: used a thing.
    USED = "https://w3id.org/xapi/seriousgames/verbs/used", "使用了", "used";
    /// Serious games: chose what to say.
    SELECTED = "https://w3id.org/xapi/adb/verbs/selected", "选择了", "selected";
    /// Own: struck a row out.
    STRUCK = own!("/verbs/struck-out"), "划去了", "struck out";
    /// Own: a hint was shown.
    HINTED = own!("/verbs/was-hinted"), "看到提示", "was hinted";
    /// Own: a line was written into the work log.
    LOGGED = own!("/verbs/logged"), "记录了", "logged";
    /// Own: a phrase was played by touch.
    PLAYED = own!("/verbs/played"), "弹奏了", "played";
}

macro_rules! iris {
    ($($(#[$doc:meta])* $name:ident = $iri:expr;)*) => { $($(#[$doc])* pub const $name: &str = $iri;)* };
}

iris! {
    /// ADL: a scene.
    LESSON = "http://adlnet.gov/expapi/activities/lesson";
    /// ADL: a learning goal.
    OBJECTIVE = "http://adlnet.gov/expapi/activities/objective";
    /// ADL: a question, a measurement, a row.
    INTERACTION = "http://adlnet.gov/expapi/activities/cmi.interaction";
    /// ADL: a profile, as a category.
    PROFILE = "http://adlnet.gov/expapi/activities/profile";
    /// Serious games: a viewpoint.
    AREA = "https://w3id.org/xapi/seriousgames/activity-types/area";
    /// Serious games: a thing.
    GAME_OBJECT = "https://w3id.org/xapi/seriousgames/activity-types/game-object";
    /// Serious games: a task.
    QUEST = "https://w3id.org/xapi/seriousgames/activity-types/quest";
    /// Serious games: a dialogue's node.
    DIALOGUE = "https://w3id.org/xapi/seriousgames/activity-types/dialog-tree";
    /// Own: a control that sets a value.
    CONTROL = own!("/activity-types/control");
    /// Own: a step of a task.
    STEP = own!("/activity-types/step");
    /// Own: a hint.
    HINT = own!("/activity-types/hint");
    /// Own: a row of the data table.
    ROW = own!("/activity-types/row");
    /// Own: a line of the work log.
    LOG_LINE = own!("/activity-types/log-line");
    /// Own: a lesson held with a class.
    CLASS_LESSON = own!("/activity-types/class-lesson");
    /// Own: a phrase of a score.
    PHRASE = own!("/activity-types/phrase");

    /// Category of cmi5-defined statements.
    CMI5 = "https://w3id.org/xapi/cmi5/context/categories/cmi5";
    /// Category of statements that bear on moving on.
    MOVE_ON = "https://w3id.org/xapi/cmi5/context/categories/moveon";
    /// Category of the serious-games profile.
    SERIOUS_GAMES = "https://w3id.org/xapi/seriousgames/v1.0";
    /// Category of our own profile, its version 1.
    OWN = own!("/v1");

    /// cmi5 context extension: the session.
    SESSION_ID = "https://w3id.org/xapi/cmi5/context/extensions/sessionid";
    /// cmi5 context extension: the mastery score.
    MASTERY = "https://w3id.org/xapi/cmi5/context/extensions/masteryscore";
    /// Own context extension: ticks of 1/60 s since the scene was opened.
    TICK = own!("/extensions/tick");
    /// Own result extension: `{value, unit}` as the instrument showed it.
    READING = own!("/extensions/reading");
    /// Own result extension: `{value, unit}` to which a control was set.
    SETTING = own!("/extensions/setting");
    /// Own result extension: `{number, cells}` of a table row, the number from 0.
    ROW_DATA = own!("/extensions/row");
    /// Own result extension: true for a prediction, which is neither right nor wrong.
    PREDICTION = own!("/extensions/prediction");
    /// Own result extension: whether the hint was asked for.
    ASKED = own!("/extensions/asked");
    /// Own result extension: hints shown for a task.
    HINTS = own!("/extensions/hints");
    /// Own result extension: tempo factor at which a phrase was heard.
    RATE = own!("/extensions/rate");
    /// Own result extension: wrong keys on the way through a phrase.
    WRONG = own!("/extensions/wrong");
    /// Own result extension: the line chosen in a dialogue, by its id.
    LINE = own!("/extensions/line");
}
