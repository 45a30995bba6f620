// What axe-core has to say of a page.

import { readFile } from 'node:fs/promises';

const SOURCE = await readFile(new URL('../node_modules/axe-core/axe.min.js', import.meta.url), 'utf8');

/** Serious and critical findings, each with the elements that it is about. */
export async function findings(page) {
  // By evaluation, not as a script element: the page's policy lets no foreign script in.
  await page.evaluate(SOURCE);
  const { violations } = await page.evaluate(() => window.axe.run({ resultTypes: ['violations'] }));
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`);
}
