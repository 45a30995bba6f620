# Made of zh-CN by locales/zh-hant.py, which is run again when that changes; corrections stand in locales/zh-hant.toml.

scene-family-without-part = 沒有 { $block } 的 `{ $word }`
scene-add-shujin-new-shows = 加上 { $block }（樣子見 shujin new { $word }），或換一個 family。
kind-goal = 學習目標
kind-node = 物件 [[node]]
kind-viewpoint = 視點 [[viewpoint]]
kind-fact = 資料 [[fact]]
kind-value = 變數 [[value]]
kind-task = 任務 [[task]]
kind-dialogue-node = 對話節點
scene-make-first-line-editors = 把它寫成第一行，編輯器就會提示和自動完成。
scene-grades-range = 1–12，低年級在前
scene-write-lowest-grade-highest = 寫 [最低年級, 最高年級]。
scene-no-learning-goals = 沒有學習目標
scene-at-least-one-goal = 至少一個目標
scene-name-goal-text-goes = 寫上目標的識別碼，文字放在 strings 的 [goal] 裡。
scene-number-above-0 = 大於 0 的數
scene-make-greater-than-0 = 改成大於 0 的數。
scene-make-number-from = 改成 { $least } 到 { $most } 之間的數。
scene-number-not-below = 不小於 { $least } 的數
scene-make-at-least = 改成不小於 { $least } 的數。
scene-make-at-most = 改成不大於 { $most } 的數。
scene-file-program-reads-failed = 讀這個檔案的程式自己出錯了
scene-file-can-read = 讀得了的檔案
scene-fault-program-report-file = 這是程式的毛病，請把這個檔案回報給開發者；換一個軟體重新匯出，往往就能讀了。
scene-more-problems-not-listed = 還有 { $dropped } 個問題沒有列出
scene-fewer-problems = 少一些問題
scene-mend-those-listed-then = 先改好列出的，再檢查一次。
scene-write-task-step = 寫成 任務.步驟。
scene-step-task-task-step = 任務的一步：任務.步驟
scene-add-what-missing-delete = 補上缺的那一項，或刪掉這條規則。
scene-only-true-makes-sense = 這裡只能寫 true；不要這一條就整條刪去。
scene-value-is-computed = 用 is 算出來的 `{ $id }`
scene-value-start = 有 start 的變數
scene-what-computed-cannot-set = 算出來的值不能設；改用 start。
scene-path-between-folders = 用 / 分隔的路徑
scene-write-path = 寫 `{ $wanted }`。
scene-delete-blank = 刪去多出來的空格。
scene-write-ending-too = 連副檔名一起寫：`{ $there }`。
scene-did-you-mean-capitals = 是不是想寫 `{ $close }`？大小寫也要一致。
scene-put-file-into-s = 把檔案放進場景資料夾，路徑用 / 分隔。
scene-has = 場景裡有：{ $list }。
scene-value-has-no-control = 這個變數沒有 control，學生設不了
scene-word-without-another-meaning = 表達式裡沒有別的意思的詞
scene-choose-another-id = 換一個識別碼。
scene-id-used-on-line = `{ $id }`，已在第 { $first } 行用過
scene-id-own = 沒用過的識別碼
scene-id-line-empty = 一句話的識別碼，如 `empty`
scene-write-id-here-words = 這裡寫識別碼；這句話寫到每個 strings 檔案的 [line] 下：empty = "…"。
scene-both-parts-begin-letter = 兩段都以字母開頭，例如 `{ $meant }`。
scene-id-as-in = 例如 `{ $meant }`。
scene-both-parts-lower-case = 兩段都用小寫英文字母、數字和連字號，以字母開頭。
scene-folder-name-culture-my = 資料夾/名稱，如 `culture/my-scene`
scene-character-nobody-sees-delete = 裡面有一個看不見的字元：刪去整個識別碼，重打 `{ $clean }`。
scene-spell-here-wherever-used = 改成 `{ $meant }`，用到它的地方也一起改。
scene-spell-like-fish-mouth = 改寫識別碼，例如 `fish-mouth`。
scene-lower-case-letter-then = 小寫字母開頭，只含小寫字母、數字、- 和 _
scene-each-id-once = 每個識別碼只出現一次
scene-no-task-shows = 沒有任務對應的目標 `{ $goal }`
scene-task-goals = 某個任務的 goals 裡有它
scene-write-goals-task-delete = 在任務裡寫 goals = ["{ $goal }"]，或刪去這個目標。
scene-name-step-task-delete = 改成這個任務的一步，或刪掉 step。
scene-step-task = 這個任務的一步：{ $list }
scene-neither-done-nor-ask = `{ $id }` 既沒有 done 也沒有 ask
scene-what-counts-done = 怎樣算做完
scene-write-done-done-visited = 寫上 done = "…"，例如 done = "visited.start > 0"。
scene-both-start = start 和 is 都寫了
scene-start-if-set-if = 會變的用 start，算出來的用 is。
scene-neither-start-nor = start 和 is 都沒有
scene-start-or-is = 其中一個
scene-say-what-start-start = 寫上開始時的值，如 start = 0。
scene-control-beside = is 旁邊的 control
scene-start-no-control = start，或不要 control
scene-what-computed-cannot-set-hand = 算出來的值不能用手設。
scene-change-start-control = 改 start 或 control。
scene-number-true-false-options = 數、true/false，或寫上 options
scene-value-word-lists-options = 用詞的變數要列出 options = ["…"]。
scene-value-fits-control-options = 與 control、options 相配的值
scene-switch-has-true-false = 開關配 true/false，選擇配選項裡的詞，滑桿配數。
scene-options-first = 先列出 options
scene-list-options-then-choose = 寫上 options = ["…", "…"]，再從裡面選。
scene-choose-these-add-options = 從上面選一個，或加進 options。
scene-number-below-max = 小於 max（{ $max }）的數
scene-swap-min-max = 對調 min 和 max。
scene-key-with-value = `{ $key } = …`
scene-slider-steps-need-min = 滑桿和加減鍵要有 min、max 和 step。
scene-options = 選項之一
# $block is as in [lab]; $what is family-….
scene-part-of-family = { $block }：{ $what }
# $kind is kind-….
scene-declared = 已宣告的{ $kind }
scene-declare-first = 先宣告這個{ $kind }。
scene-declare-or-use = 先宣告這個{ $kind }，或改用已有的：{ $list }。
# A list of which no more is shown.
list-goes-on = { $list } …
# $endings is as in .glb.
scene-use-file-of-kind = 換成 { $endings } 檔案。
scene-file-of-kind = { $endings } 檔案
