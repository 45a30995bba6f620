// Somebody who plays a scene: presses what can be found by its name or id, with mouse, finger and keyboard in turn.
// What is to be done stands in scenes/<family>-<name>.json; README.md in that folder explains the steps.

import assert from 'node:assert/strict';
import { shoot, until } from './chromium.mjs';

const HANDS = ['mouse', 'finger', 'key'];
/** How long anything may take. Software drawing is slow, and a pendulum takes its time. Seconds. */
const PATIENCE = 60;
/** How long until a touch has come to something, seconds; and how often it is looked whether a thing stands still before it is touched. */
const TOUCHED = 10;
const STILL = 40;
/** How long what has just come up is looked at before a hand comes down on it, milliseconds: a card may find its place in the meantime. */
const SEEN = 300;
/** How long between two looks at whether something stands still, milliseconds. The page is told ten times a second where things are: looks that
 * are nearer to each other find the same also of what moves. */
const LOOK = 120;
/** How long what was given the focus cannot be pressed by a key, milliseconds: as in the page, and a little. */
const UNREAD = 450;

export class Pupil {
  /**
   * @param {import('playwright-core').Page} page a page whose context has touch
   * @param {string} name for screenshots
   * @param {Record<string, object[]>} [parts] steps that a play does more than once, by name
   * @param {'hands' | 'keys' | 'names'} [by] with hands in turn; with Tab, Enter and arrows alone; or finding everything by role and name alone
   */
  constructor(page, name, parts = {}, by = 'hands') {
    this.page = page;
    this.name = name;
    this.parts = parts;
    this.by = by;
    this.presses = 0;
  }

  /** Opens the page and waits for the first picture. */
  async open(url) {
    await this.page.goto(url);
    await this.page.waitForFunction(() => window.shujin && !document.getElementById('splash'), null, { timeout: 120_000 });
  }

  /** Opens a scene, goes past its start card and reads what is said first. */
  async begin(url) {
    await this.open(url);
    await this.do_until({ screen: 'start' }, {});
    await this.do_press('start', { how: 'mouse' });
    await this.do_until({ screen: 'lesson' }, {});
    await this.do_read();
  }

  state() {
    return this.page.evaluate(() => window.shujin.state());
  }

  /** What reached the lesson so far, by whatever hand: intents in order, each with its tick. */
  async intents() {
    const { intents } = await this.page.evaluate(() => window.shujin.recording());
    return intents.map(([tick, intent]) => ({ tick, ...intent }));
  }

  async play(steps) {
    for (const [number, step] of steps.entries()) {
      try {
        await this.do(step);
      } catch (error) {
        await shoot(this.page, `${this.name}-failed`).catch(() => {});
        const { lesson, screen } = await this.state().catch(() => ({}));
        const { hash: _, ...known } = lesson ?? {};
        error.message += `\nat step ${number}: ${JSON.stringify(step)}\nscreen ${screen}, lesson ${JSON.stringify(known)}`;
        throw error;
      }
    }
  }

  async do(step) {
    const [verb] = Object.keys(step);
    const act = this[`do_${verb}`];
    assert.ok(act, `no such step: ${verb}`);
    await act.call(this, step[verb], step);
  }

  /** The element's twin in the page: by id, or by role and name as a screen reader finds it. */
  find(what) {
    if (typeof what === 'string') return this.page.locator(`#mirror [data-id="${what}"]`);
    return this.page.getByRole(what.role, { name: what.name, exact: true });
  }

  /** Presses, each time with another hand. With `perhaps` it may be gone before a hand is there: an engine is quick. */
  async do_press(what, { how, perhaps = false } = {}) {
    let twin = this.find(what);
    const hand = this.by === 'hands' ? (how ?? this.hand()) : 'key';
    const box = await this.box(twin, perhaps);
    if (!box) return;
    const place = middle(box);
    if (this.by === 'names') twin = await this.named(twin);
    if (!(await this.tap(place, hand))) await this.key(twin, perhaps);
    await this.frames(1);
  }

  /** The same as a screen reader finds it: nothing else may have its role and name. */
  async named(twin) {
    const { role, name } = await twin.evaluate((node) => ({
      role: node.getAttribute('role') ?? { BUTTON: 'button', INPUT: 'slider' }[node.tagName],
      name: node.getAttribute('aria-label') ?? node.textContent,
    }));
    const found = this.page.getByRole(role, { name, exact: true });
    assert.equal(await found.count(), 1, `one ${role} is called ${name}`);
    return found;
  }

