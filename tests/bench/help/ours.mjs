// Our own page as the benches use it.

/** Waits until the engine shows this screen. @returns {Promise<number>} when, in the page's own milliseconds */
export async function screen(page, wanted, limit = 120_000) {
  const end = Date.now() + limit;
  for (;;) {
    const [shown, at] = await page.evaluate(async () => [(await window.shujin?.state())?.screen, performance.now()]);
    if (shown === wanted) return at;
    if (shown === 'error' || Date.now() > end) throw new Error(`the screen is ${shown}, not ${wanted}`);
    await new Promise((done) => setTimeout(done, 20));
  }
}
