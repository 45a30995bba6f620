// An engine without a picture: what web/src/lib.rs offers, for tests of the page alone.
// It keeps what it was told in `window.fake.sent`, and says what the test has it say with `window.fake.tell`.

const waiting = [];

export default async function init({ module_or_path }) {
  const response = await module_or_path;
  await WebAssembly.instantiateStreaming(response);
}

export function start(canvas, font, lost) {
  const fake = {
    canvas: document.querySelector(canvas),
    font: font.length,
    lost,
    sent: [],
    supplied: [],
    pictures: [],
    tell: (...notices) => waiting.push(...notices),
  };
  window.fake = fake;
  fake.tell({ notice: 'ready', version: 'fake' });
}

export function send(json) {
  const command = JSON.parse(json);
  window.fake.sent.push(command);
  if (command.command === 'open') window.fake.tell({ notice: 'need', scene: command.scene });
  if (command.command === 'unavailable') window.fake.tell({ notice: 'error', code: 'unavailable', message: command.reason });
  if (command.command === 'state') {
    window.fake.tell({ notice: 'state', screen: 'home', scene: null, tick: 0, lesson: {} });
  }
  if (command.command === 'recording') {
    window.fake.tell({ notice: 'recording', recording: { format: 1, scene: 'lab/one', seed: 1 } });
  }
}

export function supply(scene, bytes, session, left) {
  window.fake.supplied.push({ scene, bytes: bytes.length, session: JSON.parse(session), left });
  window.fake.tell({ notice: 'progress', scene, fraction: 1 });
}

export function picture(scene, bytes) {
  window.fake.pictures.push({ scene, bytes: bytes.length });
}

export function typeface(bytes) {
  window.fake.typeface = bytes.length;
}

export function take() {
  return waiting.splice(0).map((notice) => JSON.stringify(notice));
}
