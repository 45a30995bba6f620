// Measures samples: how loud, where a note begins, how high it is.

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
