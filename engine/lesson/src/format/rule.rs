//! Rules: what sets them off and what they do. The core brings its own, each block those of its line in the list.

use super::*;
use crate::block_list::each_block;

/// When something happens, and if a condition holds, do things.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Rule {
    /// What sets it off.
    pub when: Trigger,
    /// Expression that must hold.
    #[serde(default, rename = "if")]
    pub condition: Option<Expr<bool>>,
    /// Only the first time.
    #[serde(default)]
    pub once: bool,
    /// What is done, in order.
    #[serde(rename = "do")]
    pub actions: Vec<Action>,
}

macro_rules! rules {
    ($(
        $(#[$about:meta])* $block:ident: $field:ident: $type:ty = $key:literal
        $(when { $($(#[$when:meta])* $trigger:ident($of:ty),)* })?
        $(does { $($(#[$does:meta])* $action:ident($to:ty),)* })?
    ;)*) => {
        /// What sets off a rule.
        #[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
        #[serde(rename_all = "kebab-case")]
        pub enum Trigger {
            /// The lesson begins.
            Start(bool),
            /// A node is used.
            Use(String),
            /// A node is examined.
            Examine(String),
            /// A viewpoint is reached.
            Visit(String),
            /// A value is set by the pupil.
            Set(String),
            /// A step is done: `task.step`.
            Step(String),
            /// A task is done.
            Task(String),
            /// An expression becomes true.
            Becomes(Expr<bool>),
            $($($($(#[$when])* $trigger($of),)*)?)*
        }

        /// One thing that a rule does.
        #[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
        #[serde(rename_all = "kebab-case")]
        pub enum Action {
            /// Set a value: `{ set = { value = "washed", to = "true" } }`.
            Set(Assign),
            /// Show a line to the pupil.
            Say(String),
            /// Write a line into the work log.
            Log(String),
            /// Show a node.
            Show(String),
            /// Hide a node.
            Hide(String),
            /// Go to a viewpoint.
            Go(String),
            /// End the lesson: its finish card comes when all that is said has been read; what is asked need not be answered any
            /// more. A lesson ends by itself when all its tasks are done.
            Finish(bool),
            $($($($(#[$does])* $action($to),)*)?)*
        }
    };
}

each_block!(rules);

/// A value and the expression it is set to.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Assign {
    /// The value.
    pub value: String,
    /// The expression.
    pub to: Expr<Scalar>,
}
