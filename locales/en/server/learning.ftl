# Learning goals and elements of scientific inquiry, as teachers see them. "stage-…" stands beside a pupil's name: no mark, no
# ranking.

stage-begun = worth a look together
stage-under = on the way
stage-firm = seems to sit
stage-unseen = cannot be told yet
inquiry-question = Putting questions
inquiry-hypothesis = Making hypotheses
inquiry-plan = Planning
inquiry-evidence = Gathering evidence
inquiry-data = Working on data
inquiry-conclusion = Concluding
inquiry-communication = Communicating
inquiry-reflection = Reflecting
reason-right-at-once = right at once, asked for no hint
reason-not-at-once = asked for a hint, or not right at once
reason-done = done, asked for no hint
reason-done-with-hint = done after asking for a hint
reason-supposed = said what was supposed: neither right nor wrong
goals-title = Learning goals
goals-how-concluded = Seen from first answers and from hints asked for; hints that came by themselves do not count. It is a reason to look at somebody's way: no mark, no ranking.
# Under "where these figures come from". The method's name is for those who want to look it up.
goals-model = Learning goals: of each question the first answer counts, of each thing to do whether it was done; after a hint was asked for it does not count as done alone, hints that came by themselves count for nothing. From all of these together it is estimated whether a goal is mastered, by a method called Bayesian knowledge tracing (Corbett and Anderson, 1995).
inquiry-title = Scientific inquiry
inquiry-term-about = Steps of all lessons this term along the curriculum's eight elements; those left empty were not exercised yet.
inquiry-element = Element
inquiry-exercised-by = exercised by
inquiry-supposed = supposed: neither right nor wrong
inquiry-who = who it is
