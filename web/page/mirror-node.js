// @ts-check
// One element of the accessible tree as an element of the page.

/** @typedef {import('./port.d.ts').Element} Element */

/** What each role becomes. "title" is the first heading. */
const TAGS = { button: 'button', switch: 'button', option: 'button', slider: 'input', table: 'table', title: 'h1', heading: 'h2' };
const ROLES = { switch: 'switch', status: 'status', alert: 'alert', image: 'img', dialog: 'group' };

/**
 * A new element for a role, still empty.
 * @param {string} kind a role of the tree, or "title"
 * @param {string} id
 * @returns {HTMLElement}
 */
export function make(kind, id) {
  const node = document.createElement(TAGS[/** @type {keyof TAGS} */ (kind)] ?? 'p');
  const role = ROLES[/** @type {keyof ROLES} */ (kind)];
  if (role) node.setAttribute('role', role);
  if (node instanceof HTMLButtonElement) node.type = 'button';
  if (node instanceof HTMLInputElement) node.type = 'range';
  if (kind === 'option') node.setAttribute('aria-pressed', 'false');
  node.dataset.id = id;
  return node;
}

/**
 * Brings name, state and place up to date. Nothing is written that is so already: a screen reader would say it again.
 * @param {HTMLElement} node
 * @param {Element} element
 * @param {string} spoken the interface's language
 */
export function fill(node, element, spoken) {
  set(node, 'lang', languageOf(element.name, spoken));
  if (node instanceof HTMLInputElement) fillSlider(node, element);
  else if (node instanceof HTMLButtonElement) fillButton(node, element);
  else if (node instanceof HTMLTableElement) fillTable(node, element);
  else fillText(node, element);
  const [left, top, width, height] = element.rect;
  const place = `left: ${left}px; top: ${top}px; width: ${width}px; height: ${height}px;`;
  if (node.style.cssText !== place) node.style.cssText = place;
}

/**
 * @param {HTMLButtonElement} node
 * @param {Element} element
 */
function fillButton(node, element) {
  write(node, element.value ? `${element.name} ${element.value}` : element.name);
  const checked = String(element.checked);
  if (node.getAttribute('role') === 'switch') set(node, 'aria-checked', checked);
  // A button that was once chosen can be chosen: from then on it says whether it is.
  else if (element.checked || node.hasAttribute('aria-pressed')) set(node, 'aria-pressed', checked);
  // Not `disabled`: that would take the focus away and hide why the button does nothing.
  set(node, 'aria-disabled', element.disabled ? 'true' : null);
}

/**
 * @param {HTMLInputElement} node
 * @param {Element} element
 */
function fillSlider(node, element) {
  set(node, 'aria-label', element.name);
  set(node, 'aria-valuetext', element.value || null);
  set(node, 'aria-disabled', element.disabled ? 'true' : null);
  const [min, max, step, now] = (element.range ?? [0, 1, 0.01, 0]).map(String);
  // In this order: the browser keeps the value within the limits that it has.
  set(node, 'min', min);
  set(node, 'max', max);
  set(node, 'step', step);
  // What was set here and is on its way to the engine counts: the next key goes on from there.
  const left = SET.get(node) ?? 0;
  if (node.value === now) SET.delete(node);
  else if (performance.now() > left) node.value = now;
}

/** How long the engine may take to set a slider as it was set here, ms. */
const ON_ITS_WAY = 2000;

/** Sliders that were set here and that the engine does not show so yet, and until when they are waited for. @type {WeakMap<HTMLInputElement, number>} */
const SET = new WeakMap();

/** A slider was set here. @param {HTMLInputElement} node */
export function wasSet(node) {
  SET.set(node, performance.now() + ON_ITS_WAY);
}

/**
 * A table whose first row is its headings, and the first cell of each other row its name. Written anew when anything in it has changed.
 * @param {HTMLTableElement} node
 * @param {Element} element
 */
function fillTable(node, element) {
  const told = JSON.stringify([element.name, element.rows]);
  if (TOLD.get(node) === told) return;
  TOLD.set(node, told);
  const [heads = [], ...rows] = element.rows ?? [];
  node.replaceChildren();
  node.createCaption().textContent = element.name;
  const head = node.createTHead().insertRow();
  for (const [place, text] of heads.entries()) head.append(cell(text ? 'th' : 'td', text, place ? 'col' : null));
  const body = node.createTBody();
  for (const row of rows) {
    const line = body.insertRow();
    for (const [place, text] of row.entries()) line.append(cell(place ? 'td' : 'th', text, place ? null : 'row'));
  }
}

/** What each table shows. @type {WeakMap<HTMLTableElement, string>} */
const TOLD = new WeakMap();

/**
 * @param {'td' | 'th'} tag
 * @param {string} text
 * @param {string | null} scope
 */
function cell(tag, text, scope) {
  const node = document.createElement(tag);
  node.textContent = text;
  set(node, 'scope', scope);
  return node;
}

/**
 * @param {HTMLElement} node
 * @param {Element} element
 */
function fillText(node, element) {
  const role = node.getAttribute('role');
  if (role === 'img' || role === 'group') return set(node, 'aria-label', element.name);
  const text = element.value ? `${element.name} ${element.value}` : element.name;
  // A live text that arrives together with its element is not announced: the element comes first.
  if ((role === 'status' || role === 'alert') && !node.isConnected) requestAnimationFrame(() => write(node, text));
  else write(node, text);
}

/**
 * @param {HTMLElement} node
 * @param {string} text
 */
function write(node, text) {
  if (node.textContent !== text) node.textContent = text;
}

/**
 * @param {HTMLElement} node
 * @param {string} name
 * @param {string | null} value null for none
 */
function set(node, name, value) {
  if (node.getAttribute(name) === value) return;
  if (value === null) node.removeAttribute(name);
  else node.setAttribute(name, value);
}

/** Languages that are written with Chinese characters. */
const WITH_HAN = /^(zh|yue|ja|ko)\b/;

/**
 * The language that a text is in, so that a screen reader takes the right voice: null where it has no letters. Chinese characters are of the
 * interface's own language where that is written with them, Latin letters where it is not.
 * @param {string} text
 * @param {string} spoken the interface's language
 */
export function languageOf(text, spoken) {
  const isOwn = WITH_HAN.test(spoken);
  if (/\p{Script=Han}|\p{Script=Hiragana}|\p{Script=Katakana}|\p{Script=Hangul}/u.test(text)) return isOwn ? spoken : 'zh-CN';
  if (!/\p{Letter}/u.test(text)) return null;
  return isOwn ? 'en' : spoken;
}
