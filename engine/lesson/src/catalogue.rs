//! What the engine offers to scenes and this crate cannot know by itself: the lab models. Whoever calls
//! [`crate::read`] brings it, because `lab` must not be seen from here (direction of dependencies).

/// The models that a lab block may name.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Catalogue {
    /// The models; if empty, names of models, their inputs, outputs and actions are not checked.
    pub models: Vec<ModelSpec>,
}

/// What a lab model is called and what it knows.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ModelSpec {
    /// Its name, as in `lab.model`.
    pub name: String,
    /// What can be set.
    pub inputs: Vec<String>,
    /// What can be read.
    pub outputs: Vec<String>,
    /// What it can be told to do.
    pub actions: Vec<String>,
}

impl Catalogue {
    /// The model of this name.
    pub fn model(&self, name: &str) -> Option<&ModelSpec> {
        self.models.iter().find(|m| m.name == name)
    }
}
