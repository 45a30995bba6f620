dialogue-never-ends = 这段对话走不到结尾
dialogue-never-begins = 这段对话从不开始
dialogue-never-begins-or-ends = 这段对话从不开始，或走不到结尾
dialogue-only-by-jump = 只有 <<jump>> 到这里，或说话的人没有 node；只数开始对话的那个节点
dialogue-nothing-begins = 没有谁开始这段对话
# What a scene of the family has and this one lacks.
family-role = 教你做事的人
