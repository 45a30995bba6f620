// How Chromium is started, by tests and benches: drawing by Mesa's llvmpipe, as a computer without a graphics card does.

export const FLAGS = [
  '--headless=new',
  '--no-sandbox',
  '--use-angle=gl-egl',
  '--ignore-gpu-blocklist',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--no-first-run',
];
