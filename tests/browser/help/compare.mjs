// Pictures held against each other, in a page: it can read and shrink them as they are shown.

/** The size at which they are compared: what a child at the back of a classroom sees. */
const SEEN = { width: 320, height: 180 };
/** A channel that differs by more than this, of 255, is another colour. */
const OTHER = 36;

/**
 * How far two pictures are apart.
 * @param {import('playwright-core').Page} page
 * @param {Buffer} one @param {Buffer} two PNG or JPEG
 * @returns {Promise<{mean: number, other: number}>} mean difference of a channel, of 255; part of the pixels that have another colour
 */
export function apart(page, one, two) {
  return page.evaluate(
    async ([pictures, { width, height }, limit]) => {
      const [a, b] = await Promise.all(
        pictures.map(async (base64) => {
          const bytes = Uint8Array.from(atob(base64), (c) => c.charCodeAt(0));
          const options = { resizeWidth: width, resizeHeight: height, resizeQuality: 'high' };
          const bitmap = await createImageBitmap(new Blob([bytes]), options);
          const context = new OffscreenCanvas(width, height).getContext('2d', { willReadFrequently: true });
          context.drawImage(bitmap, 0, 0);
          return context.getImageData(0, 0, width, height).data;
        }),
      );
      let [sum, other] = [0, 0];
      for (let i = 0; i < a.length; i += 4) {
        const channels = [0, 1, 2].map((c) => Math.abs(a[i + c] - b[i + c]));
        sum += channels[0] + channels[1] + channels[2];
        other += Math.max(...channels) > limit ? 1 : 0;
      }
      return { mean: sum / (width * height * 3), other: other / (width * height) };
    },
    [[one, two].map((picture) => picture.toString('base64')), SEEN, OTHER],
  );
}

/**
 * A picture in another size or kind.
 * @param {import('playwright-core').Page} page
 * @param {Buffer} picture
 * @param {{width: number, height: number, type: string, quality?: number}} wanted
 */
export async function redone(page, picture, wanted) {
  const base64 = await page.evaluate(
    async ([base64, { width, height, type, quality }]) => {
      const bytes = Uint8Array.from(atob(base64), (c) => c.charCodeAt(0));
      const options = { resizeWidth: width, resizeHeight: height, resizeQuality: 'high' };
      const bitmap = await createImageBitmap(new Blob([bytes]), options);
      const canvas = Object.assign(document.createElement('canvas'), { width, height });
      canvas.getContext('2d', { alpha: false }).drawImage(bitmap, 0, 0);
      return canvas.toDataURL(type, quality).split(',')[1];
    },
    [picture.toString('base64'), wanted],
  );
  return Buffer.from(base64, 'base64');
}
