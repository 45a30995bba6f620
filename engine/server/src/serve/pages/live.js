// Renews what a lesson's page shows every few seconds, and prints. Without it the page stands still and is right all the same.

import { draw } from './charts.js';

const EVERY = 2500;
const place = document.querySelector('#live');

async function renew() {
  // A page in the background asks nothing.
  if (document.visibilityState === 'visible') {
    try {
      const response = await fetch(place.dataset.live, { headers: { 'accept-language': document.documentElement.lang } });
      if (response.ok && !response.redirected) await show(await response.text());
    } catch {
      // The server is away: the next round asks again.
    }
  }
  setTimeout(renew, EVERY);
}

/** Puts what came in place of what was there; whoever stands on a link stays on it, and what was opened stays open. */
async function show(text) {
  // Whoever types a number is not to be interrupted.
  if (text === place.dataset.text || place.querySelector('input:focus')) return;
  const focused = place.querySelector(':focus')?.getAttribute('href');
  const open = [...place.querySelectorAll('details[open]')].map((one) => one.dataset.kept);
  place.innerHTML = text;
  for (const one of place.querySelectorAll('details')) one.open = open.includes(one.dataset.kept);
  place.dataset.text = text;
  if (focused) place.querySelector(`[href="${CSS.escape(focused)}"]`)?.focus();
  await draw(place);
}

if (place?.dataset.on === 'true') setTimeout(renew, EVERY);
for (const button of document.querySelectorAll('[data-print]')) button.addEventListener('click', () => print());
