// What a page costs while it draws: frames, time of its main thread, processor time of the browser's graphics process, memory.

import { readFile, readdir } from 'node:fs/promises';

/** Put into every page before its own scripts: counts the turns of the clock in which something was cleared to be drawn on. */
export function counting() {
  const seen = { turn: 0, drawn: -1, frames: 0, memories: [] };
  Object.defineProperty(window, 'measured', { value: seen });
  const turn = () => {
    seen.turn += 1;
    requestAnimationFrame(turn);
  };
  requestAnimationFrame(turn);
  for (const name of ['clear', 'clearBufferfv']) {
    const own = WebGL2RenderingContext.prototype[name];
    WebGL2RenderingContext.prototype[name] = function (...given) {
      if (seen.drawn !== seen.turn) {
        seen.drawn = seen.turn;
        seen.frames += 1;
      }
      return own.apply(this, given);
    };
  }
  for (const name of ['instantiate', 'instantiateStreaming']) {
    const own = WebAssembly[name];
    WebAssembly[name] = async (...given) => {
      const made = await own.apply(WebAssembly, given);
      const memory = (made.instance ?? made).exports?.memory;
      if (memory) seen.memories.push(memory);
      return made;
    };
  }
}

/** The browser's graphics process, found by what it was started with. */
export async function graphicsProcess(folder) {
  for (const pid of (await readdir('/proc')).filter((name) => /^\d+$/.test(name))) {
    const line = await readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => '');
    if (line.includes('--type=gpu-process') && line.includes(folder)) return Number(pid);
  }
  throw new Error('the browser has no graphics process');
}

/** Milliseconds of processor time that a process has used, on all cores. */
async function used(pid) {
  const fields = (await readFile(`/proc/${pid}/stat`, 'utf8')).replace(/^.*\) /, '').split(' ');
  return (Number(fields[11]) + Number(fields[12])) * 10;
}

/**
 * Looks at a page for some seconds.
 * @returns {Promise<{fps: number, main_ms: number, gpu_ms: number, heap_mb: number}>} the times for one frame each
 */
export async function measure(page, session, pid, seconds) {
  const begin = await look(page, session, pid);
  await new Promise((done) => setTimeout(done, seconds * 1000));
  const end = await look(page, session, pid);
  const frames = Math.max(end.frames - begin.frames, 1);
  return {
    fps: (frames / (end.at - begin.at)) * 1000,
    main_ms: (end.main - begin.main) / frames,
    gpu_ms: (end.gpu - begin.gpu) / frames,
    heap_mb: end.heap / 1e6,
  };
}

async function look(page, session, pid) {
  const [{ at, frames, wasm }, { metrics }, gpu] = await Promise.all([
    page.evaluate(() => {
      const wasm = window.measured.memories.reduce((sum, memory) => sum + memory.buffer.byteLength, 0);
      return { at: performance.now(), frames: window.measured.frames, wasm };
    }),
    session.send('Performance.getMetrics'),
    used(pid),
  ]);
  const metric = (name) => metrics.find((m) => m.name === name).value;
  return { at, frames, gpu, main: metric('TaskDuration') * 1000, heap: wasm + metric('JSHeapUsedSize') };
}

export function median(numbers) {
  const sorted = [...numbers].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}
