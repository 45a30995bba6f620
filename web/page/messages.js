// @ts-check
// What the page itself says, in both languages. The engine and the scenes bring their own texts.

/** @typedef {'zh-CN' | 'en'} Lang */

const WORDS = {
  'zh-CN': {
    name: '蜀锦',
    line: '沉浸式学习',
    canvas: '场景画面。按 Tab 键走到每个按钮。',
    preparing: '正在准备……',
    downloading: '正在下载：{0} / {1} MB',
    again: '网络断了一下，正在第 {0} 次重试……',
    starting: '正在启动……',
    failed: '没有准备好',
    'failed-network': '没能从服务器取到需要的文件。',
    'failed-webgl': '这个浏览器不能显示立体画面（WebGL 2）。',
    'failed-wasm': '这个浏览器太旧，运行不了这里的程序。',
    'failed-launch': '学习平台没有放行。',
    'failed-start': '程序没能启动。',
    'check-network': '请看看网线或无线网络是否连着，服务器是否开着，然后点“再试一次”。',
    'check-browser': '请换用新版的 Edge、Chrome、Firefox 或 Safari，或在浏览器设置里打开“硬件加速”，然后再试一次。',
    'check-launch': '请回到平台，从那里再打开一次。还是这样，就告诉老师。',
    'check-again': '请点“再试一次”。如果还是这样，请把下面的文字告诉老师。',
    retry: '再试一次',
    'lost-panic': '程序出错停下了',
    'lost-webgl': '显卡把画面收走了',
    'lost-help': '你做过的每一步都已经存好。点下面的按钮，回到刚才的场景。',
    'lost-waiting': '还有 {0} 条学习记录等着发给服务器，网络通了会自己发出去。',
    'lost-back': '回到场景',
    details: '给老师和技术员看的文字',
    'pack-network': '场景没有下载成功。请检查网络，回到首页再打开一次。',
    'pack-missing': '服务器上没有这个场景。',
    'pack-offline': '现在连不上服务器，而这个场景在这里还没有打开过。以前打开过的场景都可以学；这一个等网络通了再来。',
    'watched-gone': '服务器上没有这个场景了：它的 id 改了，或文件夹移走了。回首页看看；改回来就接着上。',
    'card-offline': '现在连不上服务器，这个场景要等网络通了才能打开。',
  },
  en: {
    name: 'Shujin',
    line: 'Immersive learning',
    canvas: 'The scene. Press Tab to walk through its buttons.',
    preparing: 'Getting ready…',
    downloading: 'Downloading: {0} of {1} MB',
    again: 'The network broke off. Trying again ({0})…',
    starting: 'Starting…',
    failed: 'Not ready',
    'failed-network': 'The files needed could not be fetched from the server.',
    'failed-webgl': 'This browser cannot draw in three dimensions (WebGL 2).',
    'failed-wasm': 'This browser is too old for the program here.',
    'failed-launch': 'The learning platform did not give its leave.',
    'failed-start': 'The program did not start.',
    'check-network': 'Check that the network is connected and the server is running, then press “Try again”.',
    'check-browser': 'Use a recent Edge, Chrome, Firefox or Safari, or switch on hardware acceleration in its settings, then try again.',
    'check-launch': 'Go back to the platform and open it from there again. If it stays so, tell your teacher.',
    'check-again': 'Press “Try again”. If it happens again, show the text below to your teacher.',
    retry: 'Try again',
    'lost-panic': 'The program stopped with an error',
    'lost-webgl': 'The graphics card took the picture away',
    'lost-help': 'Everything you did is kept. Press the button to go back to the scene.',
    'lost-waiting': '{0} records wait to be sent to the server; they go out by themselves when the network is back.',
    'lost-back': 'Back to the scene',
    details: 'Text for teachers and technicians',
    'pack-network': 'The scene could not be downloaded. Check the network, go home and open it again.',
    'pack-missing': 'The server does not have this scene.',
    'pack-offline': 'The server cannot be reached, and this scene was never opened here. Those that were opened before work; come back to this one when the network is there.',
    'watched-gone':
      'The server has this scene no more: its id was changed, or its folder moved. Look at home; changed back, the lesson goes on.',
    'card-offline': 'The server cannot be reached. This scene opens when the network is back.',
  },
};

/** @typedef {keyof typeof WORDS['zh-CN']} Word */

/** @type {Lang} */
let current = 'zh-CN';

/**
 * Whether the page has words in this language.
 * @param {string | null} lang
 * @returns {lang is Lang}
 */
export function isLanguage(lang) {
  return lang === 'zh-CN' || lang === 'en';
}

/**
 * The language to begin with: the address says it, else what was chosen last, else Chinese for whoever reads Chinese.
 * @param {string | null} asked by the address
 * @param {string | null} kept from the last visit
 * @param {readonly string[]} reads the browser's languages
 * @returns {Lang}
 */
export function choose(asked, kept, reads) {
  for (const lang of [asked, kept]) {
    if (isLanguage(lang)) return lang;
  }
  return reads.length === 0 || reads.some((lang) => lang.startsWith('zh')) ? 'zh-CN' : 'en';
}

/** @param {Lang} lang */
export function setLanguage(lang) {
  current = lang;
  document.documentElement.lang = lang;
}

/** @returns {Lang} */
export function language() {
  return current;
}

/**
 * The text of a word, with {0}, {1} … replaced.
 * @param {Word} word
 * @param {...(string | number)} parts
 */
export function say(word, ...parts) {
  return WORDS[current][word].replace(/\{(\d)\}/g, (_, place) => String(parts[Number(place)]));
}

/**
 * A word in both languages, for whoever chooses later.
 * @param {Word} word
 * @returns {Record<Lang, string>}
 */
export function both(word) {
  return { 'zh-CN': WORDS['zh-CN'][word], en: WORDS.en[word] };
}

/** Words that one language has and the other lacks: for the test. */
export function uneven() {
  const [zh, en] = [Object.keys(WORDS['zh-CN']), Object.keys(WORDS.en)];
  return [...zh.filter((word) => !en.includes(word)), ...en.filter((word) => !zh.includes(word))];
}
