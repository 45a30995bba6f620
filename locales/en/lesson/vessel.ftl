code-bad-doses = doses are missing, not sorted, or larger than the vessel
code-can-overflow = more could be poured into a vessel than it holds
code-holds-too-little = more is in a vessel at first than it holds
code-nameless-liquid = something is in a vessel, but not what
code-pours-into-nothing = there is no vessel into which this is poured
code-vessel-twice = a node is two vessels
vessel-each-once = one [[vessel]] for each node
vessel-delete-one = delete one of them.
vessel-at-most = at most { $volume }: it holds no more
vessel-more-than = more than { $volume }
vessel-hold-more = write a larger `holds` or a smaller `amount`.
vessel-of-something = `of`: what is in it
vessel-write-of = add `of`, as in of = "water"; the text liquid.water.name names it.
vessel-no-doses = no `doses`
vessel-some-doses = `doses`: how much can be poured at once
vessel-write-doses = add `doses`, as in doses = ["1 mL", "10 mL"], or delete `into` if it is not poured.
vessel-sort-doses = write the least first, and each once.
vessel-smaller-doses = write smaller doses, or a larger `holds`.
vessel-another-vessel = another vessel: the `node` of another [[vessel]]
vessel-write-vessel = write a [[vessel]] for it, or name one that there is.
vessel-could-come = up to { $volume } in it
vessel-hold-all = write a larger `holds`, or have less in the vessels that are poured into it; what has no room is not poured.
vessel-none-into-it = no [[vessel]] is poured into it
vessel-never-poured = the vessel is never poured
vessel-never-so = it is never so in there
vessel-never-filled = nothing is ever poured into it

# In the author's reference: headings of types, what texts and names are.
type-vessel = Vessel
texts-liquid = the name of a liquid: each
names-amount = how much is in it; mL where no unit is written
names-share = which part of what is in it is this liquid, 0–1; 0 where it is empty
