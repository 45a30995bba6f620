// Takes down what a page sounds, and measures samples: how loud, where a note begins, how high it is.

/**
 * Keeps every buffer that the page sounds in `window.heard`. To be called before the page is opened.
 * @param {import('playwright-core').Page} page
 */
export async function listen(page) {
  await page.addInitScript(() => {
    window.heard = { rate: 0, samples: [] };
    const start = AudioBufferSourceNode.prototype.start;
    AudioBufferSourceNode.prototype.start = function (...when) {
      if (this.buffer) {
        window.heard.rate = this.buffer.sampleRate;
        window.heard.samples.push(...this.buffer.getChannelData(0));
      }
      return start.apply(this, when);
    };
  });
}

/** What has sounded since a sample's number, and the samples in a second. */
export async function heard(page, since = 0) {
  const { rate, samples } = await page.evaluate((since) => {
    return { rate: window.heard.rate, samples: window.heard.samples.slice(since) };
  }, since);
  return { rate, samples: Float32Array.from(samples) };
}

/** How many samples have sounded so far. */
export const length = (page) => page.evaluate(() => window.heard.samples.length);

/** Root mean square of samples in −1…1. */
export function rms(samples) {
  let sum = 0;
  for (const sample of samples) sum += sample * sample;
  return Math.sqrt(sum / Math.max(samples.length, 1));
}

/** The first sample from which ten milliseconds are louder than `level`; −1 if none are. */
export function onset(samples, rate, level) {
  const window = Math.round(rate / 100);
  for (let at = 0; at + window <= samples.length; at += window) {
    if (rms(samples.subarray(at, at + window)) > level) return at;
  }
  return -1;
}

/**
 * The fundamental frequency, Hz, 100–1000: the first high peak of the normalised square difference function (McLeod and
 * Wyvill, "A smarter way to find pitch", 2005), its place refined by a parabola.
 */
export function fundamental(samples, rate) {
  const [shortest, longest] = [Math.floor(rate / 1000), Math.ceil(rate / 100)];
  const alike = [];
  for (let lag = 0; lag <= longest; lag += 1) {
    let [product, power] = [0, 0];
    for (let i = 0; i + lag < samples.length; i += 1) {
      product += samples[i] * samples[i + lag];
      power += samples[i] ** 2 + samples[i + lag] ** 2;
    }
    alike.push((2 * product) / (power || 1));
  }
  const peaks = [];
  for (let lag = shortest; lag < longest; lag += 1) {
    if (alike[lag] > 0 && alike[lag] >= alike[lag - 1] && alike[lag] > alike[lag + 1]) peaks.push(lag);
  }
  const highest = Math.max(...peaks.map((lag) => alike[lag]));
  const lag = peaks.find((lag) => alike[lag] >= 0.9 * highest);
  if (lag === undefined) return Number.NaN;
  const [left, middle, right] = [alike[lag - 1], alike[lag], alike[lag + 1]];
  return rate / (lag + (0.5 * (left - right)) / (left - 2 * middle + right));
}

/**
 * How strongly a frequency (Hz) sounds in the samples: its amplitude, by Goertzel's sum ("An algorithm for the evaluation
 * of finite trigonometric series", 1958), through a Hann window so that neighbours do not leak into it.
 */
export function strength(samples, rate, hertz) {
  const turn = (2 * Math.PI * hertz) / rate;
  let [last, before] = [0, 0];
  for (let i = 0; i < samples.length; i += 1) {
    const window = 0.5 - 0.5 * Math.cos((2 * Math.PI * i) / samples.length);
    [last, before] = [window * samples[i] + 2 * Math.cos(turn) * last - before, last];
  }
  const power = last ** 2 + before ** 2 - 2 * Math.cos(turn) * last * before;
  // Half of the samples' weight is in the window, half of a tone's amplitude in each of its two frequencies.
  return (4 * Math.sqrt(Math.max(power, 0))) / Math.max(samples.length, 1);
}
