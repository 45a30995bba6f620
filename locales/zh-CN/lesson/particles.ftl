# In the author's reference: headings of types, what texts and names are.

type-drift = 空中的小东西
type-drift-kind = 空中小东西的种类
