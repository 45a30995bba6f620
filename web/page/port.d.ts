// The door between page and engine, as types: the same as engine/stage/src/port.rs, held against it by
// tests/browser/port.test.mjs. Does not travel to the browser.

/** What a learner can do; engine/play/src/intent.rs says it in full. */
export type Intent = { intent: string } & Record<string, unknown>;

/** Who learns and since when. */
export interface Session {
  id: string;
  started: string;
  learner: string;
  home: string;
  /** IRI of the class's lesson that this belongs to. */
  lesson?: string | null;
  /** What a learning platform said that opened the page. */
  launch?: import('./trace/launch.js').Launch | null;
}

/** A scene's card at home. */
export interface Card {
  id: string;
  family: string;
  grades: [number, number];
  minutes: number;
  title: Record<string, string>;
  summary: Record<string, string>;
  picture?: string;
  left?: boolean;
  fault?: Record<string, string>;
}

/** What the page tells the engine. Bytes travel beside `supply`, `renew`, `bring`, `picture` and `typeface`, by the player's own functions. */
export type Command =
  | { command: 'catalogue'; scenes: Card[] }
  | { command: 'open'; scene: string; seed?: number | null; task?: string | null }
  | { command: 'supply'; scene: string; session: Session; left?: string | null }
  | { command: 'renew'; scene: string }
  | { command: 'fault'; scene: string; text: Record<string, string> }
  | { command: 'bring' }
  | { command: 'picture'; scene: string }
  | { command: 'typeface' }
  | { command: 'unavailable'; scene: string; reason: string }
  | { command: 'loading'; scene: string; fraction: number }
  | { command: 'close' }
  | { command: 'quit' }
  | { command: 'language'; lang: string }
  | { command: 'pause'; on: boolean; held?: boolean }
  | { command: 'pace'; factor: number }
  | ({ command: 'intent' } & Intent)
  | { command: 'press'; id: string }
  | { command: 'slide'; id: string; to: number }
  | { command: 'focus'; id: string | null }
  | { command: 'comfort'; reduce_motion?: boolean; contrast?: 'usual' | 'light' | 'dark'; board_inches?: number; vibrates?: boolean }
  | { command: 'zoom'; factor: number }
  | { command: 'signs'; offline?: boolean; elsewhere?: boolean }
  | { command: 'voices'; langs: string[] }
  | { command: 'scan'; seconds: number }
  | { command: 'bare'; on: boolean }
  | { command: 'draw'; tier?: 'low' | 'middle' | 'high'; scale?: number }
  | { command: 'state' }
  | { command: 'targets' }
  | { command: 'recording' }
  | { command: 'replay'; recording: unknown; fast?: boolean };

/** Where a node of the scene can be met on the canvas. */
export interface Target {
  at: [number, number];
  covered?: string;
}

/** An element of the accessible tree. */
export interface Element {
  id: string;
  role: string;
  name: string;
  value: string;
  range?: [number, number, number, number];
  rows?: string[][];
  checked: boolean;
  disabled: boolean;
  rect: [number, number, number, number];
}

/** An xAPI statement; the page reads its id only. */
export interface Statement {
  id: string;
  [part: string]: unknown;
}

/** Something that happened in the lesson: engine/trace/src/event.rs. Which fields its data has, its block's kind says. */
export interface LessonEvent {
  tick: number;
  block: string;
  kind: string;
  data: Record<string, unknown>;
}

/** What the engine tells the page. */
export type Notice =
  | { notice: 'ready'; version: string }
  | { notice: 'need'; scene: string }
  | { notice: 'typeface' }
  | { notice: 'progress'; scene: string; fraction: number }
  | { notice: 'statement'; statement: Statement }
  | { notice: 'event'; event: LessonEvent }
  | { notice: 'error'; code: string; message: string }
  | { notice: 'state'; screen: string; scene: string | null; tick: number; lesson: unknown }
  | { notice: 'targets'; nodes: Record<string, Target> }
  | { notice: 'tree'; lang: string; title: string; elements: Element[] }
  | { notice: 'aloud'; lang: string; texts: string[] }
  | { notice: 'focus'; id: string; from: string | null }
  | { notice: 'renewed'; scene: string }
  | { notice: 'recording'; recording: unknown }
  | { notice: 'keep'; scene: string; recording: string | null }
  | { notice: 'dropped'; path: string }
  | { notice: 'vibrate'; pattern: number[] }
  | { notice: 'replayed'; agreed: boolean }
  | { notice: 'closed' }
  | { notice: 'stopped' };

/** A notice by its tag. */
export type NoticeOf<Tag extends Notice['notice']> = Extract<Notice, { notice: Tag }>;

/** What the WebAssembly module offers: web/src/lib.rs. */
export interface Player {
  start(canvas: string, font: Uint8Array, lost: (message: string) => void): void;
  send(json: string): void;
  supply(scene: string, bytes: Uint8Array, session: string, left?: string): void;
  picture(scene: string, bytes: Uint8Array): void;
  typeface(bytes: Uint8Array): void;
  renew(scene: string, bytes: Uint8Array): void;
  bring(bytes: Uint8Array): void;
  take(): string[];
}
