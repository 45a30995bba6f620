// Where everything stands in the measured scenes: read by the peer's page and by what writes our scenes. No chance in it.

/** 1,000 cubes of 1 m that fall on a plate. */
export const CUBES = { eye: [24, 16, 34], look: [0, 4, 0], ground: [80, 1, 80] };

export function cubes() {
  const out = [];
  for (let i = 0; i < 1000; i++) {
    const [x, y, z] = [i % 10, Math.floor(i / 100), Math.floor(i / 10) % 10];
    // Each layer a little aside, so that the pile falls apart.
    const aside = ((y * 7) % 10) / 10 - 0.45;
    const at = [x * 1.25 - 5.6 + aside, 4 + y * 1.6, z * 1.25 - 5.6 - aside];
    out.push({ at: at.map((n) => Number(n.toFixed(3))), colour: COLOURS[i % COLOURS.length] });
  }
  return out;
}

const COLOURS = ['#9b2623', '#1b6358', '#bf903b', '#6d8fb3', '#e0c58e', '#5c4a72'];

/** 2,000 things of 20 kinds on a meadow; the kinds are nodes of one of our models. */
export const MODELS = {
  file: 'scenes/career/panda-keeper/models/panda-keeper.glb',
  eye: [0, 18, 44],
  look: [0, 0, 6],
  ground: [120, 1, 120],
  scale: 1.2,
  names: [
    'Soap', 'CornBread1', 'CornBread2', 'CornBread3', 'CornBread4', 'CornBread5', 'CornBread6', 'BambooPiece1',
    'BambooPiece2', 'BambooPiece3', 'FeedBowl', 'Broom', 'Shovel', 'Bucket', 'LogBook', 'BreadTray', 'WashBasin', 'Uniform',
    'Boots', 'Bench',
  ],
};

export function instances() {
  const out = [];
  for (let i = 0; i < 2000; i++) {
    const at = [(i % 50) * 1.6 - 39.2, 0, Math.floor(i / 50) * 1.6 - 31];
    out.push({ name: MODELS.names[(i * 7) % 20], at: at.map((n) => Number(n.toFixed(3))), turn: (i * 37) % 360 });
  }
  return out;
}

/** 200 names over small cubes, in rows and columns that fill the screen. */
export const LABELS = { eye: [0, 0, 20], look: [0, 0, 0] };

const FIRST = '春夏秋冬东南西北江河湖海山川草木';
const SECOND = '水田桥岸石竹云月风花鸟鱼灯门船';

export function labels() {
  const out = [];
  for (let row = 0; row < 10; row++) {
    for (let column = 0; column < 20; column++) {
      const i = row * 20 + column;
      const at = [(column - 9.5) * 1.36, 6.0 - row * 1.42, 0];
      out.push({ at: at.map((n) => Number(n.toFixed(3))), text: FIRST[i % FIRST.length] + SECOND[(i * 7) % SECOND.length] });
    }
  }
  return out;
}

/** Angle of view from top to bottom, degrees: the engine's own where a scene says nothing. */
export const VIEW = 45;