  /** Has the interface speak a language: its button leads there, or to a menu of more than two. */
  async do_language(tag, { how = 'mouse' } = {}) {
    const item = this.find(`language.${tag}`);
    await this.do_press('language', { how });
    const spoken = () => this.page.locator('html').getAttribute('lang');
    await until(async () => (await spoken()) === tag || (await item.count()) > 0, 'a language or a menu of them');
    if (await item.count()) await this.do_press(`language.${tag}`, { how });
    await until(async () => (await spoken()) === tag, `the page speaks ${tag}`);
  }

  /** Mouse, finger and key in turn; a key alone for who has no other. */
  hand() {
    if (this.by !== 'hands') return 'key';
    return HANDS[this.presses++ % HANDS.length];
  }

  /** Comes down at a place with mouse or finger; false for a key, where there are no fingers, and beyond the edge of the page. */
  async tap([x, y], hand) {
    const { width, height, fingers } = await this.page.evaluate(() => ({
      width: innerWidth,
      height: innerHeight,
      fingers: navigator.maxTouchPoints > 0,
    }));
    if (!(x > 0 && y > 0 && x < width && y < height)) return false;
    if (hand === 'mouse') await this.page.mouse.click(x, y, { delay: 60 });
    else if (hand === 'finger' && fingers) await this.page.touchscreen.tap(x, y);
    else return false;
    return true;
  }

  /** Not by the element's own `press`: what a key does at once may take the element away, and it would wait for another. */
  async key(twin, perhaps) {
    if (this.by === 'keys') return this.enter(twin, perhaps);
    try {
      const there = () => twin.evaluate((node) => node === document.activeElement);
      // Drawn anew in between, it is another element that has no focus.
      do await twin.focus({ timeout: perhaps ? 1000 : PATIENCE * 1000 });
      while (!(await there()));
      if (await this.strike()) return;
      // It came up in this moment: somebody who sees that nothing has happened strikes again.
      await this.page.waitForTimeout(UNREAD);
      if ((await twin.count()) && (await there())) await this.page.keyboard.press('Enter');
    } catch (error) {
      if (!perhaps || (await twin.count())) throw error;
    }
  }

  /** One stroke of Enter; whether the page took it. */
  async strike() {
    await this.page.evaluate(() => {
      const listen = (event) => {
        window.tookStroke = !event.defaultPrevented;
      };
      window.tookStroke = true;
      addEventListener('keydown', listen, { once: true });
    });
    await this.page.keyboard.press('Enter');
    // What it pressed may have led to another page.
    return this.page.evaluate(() => window.tookStroke).catch(() => true);
  }

  /** Goes there by Tab and presses Enter; then the focus is on something again, whatever that took away. */
  async enter(twin, perhaps) {
    if (!(await this.tabTo(twin, perhaps))) return;
    // What has only just been given the focus is read first: the page takes no stroke before.
    await this.page.waitForTimeout(UNREAD);
    await this.page.keyboard.press('Enter');
    const isSomewhere = () => this.page.evaluate(() => document.getElementById('mirror').contains(document.activeElement));
    await until(isSomewhere, 'the focus goes somewhere');
  }

  /** Goes there by Tab; whether it is there. */
  async tabTo(twin, perhaps) {
    const there = () => twin.evaluateAll((nodes) => nodes.includes(document.activeElement));
    const count = await this.page.locator('#mirror :is(button, input)').count();
    for (let tabs = 0; tabs <= count + 2; tabs += 1) {
      if (await there()) return true;
      if (perhaps && !(await twin.count())) return false;
      await this.page.keyboard.press('Tab');
    }
    assert.fail(`${twin} is not reached by ${count + 2} tabs`);
  }

  /** Where it lies, once it can be pressed. It may be drawn anew between being seen and being measured, or with `perhaps` be gone. */
  async box(twin, perhaps) {
    const look = () =>
      twin.evaluateAll((nodes) => {
        const { x, y, width, height } = nodes[0]?.getBoundingClientRect() ?? {};
        const ready = nodes.length > 0 && nodes[0].getAttribute('aria-disabled') === null;
        return { count: nodes.length, box: ready ? { x, y, width, height } : null };
      });
    const ready = (seen) => (seen.box || (perhaps && !seen.count)) && seen;
    const comes = () => until(async () => ready(await look()), `${twin} can be pressed`, PATIENCE * 1000);
    if (!ready(await look())) {
      await comes();
      await this.page.waitForTimeout(SEEN);
    }
    // A card that has just changed may still be on its way.
    const where = async () => (await comes()).box;
    return this.still(where);
  }

