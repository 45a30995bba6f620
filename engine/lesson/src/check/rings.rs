//! What refers to itself in the end: parents of nodes, computed values.

use super::Check;
use crate::expr::Ast;
use crate::report::say;
use crate::source::way;
use std::collections::BTreeMap;

impl Check<'_> {
    /// A node that is its own ancestor. Follows each node once, so a chain of any length is quick.
    pub(super) fn parent_rings(&mut self) {
        let scene = self.scene;
        let index: BTreeMap<&str, usize> = scene.nodes.iter().enumerate().map(|(i, n)| (n.id.as_str(), i)).collect();
        let parent = |i: usize| scene.nodes[i].parent.as_deref().and_then(|p| index.get(p).copied());
        for i in rings(scene.nodes.len(), &parent) {
            let id = &scene.nodes[i].id;
            self.put(
                "parent-ring",
                &way!["node", i, "parent"],
                say!("expr-own-ancestor", id),
                say!("expr-parents-without-ring"),
                say!("expr-delete-parent-ring"),
            );
        }
    }

    /// A computed value that depends on itself.
    pub(super) fn value_rings(&mut self) {
        let scene = self.scene;
        let index: BTreeMap<&str, usize> = scene.values.iter().enumerate().map(|(i, v)| (v.id.as_str(), i)).collect();
        let uses: Vec<Vec<usize>> = scene
            .values
            .iter()
            .map(|v| {
                let names = v.is.as_ref().and_then(|is| self.written(is)).map(Ast::names).unwrap_or_default();
                names.iter().filter_map(|(name, _)| index.get(name).copied()).collect()
            })
            .collect();
        // Take away what depends on nothing that is left, until only rings and what hangs on them remain.
        let mut users: Vec<Vec<usize>> = vec![Vec::new(); uses.len()];
        for (user, used) in uses.iter().enumerate().flat_map(|(i, list)| list.iter().map(move |u| (i, *u))) {
            users[used].push(user);
        }
        let mut open: Vec<usize> = uses.iter().map(Vec::len).collect();
        let mut free: Vec<usize> = (0..uses.len()).filter(|i| open[*i] == 0).collect();
        while let Some(i) = free.pop() {
            for user in &users[i] {
                open[*user] -= 1;
                if open[*user] == 0 {
                    free.push(*user);
                }
            }
        }
        let next = |i: usize| uses[i].iter().copied().find(|u| open[*u] > 0).filter(|_| open[i] > 0);
        for i in rings(uses.len(), &next) {
            let id = &scene.values[i].id;
            self.put(
                "value-ring",
                &way!["value", i, "is"],
                say!("expr-computed-from-itself", id),
                say!("expr-computed-values-without-ring"),
                say!("expr-give-start-instead"),
            );
        }
    }
}

/// One member of each ring in `next`, where each of `count` things has at most one next.
fn rings(count: usize, next: &dyn Fn(usize) -> Option<usize>) -> Vec<usize> {
    let mut seen = vec![0_usize; count]; // 0: not yet, else the number of the chain that came by
    let mut out = Vec::new();
    for start in 0..count {
        let mut here = Some(start);
        while let Some(i) = here.filter(|i| seen[*i] == 0) {
            seen[i] = start + 1;
            here = next(i);
        }
        out.extend(here.filter(|i| seen[*i] == start + 1));
    }
    out
}

#[cfg(test)]
mod tests {
    use super::rings;

    #[test]
    fn each_ring_is_found_once() {
        let next = [Some(1), Some(2), Some(1), None, Some(4), Some(3)];
        assert_eq!(rings(6, &|i| next[i]), vec![1, 4]);
    }
}
