// Several fingers on the page at once, told to the browser as the driver of a touchscreen tells them: playwright's own
// touchscreen knows one finger, and only tapping.

export class Fingers {
  /** @param {import('playwright-core').Page} page a page whose context has touch */
  static async on(page) {
    const fingers = new Fingers();
    fingers.driver = await page.context().newCDPSession(page);
    return fingers;
  }

  /** Puts fingers down in the same instant. @param {...[number, number]} places pixels, one for each finger */
  down(...places) {
    return this.tell('touchStart', places);
  }

  /** Moves them, in the order in which they came down. @param {...[number, number]} places */
  move(...places) {
    return this.tell('touchMove', places);
  }

  /** Lifts them all. */
  up() {
    return this.tell('touchEnd', []);
  }

  tell(type, places) {
    const touchPoints = places.map(([x, y], id) => ({ x, y, id }));
    return this.driver.send('Input.dispatchTouchEvent', { type, touchPoints });
  }
}
