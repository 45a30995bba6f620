// The browser that everything is measured in.

export const SIZE = { width: 1280, height: 720 };

/** Drawing by Mesa's llvmpipe: what a computer without a graphics card does. */
export const FLAGS = [
  '--headless=new', '--no-sandbox', '--use-angle=gl-egl', '--ignore-gpu-blocklist', '--disable-background-networking',
  '--disable-component-update', '--disable-sync', '--no-first-run',
];
