dialogue-never-ends = 这段对话走不到结尾
dialogue-never-begins = 这段对话从不开始
dialogue-never-begins-or-ends = 这段对话从不开始，或走不到结尾
dialogue-only-by-jump = 只有 <<jump>> 到这里，或说话的人没有 node；只数开始对话的那个节点
dialogue-nothing-begins = 没有谁开始这段对话
# What a scene of the family has and this one lacks.
family-role = 教你做事的人

# In the author's reference: headings of types, what texts and names are.
type-role = 人物
texts-role = 人物；每个都要
names-talked = 从这个节点开始的对话谈完几次
names-talking = 从这个节点开始的对话正开着
