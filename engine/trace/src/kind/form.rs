//! The form of a kind's statement.

use crate::vocabulary::Verb;

/// What a statement of a kind looks like: a verb about a part of the scene.
#[derive(Clone, Copy, Debug)]
pub struct Form {
    /// The verb.
    pub verb: Verb,
    /// The kind of part, as in the id of its activity: `…/scenes/lab/pendulum#node/bob`; empty for the scene itself. Names of such parts are
    /// those of the same kind in a scene's vocabulary.
    pub part: &'static str,
    /// The activity's type.
    pub activity: &'static str,
    /// Id of the text that names the part: `node.*.name`, with the part's name for `*`; `task.*.hint.*` with its two halves; empty where no text
    /// does.
    pub text: &'static str,
}

impl Form {
    /// Whether a statement of this verb about a part of this kind has this form.
    pub fn fits(&self, verb: &str, part: &str) -> bool {
        self.part == part && self.verb.iri == verb
    }

    /// The id of the text that names this part.
    pub fn text_id(&self, name: &str) -> Option<String> {
        let mut pieces = self.text.split('*');
        let mut id = pieces.next().filter(|_| !self.text.is_empty())?.to_owned();
        let mut halves = name.splitn(self.text.matches('*').count(), '.');
        for piece in pieces {
            id.push_str(halves.next().unwrap_or_default());
            id.push_str(piece);
        }
        Some(id)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::vocabulary as v;

    #[test]
    fn texts_are_named_after_parts() {
        let id = |text, name| Form { verb: v::USED, part: "", activity: "", text }.text_id(name);
        assert_eq!(id("node.*.name", "bob").as_deref(), Some("node.bob.name"));
        assert_eq!(id("node.*.name", "a.b").as_deref(), Some("node.a.b.name"));
        assert_eq!(id("task.*.hint.*", "one.two").as_deref(), Some("task.one.hint.two"));
        assert_eq!(id("task.*.hint.*", "one").as_deref(), Some("task.one.hint."));
        assert_eq!(id("scene.title", "").as_deref(), Some("scene.title"));
        assert_eq!(id("", "bob"), None);
    }
}
