// Devices that the test machine has not.

/**
 * Lets the page believe that it runs on something that vibrates: what it is asked for stands in `window.felt`.
 * To be called before the page is opened.
 * @param {import('playwright-core').Page} page
 */
export async function withVibration(page) {
  await page.addInitScript(() => {
    window.felt = [];
    // A test's own calls count as gestures: only clicks shall.
    const activation = { hasBeenActive: false };
    window.addEventListener('pointerdown', () => (activation.hasBeenActive = true));
    Object.defineProperty(navigator, 'userActivation', { value: activation });
    Object.defineProperty(navigator, 'vibrate', { value: (pattern) => window.felt.push(pattern) });
  });
}

/**
 * Lets the page believe that the machine has these voices. `window.voice` tells what each was given to say (`said`), how often it was cut
 * short (`cuts`), how often it was asked to say nothing (`asked`), comes to the end of what is being said (`end()`) or fails at it (`fail()`), and finds other voices (`find(voices)`). To be called before the page
 * is opened.
 * @param {import('playwright-core').Page} page
 * @param {{name: string, lang: string, localService: boolean, default?: boolean}[]} voices
 */
export async function withVoices(page, voices) {
  await page.addInitScript((found) => {
    let voices = found;
    let saying = null;
    const over = (tell) => {
      const utterance = saying;
      saying = null;
      if (utterance) utterance[tell]?.({ error: 'interrupted' });
    };
    const synth = Object.assign(new EventTarget(), {
      getVoices: () => voices,
      speak(utterance) {
        // What says nothing only asks whether the page may speak.
        if (!utterance.text) {
          window.voice.asked += 1;
          return;
        }
        saying = utterance;
        window.voice.said.push({ text: utterance.text, by: utterance.voice.name, lang: utterance.lang });
      },
      cancel() {
        window.voice.cuts += 1;
        // Browsers tell it later, when another may have begun.
        const utterance = saying;
        saying = null;
        setTimeout(() => utterance?.onerror?.({ error: 'interrupted' }));
      },
    });
    window.voice = {
      said: [],
      cuts: 0,
      asked: 0,
      end: () => over('onend'),
      fail: () => over('onerror'),
      find(others) {
        voices = others;
        synth.dispatchEvent(new Event('voiceschanged'));
      },
    };
    Object.defineProperty(window, 'speechSynthesis', { value: synth });
    window.SpeechSynthesisUtterance = class {
      constructor(text) {
        this.text = text;
      }
    };
  }, voices);
}
