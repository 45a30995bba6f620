// @ts-check
// The one script that is not a module: it brings the modules, again and again if the network breaks off, and says so.
// Written for old browsers too, which are told what to do. What it says stands in index.html, in every locale.

(function () {
  /** Milliseconds before each further try. */
  var WAITS = [1000, 2000, 4000, 8000];
  var tries = 0;
  var words = wordsOf(languages());

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
    say('first-retrying');
    setTimeout(function () {
      fetch('main.js?again', { cache: 'reload' }).then(function (answer) {
        if (answer.ok) location.reload();
        else again();
      }, again);
    }, WAITS[tries]);
    tries += 1;
  }

  function giveUp() {
    say('first-failed');
    var button = document.createElement('button');
    button.id = 'splash-retry';
    button.textContent = words['try-again'];
    button.onclick = function () {
      location.reload();
    };
    place().appendChild(button);
    button.focus();
  }

  /** @param {string} id of a message */
  function say(id) {
    var line = document.getElementById('splash-text');
    if (line) line.textContent = words[id];
  }

  /** What the reader likes, the best first: as the address asks, as was chosen last, as the browser says. */
  function languages() {
    var asked = /[?&]lang=([\w-]+)/.exec(location.search);
    var kept = /(?:^|; )shujin-lang=([\w-]+)/.exec(document.cookie);
    var old = null;
    try {
      old = localStorage.getItem('shujin.language');
    } catch (error) {
      // A private window keeps nothing.
    }
    var reads = navigator.languages || [navigator.language];
    // Chinese for whoever lists it beside English, and English for whoever reads none of ours.
    var chinese = reads.filter(function (tag) {
      return /^zh\b/i.test(tag) && /^(zh|en)\b/i.test(reads[0]);
    });
    return [asked && asked[1], kept && kept[1], old].concat(chinese, reads, 'en');
  }

  /**
   * The messages of the first locale that suits; messages.js chooses with more care.
   * @param {(string | null)[]} liked
   * @returns {Record<string, string>}
   */
  function wordsOf(liked) {
    var node = document.getElementById('first-words');
    var all = JSON.parse((node && node.textContent) || '{}');
    var tags = Object.keys(all);
    for (var i = 0; i < liked.length; i += 1) {
      var tag = String(liked[i]).toLowerCase().replace(/^zh-(tw|hk|mo)\b.*/, 'zh-hant');
      for (var size = tag.length; size > 0; size = tag.lastIndexOf('-', size - 1)) {
        for (var t = 0; t < tags.length; t += 1) {
          if (tags[t].toLowerCase().indexOf(tag.slice(0, size)) === 0) return all[tags[t]];
        }
      }
    }
    return all[document.documentElement.lang];
  }

  /** Where the splash is, or the whole page before it is there. */
  function place() {
    return document.getElementById('splash') || document.body;
  }

  if ('noModule' in HTMLScriptElement.prototype) bring();
  else window.onload = function () {
    say('first-old');
  };
})();