  /** Where something is once it stands still: what two looks, with a pause between, agree on; null where it is nowhere. */
  async still(look) {
    // The engine tells where things are once in LOOK, and in slow frames once in a frame.
    const drawn = () => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
    let place = await look();
    for (let looks = 0; looks < STILL; looks += 1) {
      await this.page.waitForTimeout(LOOK);
      await this.page.evaluate(drawn);
      const now = await look();
      if (JSON.stringify(now) === JSON.stringify(place)) break;
      place = now;
    }
    return place;
  }

  /** Lets the engine draw a few frames: what was pressed is then done. */
  async frames(count) {
    await this.page.evaluate(async (count) => {
      for (let i = 0; i < count; i += 1) await new Promise((done) => requestAnimationFrame(done));
      // Its answer comes after what was pressed before, and what that shows in the frame after.
      // An engine that is lost gives none.
      const waited = new Promise((done) => setTimeout(done, 2000));
      await Promise.race([window.shujin.state(), waited]).catch(() => {});
      await new Promise((done) => requestAnimationFrame(done));
    }, count);
  }

  /**
   * Touches a thing: a mouse its name, a finger the thing itself where the engine says that it is met, a key its name, which also reaches
   * what is not on the screen. A hand that comes down on something else fails.
   */
  async do_touch(node) {
    await this.do_read();
    const before = await this.touches(node);
    const hand = this.hand();
    if (this.by === 'names') await this.named(this.find(`node.${node}`));
    const place = hand === 'key' ? null : await this.placeOf(node, hand);
    const tapped = place !== null && (await this.tap(place, hand));
    if (!tapped) await this.key(this.find(`node.${node}`));
    try {
      await until(async () => (await this.touches(node)) !== before, `${node} is touched`, TOUCHED * 1000);
    } catch {
      const how = tapped ? `${hand} at ${place}: there lies ${await this.liesAt(place, node)}` : 'key';
      assert.fail(`${node} was not touched, by ${how}`);
    }
  }

  /** Where a hand comes down to touch a thing, once it stands still; null where neither its name nor itself can be met on the screen. */
  async placeOf(node, hand) {
    const look = async () => {
      const [named, met] = [await this.nameOf(node), await this.metAt(node)];
      return hand === 'finger' ? (met ?? named) : (named ?? met);
    };
    return this.still(look);
  }

  /** The middle of a thing's name, where that is on the screen. */
  async nameOf(node) {
    const boxes = await this.find(`node.${node}`).evaluateAll((nodes) =>
      nodes.map((node) => {
        const { x, y, width, height } = node.getBoundingClientRect();
        return { x, y, width, height };
      }),
    );
    return boxes.length && boxes[0].x >= 0 && boxes[0].y >= 0 ? middle(boxes[0]) : null;
  }

  /** Where the thing itself is met, to whole pixels; null where something covers it or it is not on the screen. */
  async metAt(node) {
    const target = (await this.targets())[node];
    return target && target.covered === undefined ? target.at.map(Math.round) : null;
  }

  targets() {
    return this.page.evaluate(() => window.shujin.targets());
  }

  /** What is at a place instead of a thing, in words. */
  async liesAt([x, y], node) {
    const elements = await this.page.locator('#mirror [data-id]').evaluateAll(
      (nodes, [x, y]) =>
        nodes
          .filter((node) => {
            const { left, right, top, bottom } = node.getBoundingClientRect();
            return left <= x && x <= right && top <= y && y <= bottom;
          })
          .map((node) => node.dataset.id),
      [x, y],
    );
    const target = JSON.stringify((await this.targets())[node] ?? 'is not on the screen');
    return `${elements.join(', ') || 'no element'}; ${node} itself ${target}; last ${JSON.stringify((await this.intents()).slice(-2))}`;
  }

  /** How often a thing was touched, whether it talks now, and where things are that hands move. */
  async touches(node) {
    const { lesson } = await this.state();
    return JSON.stringify([lesson.counts[`used.${node}`], lesson.counts[`examined.${node}`], lesson.talking, lesson.hands, lesson.covered, lesson.applied]);
  }

  async do_command(command) {
    await this.page.evaluate((command) => window.shujin.send(command), command);
  }

