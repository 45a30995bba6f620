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
reason-right-at-once = right at once and without a hint
reason-not-at-once = with a hint, or not at once
reason-done = done without a hint
reason-done-with-hint = done after a hint
reason-supposed = said what was supposed: neither right nor wrong
goals-title = Learning goals
goals-how-concluded = Concluded from first answers and hints (Bayesian knowledge tracing). It is a reason to look at somebody's way: no mark, no ranking.
inquiry-title = Scientific inquiry
inquiry-term-about = Steps of all lessons this term along the curriculum's eight elements; those left empty were not exercised yet.
inquiry-element = Element
inquiry-exercised-by = exercised by
inquiry-supposed = supposed: neither right nor wrong
inquiry-who = who it is
