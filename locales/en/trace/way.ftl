# What a learner did, as a line of a teacher's timeline begins; what it was done to follows.

way-went-to = went to
way-looked-at = looked at
way-used = used
way-set = set
way-opened = opened the scene
way-began = began
way-left = left
way-finished = finished
way-hint-asked = asked for a hint:
# Nobody asked for it.
way-hint-came = a hint came by itself:
way-did = did
way-task-finished = finished the task
way-logged = wrote into the work log
