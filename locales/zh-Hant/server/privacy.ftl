# Made of zh-CN by locales/zh-hant.py, which is run again when that changes; corrections stand in locales/zh-hant.toml.

# /privacy: what is stored, why, for how long; for parents and pupils, in plain words.

privacy-what = 存了什麼？
privacy-name = 寫的是我的名字嗎？
privacy-why = 為什麼要存？
privacy-where = 存在哪裡？會傳出去嗎？
privacy-how-long = 存多久？
privacy-erasing = 我能看、能刪嗎？
privacy-what-answer = 你在場景裡做的事：到過哪裡、點了什麼、怎麼回答、測了什麼數、看沒看提示，還有時間。上課時還存下你一步一步的操作，老師可以照樣重播一遍。不存照片、聲音、位置，也不存你打的字。
privacy-name-answer = 不是。記錄裡只有一串由學校的金鑰算出來的字母，沒有姓名、座號、電子信箱。班級名單單獨加密存放，只有教這個班的老師登入後才看得到名字，每看一次都記下來。
privacy-why-answer = 讓老師看到全班哪裡難、誰需要一起再看看；讓你下次能接著做。不打分數、不排名次，不做廣告，不用來訓練什麼模型。
privacy-where-school = 存在學校自己的伺服器上。
privacy-where-nowhere-else = 沒有設定送到別處。
privacy-where-tables = 學校可以匯出表格，用來研究怎樣教得更好：裡面只寫幾個人以上的小組做了什麼，不寫哪一個人。
privacy-erasing-answer = 能。請你或家長告訴老師：老師可以給你看你自己的記錄，學校可以把你在這臺伺服器上和備份裡的全部刪去。
privacy-erasing-district = 已經送給上級平台的，學校會請那邊刪去。
privacy-erasing-other-store = 送到另一個記錄庫的，要請那邊刪去。
privacy-erasing-tables = 已經匯出的表格裡沒有你的化名，找不出哪些是你的，也就不能單獨刪去。
privacy-title = 學習記錄：存什麼，為什麼，存多久
# $store: an address.
privacy-where-instead = 學校設定了另一個記錄庫：網頁把學習記錄直接送到 { $store }，那裡怎樣保管，請問學校。
privacy-where-district = 另外送一份給上級平台 { $store }：換了化名，時間只到小時，沒有自由填寫的文字。
privacy-where-platforms = 從學習平台 { $platforms } 打開的場景，做了什麼也告訴那個平台。
privacy-how-long-years = { $years } 個學年。更早的記錄伺服器自己刪去（八月換學年，再留一個月給老師回看），並記下刪了多少。
privacy-how-long-undecided = 由學校決定：學校可以刪去某一天以前的全部記錄，並會記下刪了多少。想知道這裡存多久，請問老師。
