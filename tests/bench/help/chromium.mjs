// The browser that everything is measured in: the tests' own.

export { FLAGS } from '../../browser/help/flags.mjs';

export const SIZE = { width: 1280, height: 720 };
