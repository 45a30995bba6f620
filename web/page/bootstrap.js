// @ts-check
// The one script that is not a module: it brings the modules, again and again if the network breaks off, and says so.
// Written for old browsers too, which are told what to do; for the same reason it says everything in both languages.

(function () {
  /** Milliseconds before each further try. */
  var WAITS = [1000, 2000, 4000, 8000];
  var tries = 0;

  function bring() {
    var styles = document.createElement('link');
    styles.rel = 'stylesheet';
    styles.href = 'page.css';
    document.head.appendChild(styles);
    var script = document.createElement('script');
    script.type = 'module';
    script.src = 'main.js';
    script.onerror = again;
    document.head.appendChild(script);
  }

  /** A browser may remember that a module did not come; only a new page forgets that. So: look whether it comes now. */
  function again() {
    if (tries === WAITS.length) return giveUp();
    say('网络断了一下，正在重试…… Trying again…');
    setTimeout(function () {
      fetch('main.js?again', { cache: 'reload' }).then(function (answer) {
        if (answer.ok) location.reload();
        else again();
      }, again);
    }, WAITS[tries]);
    tries += 1;
  }

  function giveUp() {
    say('没能从服务器取到需要的文件。请看看网络是否连着，然后再试一次。Check the network, then try again.');
    var button = document.createElement('button');
    button.id = 'splash-retry';
    button.textContent = '再试一次 Try again';
    button.onclick = function () {
      location.reload();
    };
    place().appendChild(button);
    button.focus();
  }

  /** @param {string} text */
  function say(text) {
    var line = document.getElementById('splash-text');
    if (line) line.textContent = text;
  }

  /** Where the splash is, or the whole page before it is there. */
  function place() {
    return document.getElementById('splash') || document.body;
  }

  if ('noModule' in HTMLScriptElement.prototype) bring();
  else window.onload = function () {
    say('这个浏览器太旧了，请换用新版的 Edge、Chrome 或 Firefox。This browser is too old.');
  };
})();
