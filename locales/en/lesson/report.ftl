# How a problem of a scene is printed: what stands there, what should, what to do about it.

report-found = found { $found }, expected { $expected }
report-remedy = remedy: { $help }
# $place is as in scene.toml:3:5; $said is report-found.
report-at = { $place }: { $said }
# $code is the name of a kind of problem, the same everywhere.
report-error = { $place } { $code }: { $said }
report-warning = { $place } { $code } (warning): { $said }
# Behind a remedy: where else the same stands.
report-also-at = { $help } The same at { $n ->
    [one] 1 other place
   *[other] { $n } other places
}: { $places }.
