//! The IRIs that statements use: cmi5 and ADL first, the serious-games profile next, our own last.
//!
//! Sources: cmi5 (AICC, "Quartz" 1.0), ADL vocabulary (adlnet.gov/expapi), the xAPI serious-games profile of e-UCM
//! (w3id.org/xapi/seriousgames). Terms that only one block uses stand with the block. Our own terms of all blocks are defined in
//! `engine/blocks/profile/shujin.jsonld`; a test keeps both in step.

/// Base of our own profile. The name is reserved and never resolves; a school or district that publishes the profile
/// under an address of its own maps this one prefix and nothing else.
pub const BASE: &str = "https://shujin.example/xapi/profile";

/// How an activity of a context can belong to a statement's object (xAPI 2.0, 4.2.6.2).
pub const CONTEXT_ACTIVITIES: [&str; 4] = ["parent", "grouping", "category", "other"];

/// A term with its names for people. They belong to the vocabulary and stand in every statement, so they are no messages: a locale
/// more would make other statements of the same deeds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Verb {
    /// The IRI.
    pub iri: &'static str,
    /// In simplified Chinese.
    pub zh: &'static str,
    /// In English.
    pub en: &'static str,
}

/// The IRI of a term of our own profile, from what follows [`BASE`]: `own_term!("/verbs/played")`.
#[macro_export]
macro_rules! own_term {
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
    /// ADL: was at a place, heard or saw something whole.
    EXPERIENCED = "http://adlnet.gov/expapi/verbs/experienced", "到过", "experienced";
    /// ADL: examined a thing, moved a control.
    INTERACTED = "http://adlnet.gov/expapi/verbs/interacted", "接触了", "interacted";
    /// ADL: gave an answer, a reading, a row.
    ANSWERED = "http://adlnet.gov/expapi/verbs/answered", "回答了", "answered";
    /// ADL: a share of right answers where no mastery score is set.
    SCORED = "http://adlnet.gov/expapi/verbs/scored", "得到", "scored";
    /// Serious games: used a thing.
    USED = "https://w3id.org/xapi/seriousgames/verbs/used", "使用了", "used";
    /// Own: a hint was shown.
    HINTED = own_term!("/verbs/was-hinted"), "看到提示", "was hinted";
    /// Own: a line was written into the work log.
    LOGGED = own_term!("/verbs/logged"), "记录了", "logged";
}

macro_rules! iris {
    ($($(#[$doc:meta])* $name:ident = $iri:expr;)*) => { $($(#[$doc])* pub const $name: &str = $iri;)* };
}

iris! {
    /// ADL: a scene.
    LESSON = "http://adlnet.gov/expapi/activities/lesson";
    /// ADL: a learning goal.
    OBJECTIVE = "http://adlnet.gov/expapi/activities/objective";
    /// ADL: what can be answered.
    INTERACTION = "http://adlnet.gov/expapi/activities/cmi.interaction";
    /// ADL: a profile, as a category.
    PROFILE = "http://adlnet.gov/expapi/activities/profile";
    /// Serious games: a viewpoint.
    AREA = "https://w3id.org/xapi/seriousgames/activity-types/area";
    /// Serious games: a thing.
    GAME_OBJECT = "https://w3id.org/xapi/seriousgames/activity-types/game-object";
    /// Serious games: a task.
    QUEST = "https://w3id.org/xapi/seriousgames/activity-types/quest";
    /// Own: a control that sets a value.
    CONTROL = own_term!("/activity-types/control");
    /// Own: a step of a task.
    STEP = own_term!("/activity-types/step");
    /// Own: a hint.
    HINT = own_term!("/activity-types/hint");
    /// Own: a line of the work log.
    LOG_LINE = own_term!("/activity-types/log-line");
    /// Own: a lesson held with a class.
    CLASS_LESSON = own_term!("/activity-types/class-lesson");

    /// Category of cmi5-defined statements.
    CMI5 = "https://w3id.org/xapi/cmi5/context/categories/cmi5";
    /// Category of statements that bear on moving on.
    MOVE_ON = "https://w3id.org/xapi/cmi5/context/categories/moveon";
    /// Category of the serious-games profile.
    SERIOUS_GAMES = "https://w3id.org/xapi/seriousgames/v1.0";
    /// Category of our own profile, its version 1.
    OWN = own_term!("/v1");

    /// cmi5 context extension: the session.
    SESSION_ID = "https://w3id.org/xapi/cmi5/context/extensions/sessionid";
    /// cmi5 context extension: the mastery score.
    MASTERY = "https://w3id.org/xapi/cmi5/context/extensions/masteryscore";
    /// Own context extension: ticks of 1/60 s since the scene was opened.
    TICK = own_term!("/extensions/tick");
    /// Own result extension: `{value, unit}` to which a control was set.
    SETTING = own_term!("/extensions/setting");
    /// Own result extension: whether the hint was asked for.
    ASKED = own_term!("/extensions/asked");
    /// Own result extension: hints shown for a task.
    HINTS = own_term!("/extensions/hints");
}