  async do_slide(id, { to }) {
    const twin = this.find(id);
    await twin.waitFor({ timeout: PATIENCE * 1000 });
    if (this.by === 'keys') await this.arrows(twin, to);
    else await twin.fill(String(to));
    await until(async () => Number(await twin.inputValue()) === to, `${id} stands at ${to}`);
  }

  /** Sets a slider with as many strokes of an arrow as there are steps to go. */
  async arrows(twin, to) {
    await this.tabTo(twin);
    const { now, step } = await twin.evaluate((node) => ({ now: node.valueAsNumber, step: Number(node.step) }));
    const strokes = Math.round((to - now) / step);
    for (let stroke = 0; stroke < Math.abs(strokes); stroke += 1) {
      await this.page.keyboard.press(strokes < 0 ? 'ArrowLeft' : 'ArrowRight');
    }
  }

  /** Reads on until nothing is said any more. */
  async do_read() {
    const next = this.find('next');
    for (let said = 0; said < 40 && (await this.stays(next)); said += 1) {
      await this.do_press('next', { how: said % 4 === 3 ? 'key' : undefined, perhaps: true });
    }
  }

  /** Whether it is there, also after the frames in which the tree catches up with what was pressed. */
  async stays(twin) {
    if (await twin.count()) return true;
    await this.page.waitForTimeout(100);
    await this.frames(2);
    return (await twin.count()) > 0;
  }

  /** Answers the question that comes up; several options are marked and handed in. */
  async do_answer(options) {
    const chosen = [options].flat();
    await this.readUntil(`answer.${chosen[0]}`);
    for (const option of chosen) await this.do_press(`answer.${option}`, { how: 'mouse' });
    const submit = this.find('submit');
    if (await submit.count()) {
      await until(async () => (await submit.getAttribute('aria-disabled')) === null, 'the answer can be handed in');
      await this.do_press('submit');
    }
    await until(async () => (await this.find('feedback').count()) === 1, 'something is said to the answer');
    await this.do_read();
  }

  /** Reads on until this can be pressed. */
  async readUntil(id) {
    await until(async () => {
      if (await this.find(id).count()) return true;
      if (await this.find('next').count()) await this.do_press('next', { perhaps: true });
      await this.page.waitForTimeout(150);
      return false;
    }, `${id} comes up`, PATIENCE * 1000);
    await this.page.waitForTimeout(SEEN);
  }

  /** Talks to the end, taking these options in turn. */
  async do_talk(options) {
    for (const option of options) {
      await this.readUntil(`say.${option}`);
      await this.do_press(`say.${option}`);
      await this.page.waitForTimeout(150);
    }
    await this.do_read();
  }

  /** Presses whichever of these is marked as the next one, until the condition holds. */
  async do_follow(prefix, { until: wanted, within = PATIENCE }) {
    const marked = this.page.locator(`#mirror [data-id^="${prefix}"][aria-pressed="true"]`);
    const end = Date.now() + within * 1000;
    while (!matches(await this.state(), wanted)) {
      assert.ok(Date.now() < end, `still not ${JSON.stringify(wanted)}`);
      const id = await marked.first().getAttribute('data-id');
      await this.do_press(id);
      await this.page.waitForTimeout(200);
    }
  }

  async do_until(wanted, { within = PATIENCE }) {
    await until(async () => matches(await this.state(), wanted), JSON.stringify(wanted), within * 1000);
  }

  async do_times(count, { steps }) {
    for (let i = 0; i < count; i += 1) await this.play(steps);
  }

  async do_part(name) {
    await this.play(this.parts[name]);
  }

  async do_shoot(name) {
    await shoot(this.page, `${this.name}-${name}`);
  }
}

/**
 * Whether a state is as wanted: `{"screen": "finish"}`, `{"done": "guess"}` (one of a list), `{"values.hands": "clean"}`,
 * `{"values.gate_count": {"least": 10}}`, `{"rows": {"most": 3}}`; names without a dot are looked for in both.
 */
export function matches({ lesson, ...state }, wanted) {
  return Object.entries(wanted).every(([path, value]) => {
    const found = path.split('.').reduce((part, key) => part?.[key], { ...state, ...lesson });
    if (value !== null && typeof value === 'object') {
      return found >= (value.least ?? Number.NEGATIVE_INFINITY) && found <= (value.most ?? Number.POSITIVE_INFINITY);
    }
    return Array.isArray(found) ? found.includes(value) : found === value;
  });
}

/** The middle of a rectangle. */
function middle({ x, y, width, height }) {
  return [x + width / 2, y + height / 2];
}
