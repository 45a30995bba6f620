// @ts-check
// The engine's accessible tree as real elements over the canvas: what a screen reader, the Tab key and a test find.
// They are seen through and let fingers and mouse through to the canvas; keys and assistive technology press them.
// Does not: decide what there is to press; the engine's tree does.

import { fill, make, wasSet } from './mirror-node.js';

/** @typedef {import('./port.d.ts').Element} Element */
/** @typedef {import('./engine.js').Engine} Engine */
/** @typedef {{node: HTMLElement, kind: string}} Twin */

/** How long a key cannot press what was given the focus, milliseconds: nobody has read it. As natively. */
const UNREAD = 400;

export class Mirror {
  /**
   * @param {HTMLElement} root
   * @param {Engine} engine
   */
  constructor(root, engine) {
    this.root = root;
    this.engine = engine;
    /** One element per id, kept for as long as the id is there: focus must not be lost. @type {Map<string, Twin>} */
    this.twins = new Map();
    root.addEventListener('click', (event) => this.press(event));
    root.addEventListener('keydown', (event) => this.strike(event));
    root.addEventListener('input', (event) => this.slide(event.target));
    root.addEventListener('focusin', (event) => this.focus(event.target));
    root.addEventListener('focusout', (event) => {
      // What is taken away has not been left: the engine says where the focus goes from there.
      if (this.dropping) return;
      if (!event.relatedTarget || !root.contains(/** @type {Node} */ (event.relatedTarget))) this.focus(null);
    });
    /** An element is being taken away. */
    this.dropping = false;
    /** What was given the focus last, and when, milliseconds. @type {{id: string | null, at: number}} */
    this.given = { id: null, at: Number.NEGATIVE_INFINITY };
    engine.on((notice) => {
      if (notice.notice === 'tree') this.show(notice.elements, notice.lang);
      else if (notice.notice === 'focus') this.follow(notice.id, notice.from);
    });
  }

  /**
   * @param {Element[]} elements in reading order
   * @param {string} spoken the interface's language
   */
  show(elements, spoken) {
    const wanted = new Set(elements.map((element) => element.id));
    for (const [id, twin] of this.twins) {
      if (!wanted.has(id)) this.drop(id, twin);
    }
    const firstHeading = elements.find((element) => element.role === 'heading')?.id;
    const focused = this.focused();
    const nodes = elements.map((element) => {
      const { node } = this.twin(element, element.id === firstHeading);
      fill(node, element, spoken);
      return node;
    });
    let place = this.root.firstElementChild;
    for (const node of nodes) {
      if (node === place) place = place.nextElementSibling;
      else move(this.root, node, place);
    }
    // The same by its id, and another element: it has become something else.
    if (focused && !this.focused()) this.follow(focused, null);
  }

  /** The id of what has the focus here. */
  focused() {
    const active = document.activeElement;
    return active instanceof HTMLElement && this.root.contains(active) ? (active.dataset.id ?? null) : null;
  }

  /**
   * Gives the focus to an element, unless somebody has given it to another meanwhile.
   * @param {string} id
   * @param {string | null} from what had it, and may have it still
   */
  follow(id, from) {
    const now = this.focused();
    if (now !== null && now !== from) return;
    this.twins.get(id)?.node.focus({ preventScroll: true });
    this.given = { id, at: performance.now() };
  }

  /**
   * The element's twin, made if it is new or has become something else.
   * @param {Element} element
   * @param {boolean} first the first heading is the page's
   */
  twin(element, first) {
    const kind = element.role === 'heading' && first ? 'title' : element.role;
    const old = this.twins.get(element.id);
    if (old?.kind === kind) return old;
    if (old) this.drop(element.id, old);
    const twin = { node: make(kind, element.id), kind };
    this.twins.set(element.id, twin);
    return twin;
  }

  /**
   * @param {string} id
   * @param {Twin} twin
   */
  drop(id, twin) {
    this.dropping = true;
    twin.node.remove();
    this.dropping = false;
    this.twins.delete(id);
  }

  /**
   * A key that is held presses a button once, and a second stroke not what came up by the first: it has not been read.
   * @param {KeyboardEvent} event
   */
  strike(event) {
    if (!(event.target instanceof HTMLButtonElement) || !['Enter', ' '].includes(event.key)) return;
    const isUnread = event.target.dataset.id === this.given.id && performance.now() - this.given.at < UNREAD;
    if (event.repeat || isUnread) event.preventDefault();
  }

  /** @param {Event} event */
  press(event) {
    const node = event.target instanceof HTMLElement ? event.target.closest('[data-id]') : null;
    if (!(node instanceof HTMLElement) || node.getAttribute('aria-disabled') === 'true') return;
    if (node.matches('button')) this.engine.send({ command: 'press', id: node.dataset.id ?? '' });
  }

  /** @param {EventTarget | null} target */
  slide(target) {
    if (!(target instanceof HTMLInputElement) || target.getAttribute('aria-disabled') === 'true') return;
    wasSet(target);
    this.engine.send({ command: 'slide', id: target.dataset.id ?? '', to: target.valueAsNumber });
  }

  /** @param {EventTarget | null} target */
  focus(target) {
    const id = target instanceof HTMLElement ? (target.dataset.id ?? null) : null;
    this.engine.send({ command: 'focus', id });
  }
}

/**
 * Puts a node before another without taking its focus, where the browser can do that.
 * @param {HTMLElement} root
 * @param {HTMLElement} node
 * @param {globalThis.Element | null} place
 */
function move(root, node, place) {
  const mover = /** @type {{moveBefore?: (node: Node, place: Node | null) => void}} */ (/** @type {unknown} */ (root));
  if (node.parentNode === root && mover.moveBefore) {
    mover.moveBefore(node, place);
    return;
  }
  const focused = document.activeElement === node;
  root.insertBefore(node, place);
  if (focused) node.focus({ preventScroll: true });
}
