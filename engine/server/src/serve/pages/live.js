// Renews the live table of a lesson every few seconds, and prints. Without it the page stands still and is right all the same.

const EVERY = 2500;
const place = document.querySelector('#live');

async function renew() {
  // A page in the background asks nothing.
  if (document.visibilityState === 'visible') {
    try {
      const response = await fetch(place.dataset.live, { headers: { 'accept-language': document.documentElement.lang } });
      if (response.ok && !response.redirected) {
        const text = await response.text();
        // Whoever is reading or about to press is not disturbed for nothing.
        if (text !== place.dataset.text) {
          const focused = document.activeElement?.getAttribute('href');
          place.innerHTML = text;
          place.dataset.text = text;
          if (focused) place.querySelector(`[href="${CSS.escape(focused)}"]`)?.focus();
        }
      }
    } catch {
      // The server is away: the next round asks again.
    }
  }
  setTimeout(renew, EVERY);
}

if (place?.dataset.on === 'true') setTimeout(renew, EVERY);
for (const button of document.querySelectorAll('[data-print]')) button.addEventListener('click', () => print());
