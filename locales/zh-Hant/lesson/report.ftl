# Made of zh-CN by locales/zh-hant.py, which is run again when that changes; corrections stand in locales/zh-hant.toml.

# How a problem of a scene is printed: what stands there, what should, what to do about it.

report-found = 現狀：{ $found }；應為：{ $expected }
report-remedy = 改法：{ $help }
# $place is as in scene.toml:3:5; $said is report-found.
report-at = { $place }：{ $said }
# $code is the name of a kind of problem, the same everywhere.
report-error = { $place } { $code }：{ $said }
report-warning = { $place } { $code }（提醒）：{ $said }
# Behind a remedy: where else the same stands.
report-also-at = { $help }另有 { $n } 處一樣：{ $places }。
