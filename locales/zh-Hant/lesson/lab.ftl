# Made of zh-CN by locales/zh-hant.py, which is run again when that changes; corrections stand in locales/zh-hant.toml.

lab-instrument-without-reads = `{ $id }` 沒有 `reads`
lab-key-reads = `reads = …`
lab-say-what-it-reads = 寫上它讀什麼，如 reads = "lab.angle"。
lab-model = 模型
lab-input = 模型的輸入
lab-action = 模型的動作
lab-change-ready-no-row = 改 ready：現在一列也記不下來。
lab-row-never-written-ready = 這時永遠記不下來的一列：ready 不成立
lab-record-while-ready-holds = ready 成立時的 record
lab-change-rules-if-ready = 改這條規則的 if，或改 ready：不成立時 record 什麼也不做。
lab-instrument-never-there = 這個儀器從不出現
lab-no-row-ever-written = 表裡一列也記不下來
lab-model-holds-range-alone = 模型只在這個範圍裡成立：給變數寫 min 和 max，或改算式。
kind-instrument = 儀器 [[lab.instrument]]
kind-column = 表格的欄 [[lab.table.column]]
lab-column-left = 它左邊的欄
lab-move-column-before = 把那一欄移到前面。
lab-instrument-counts-nothing = 這個儀器不計數：沒有 counts
lab-plot-draws-no-line = 圖上不畫擬合線：line_from 是 0
lab-without-actions = 沒有 actions 的 `{ $name }`：沒有按鈕能讓它動起來
lab-write-actions = 在 [lab] 裡寫上它；按鈕上的字是 line.act-…。
lab-column-free-of-noise = 不受誤差影響的欄：`{ $instrument }` 的誤差（sd = { $sd }）不比它的最小刻度（{ $resolution }）小得多
lab-count-settings = 同一個設定讀幾次會算成幾個：數設定值的欄，或把 resolution 寫成 { $wanted } 以上。
lab-line-span-wanted = `line_span`：`{ $instrument }` 的誤差（sd = { $sd }）使同一個設定的幾行也差一點，過它們的直線什麼也說明不了
lab-write-line-span = 寫 line_span：橫軸至少差多少，才畫直線。
lab-action-in-scene-with-lab = 有 [lab] 的場景裡的動作
lab-add-lab-or-delete-action = 加上 [lab]，或刪去這個動作。
lab-no-table = 沒有數據表
code-never-recorded = 表裡永遠記不下一列
code-no-actions = 沒有按鈕讓模型動起來
code-noisy-distinct = 把儀器的誤差數成了不同的設定
code-noisy-line = 誤差也畫成直線
code-record-unready = 規則記的一列永遠記不下來
# $kind is lab-model, lab-input or lab-action.
lab-one-of = { $kind }：{ $list }
# What a scene of the family has and this one lacks.
family-bench = 實驗模型和儀器

# In the author's reference: headings of types, what texts and names are.
type-lab = 實驗
type-instrument = 儀器
type-instrument-kind = 儀器的種類
type-table = 數據表
type-column = 欄
type-plot = 圖
texts-instruments = 儀器、表格的欄；每個都要
texts-actions = 模型的動作按鈕上的字；每個都要
names-lab = 實驗模型的輸出和輸入
names-readings = 儀器最近一次的讀數；這期間數到多少
names-table = 數據表：列數、某欄有幾個不同的值、最小、最大、最後一個
names-fit = 圖上直線：斜率、截距、斜率的標準差、R²、點數（沒有直線時是 0）
