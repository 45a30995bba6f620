// What a service worker finds around itself, as far as worker.js uses it: TypeScript's own library of it does not go
// together with that of pages. Does not travel to the browser.

/** An event that may go on after it was answered. */
interface Lasting extends Event {
  waitUntil(work: Promise<unknown>): void;
}

/** A page asks for something. */
export interface FetchEvent extends Lasting {
  request: Request;
  clientId: string;
  resultingClientId: string;
  respondWith(answer: Promise<Response>): void;
}

/** A page says something. */
export interface AskEvent extends Lasting {
  data: Question;
  ports: readonly MessagePort[];
  source: { id: string } | null;
}

/** What a page asks of the worker: to keep the newest release; or to look whether what it keeps is sound, and then that. */
export type Question = 'keep' | 'check';

/** release: the one kept whole; from: the one that the asking page came from, null for the network; error: why not */
export interface Kept {
  release: string | null;
  from: string | null;
  error?: string;
}

/** The worker's `self`. */
export interface Scope {
  addEventListener(type: 'install', handler: (event: Lasting) => void): void;
  addEventListener(type: 'fetch', handler: (event: FetchEvent) => void): void;
  addEventListener(type: 'message', handler: (event: AskEvent) => void): void;
  skipWaiting(): Promise<void>;
  clients: { get(id: string): Promise<unknown> };
  registration: { scope: string; unregister(): Promise<boolean> };
}

/** site.json. */
export interface SiteList {
  release?: string;
  files: Record<string, { bytes: number; sha256: string }>;
}
