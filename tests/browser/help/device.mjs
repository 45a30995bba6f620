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
