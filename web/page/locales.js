// @ts-check
// What the page itself says, in every locale. Made by `cargo xtask messages` from locales/*/page.ftl.

/** @typedef {string | number} Value */
/** @typedef {(texts: TemplateStringsArray, ...values: Value[]) => string} Writer how texts and values become one */
/** @template V @typedef {((t: Writer, v: V) => string)[]} Said in every locale, in the order of TAGS */

/** The locales there are, the one in which messages are first written before all others. */
export const TAGS = ['zh-CN', 'zh-Hant', 'en'];

/** @param {Value} value @param {number} least @param {number} most digits after the point */
function number(value, least, most) {
  if (typeof value === 'string') return value;
  const [whole, digits = ''] = value.toFixed(most).split('.');
  const kept = digits.slice(0, least) + digits.slice(least).replace(/0+$/, '');
  return kept ? `${whole}.${kept}` : whole;
}

export const MESSAGES = {
  'canvas-name': /** @type {Said<{}>} */ ([
    (t) => t`场景画面。按 Tab 键走到每个按钮。`,
    (t) => t`場景畫面。按 Tab 鍵走到每個按鈕。`,
    (t) => t`The scene. Press Tab to walk through its buttons.`,
  ]),
  'card-offline': /** @type {Said<{}>} */ ([
    (t) => t`现在连不上服务器，这个场景要等网络通了才能打开。`,
    (t) => t`現在連不上伺服器，這個場景要等網路通了才能打開。`,
    (t) => t`The server cannot be reached. This scene opens when the network is back.`,
  ]),
  'check-again': /** @type {Said<{}>} */ ([
    (t) => t`请点“再试一次”。如果还是这样，请把下面的文字告诉老师。`,
    (t) => t`請點「再試一次」。如果還是這樣，請把下面的文字告訴老師。`,
    (t) => t`Press “Try again”. If it happens again, show the text below to your teacher.`,
  ]),
  'check-browser': /** @type {Said<{}>} */ ([
    (t) => t`请换用新版的 Edge、Chrome、Firefox 或 Safari，或在浏览器设置里打开“硬件加速”，然后再试一次。`,
    (t) => t`請換用新版的 Edge、Chrome、Firefox 或 Safari，或在瀏覽器設定裡打開「硬體加速」，然後再試一次。`,
    (t) => t`Use a recent Edge, Chrome, Firefox or Safari, or switch on hardware acceleration in its settings, then try again.`,
  ]),
  'check-launch': /** @type {Said<{}>} */ ([
    (t) => t`请回到平台，从那里再打开一次。还是这样，就告诉老师。`,
    (t) => t`請回到平台，從那裡再打開一次。還是這樣，就告訴老師。`,
    (t) => t`Go back to the platform and open it from there again. If it stays so, tell your teacher.`,
  ]),
  'check-network': /** @type {Said<{}>} */ ([
    (t) => t`请看看网线或无线网络是否连着，服务器是否开着，然后点“再试一次”。`,
    (t) => t`請看看網路線或無線網路是否連著，伺服器是否開著，然後點「再試一次」。`,
    (t) => t`Check that the network is connected and the server is running, then press “Try again”.`,
  ]),
  'details': /** @type {Said<{}>} */ ([
    (t) => t`给老师和技术员看的文字`,
    (t) => t`給老師和技術員看的文字`,
    (t) => t`Text for teachers and technicians`,
  ]),
  'downloading': /** @type {Said<{come: Value, total: Value}>} */ ([
    (t, v) => t`正在下载：${number(v.come, 1, 1)} / ${number(v.total, 1, 1)} MB`,
    (t, v) => t`正在下載：${number(v.come, 1, 1)} / ${number(v.total, 1, 1)} MB`,
    (t, v) => t`Downloading: ${number(v.come, 1, 1)} of ${number(v.total, 1, 1)} MB`,
  ]),
  'failed': /** @type {Said<{}>} */ ([
    (t) => t`没有准备好`,
    (t) => t`沒有準備好`,
    (t) => t`Not ready`,
  ]),
  'failed-launch': /** @type {Said<{}>} */ ([
    (t) => t`学习平台没有放行。`,
    (t) => t`學習平台沒有放行。`,
    (t) => t`The learning platform did not give its leave.`,
  ]),
  'failed-network': /** @type {Said<{}>} */ ([
    (t) => t`没能从服务器取到需要的文件。`,
    (t) => t`沒能從伺服器取到需要的檔案。`,
    (t) => t`The files needed could not be fetched from the server.`,
  ]),
  'failed-start': /** @type {Said<{}>} */ ([
    (t) => t`程序没能启动。`,
    (t) => t`程式沒能啟動。`,
    (t) => t`The program did not start.`,
  ]),
  'failed-wasm': /** @type {Said<{}>} */ ([
    (t) => t`这个浏览器太旧，运行不了这里的程序。`,
    (t) => t`這個瀏覽器太舊，執行不了這裡的程式。`,
    (t) => t`This browser is too old for the program here.`,
  ]),
  'failed-webgl': /** @type {Said<{}>} */ ([
    (t) => t`这个浏览器不能显示立体画面（WebGL 2）。`,
    (t) => t`這個瀏覽器不能顯示立體畫面（WebGL 2）。`,
    (t) => t`This browser cannot draw in three dimensions (WebGL 2).`,
  ]),
  'first-canvas': /** @type {Said<{}>} */ ([
    (t) => t`场景画面`,
    (t) => t`場景畫面`,
    (t) => t`The scene`,
  ]),
  'first-failed': /** @type {Said<{}>} */ ([
    (t) => t`没能从服务器取到需要的文件。请看看网络是否连着，然后再试一次。`,
    (t) => t`沒能從伺服器取到需要的檔案。請看看網路是否連著，然後再試一次。`,
    (t) => t`The files needed could not be fetched from the server. Check the network, then try again.`,
  ]),
  'first-old': /** @type {Said<{}>} */ ([
    (t) => t`这个浏览器太旧了，请换用新版的 Edge、Chrome 或 Firefox。`,
    (t) => t`這個瀏覽器太舊了，請換用新版的 Edge、Chrome 或 Firefox。`,
    (t) => t`This browser is too old. Use a recent Edge, Chrome or Firefox.`,
  ]),
  'first-retrying': /** @type {Said<{}>} */ ([
    (t) => t`网络断了一下，正在重试……`,
    (t) => t`網路斷了一下，正在重試……`,
    (t) => t`The network broke off. Trying again…`,
  ]),
  'first-script': /** @type {Said<{}>} */ ([
    (t) => t`请在浏览器设置里允许 JavaScript，再刷新本页。`,
    (t) => t`請在瀏覽器設定裡允許 JavaScript，再重新整理本頁。`,
    (t) => t`Allow JavaScript in the settings of the browser, then reload this page.`,
  ]),
  'first-wait': /** @type {Said<{}>} */ ([
    (t) => t`等了很久？请看看网络是否连着，再刷新本页。`,
    (t) => t`等了很久？請看看網路是否連著，再重新整理本頁。`,
    (t) => t`Waiting for long? Check the network, then reload this page.`,
  ]),
  'lost-back': /** @type {Said<{}>} */ ([
    (t) => t`回到场景`,
    (t) => t`回到場景`,
    (t) => t`Back to the scene`,
  ]),
  'lost-help': /** @type {Said<{}>} */ ([
    (t) => t`你做过的每一步都已经存好。点下面的按钮，回到刚才的场景。`,
    (t) => t`你做過的每一步都已經存好。點下面的按鈕，回到剛才的場景。`,
    (t) => t`Everything you did is kept. Press the button to go back to the scene.`,
  ]),
  'lost-panic': /** @type {Said<{}>} */ ([
    (t) => t`程序出错停下了`,
    (t) => t`程式出錯停下了`,
    (t) => t`The program stopped with an error`,
  ]),
  'lost-waiting': /** @type {Said<{count: Value}>} */ ([
    (t, v) => t`还有 ${v.count} 条学习记录等着发给服务器，网络通了会自己发出去。`,
    (t, v) => t`還有 ${v.count} 條學習記錄等著傳給伺服器，網路通了會自己傳出去。`,
    (t, v) => t`${v.count === 1 ? t`1 record waits to be sent to the server; it goes out by itself when the network is back.` : t`${v.count} records wait to be sent to the server; they go out by themselves when the network is back.`}`,
  ]),
  'lost-webgl': /** @type {Said<{}>} */ ([
    (t) => t`显卡把画面收走了`,
    (t) => t`顯示卡把畫面收走了`,
    (t) => t`The graphics card took the picture away`,
  ]),
  'name': /** @type {Said<{}>} */ ([
    (t) => t`蜀锦`,
    (t) => t`蜀錦`,
    (t) => t`Shujin`,
  ]),
  'pack-missing': /** @type {Said<{}>} */ ([
    (t) => t`服务器上没有这个场景。`,
    (t) => t`伺服器上沒有這個場景。`,
    (t) => t`The server does not have this scene.`,
  ]),
  'pack-network': /** @type {Said<{}>} */ ([
    (t) => t`场景没有下载成功。请检查网络，回到首页再打开一次。`,
    (t) => t`場景沒有下載成功。請檢查網路，回到首頁再打開一次。`,
    (t) => t`The scene could not be downloaded. Check the network, go home and open it again.`,
  ]),
  'pack-offline': /** @type {Said<{}>} */ ([
    (t) => t`现在连不上服务器，而这个场景在这里还没有打开过。以前打开过的场景都可以学；这一个等网络通了再来。`,
    (t) => t`現在連不上伺服器，而這個場景在這裡還沒有打開過。以前打開過的場景都可以學；這一個等網路通了再來。`,
    (t) => t`The server cannot be reached, and this scene was never opened here. Those that were opened before work; come back to this one when the network is there.`,
  ]),
  'page-title': /** @type {Said<{}>} */ ([
    (t) => t`蜀锦 · 沉浸式学习`,
    (t) => t`蜀錦 · 沉浸式學習`,
    (t) => t`Shujin · Immersive learning`,
  ]),
  'preparing': /** @type {Said<{}>} */ ([
    (t) => t`正在准备……`,
    (t) => t`正在準備……`,
    (t) => t`Getting ready…`,
  ]),
  'retrying': /** @type {Said<{number: Value}>} */ ([
    (t, v) => t`网络断了一下，正在第 ${v.number} 次重试……`,
    (t, v) => t`網路斷了一下，正在第 ${v.number} 次重試……`,
    (t, v) => t`The network broke off. Trying again (${v.number})…`,
  ]),
  'starting': /** @type {Said<{}>} */ ([
    (t) => t`正在启动……`,
    (t) => t`正在啟動……`,
    (t) => t`Starting…`,
  ]),
  'subtitle': /** @type {Said<{}>} */ ([
    (t) => t`沉浸式学习`,
    (t) => t`沉浸式學習`,
    (t) => t`Immersive learning`,
  ]),
  'try-again': /** @type {Said<{}>} */ ([
    (t) => t`再试一次`,
    (t) => t`再試一次`,
    (t) => t`Try again`,
  ]),
  'watched-gone': /** @type {Said<{}>} */ ([
    (t) => t`服务器上没有这个场景了：它的 id 改了，或文件夹移走了。回首页看看；改回来就接着上。`,
    (t) => t`伺服器上沒有這個場景了：它的 id 改了，或資料夾移走了。回首頁看看；改回來就接著上。`,
    (t) => t`The server has this scene no more: its id was changed, or its folder moved. Look at home; changed back, the lesson goes on.`,
  ]),
  'who-you-are': /** @type {Said<{name: Value}>} */ ([
    (t, v) => t`你是${v.name}`,
    (t, v) => t`你是${v.name}`,
    (t, v) => t`You are the ${v.name}`,
  ]),
};
