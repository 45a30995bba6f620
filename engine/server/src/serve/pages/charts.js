// Charts over the tables of a page, with ECharts. Where that is not at hand the tables say the same.

const INK = '#2b2320';
const COLOURS = ['#2f6b5a', '#b8862b', '#9e2b25', '#2c5a8c'];
const WIDE = 14;

function load() {
  return new Promise((done, failed) => {
    const script = document.createElement('script');
    script.src = '/teacher/echarts.min.js';
    script.onload = () => done(globalThis.echarts);
    script.onerror = failed;
    document.head.append(script);
  });
}

/** Tasks as bars: who did it, who saw a hint. */
function tasks({ names, series, most }) {
  const short = (name) => (name.length > WIDE ? `${name.slice(0, WIDE)}…` : name);
  return {
    grid: { left: 16, right: 32, top: 40, bottom: 8, containLabel: true },
    legend: { top: 0, left: 0, textStyle: { color: INK, fontSize: 16 } },
    xAxis: { type: 'value', max: most, minInterval: 1, axisLabel: { fontSize: 15 } },
    yAxis: { type: 'category', data: names.map(short), inverse: true, axisLabel: { color: INK, fontSize: 16 } },
    series: series.map((one) => ({ ...one, type: 'bar', barMaxWidth: 22, label: { show: true, position: 'right', fontSize: 15 } })),
  };
}

/** Rows of a table as points. */
function data({ names, points }) {
  const axis = (at) => ({ type: 'value', name: names[at], nameLocation: 'middle', nameGap: 36, scale: true,
    nameTextStyle: { color: INK, fontSize: 16 }, axisLabel: { fontSize: 15 } });
  return {
    grid: { left: 64, right: 24, top: 16, bottom: 56 },
    xAxis: axis(0), yAxis: axis(1),
    series: [{ type: 'scatter', symbolSize: 14, data: points }],
  };
}

const KINDS = { tasks, data };

/** Fetched once, when the first chart is to be drawn. @type {Promise<any> | undefined} */
let library;
/** Charts on the page, by the element that they stand in. */
const drawn = new Map();

/** Draws every chart below an element, and forgets those that are gone. */
export async function draw(root) {
  for (const [place, chart] of drawn) {
    if (!place.isConnected) {
      chart.dispose();
      drawn.delete(place);
    }
  }
  const places = [...root.querySelectorAll('[data-chart]')];
  if (places.length === 0) return;
  try {
    library ??= load();
    const echarts = await library;
    // Words are measured when a chart is drawn: with the typeface that they will be shown in.
    await document.fonts.load('16px "Shujin Sans"').catch(() => {});
    for (const place of places) drawn.set(place, one(echarts, place));
  } catch {
    // No charts, then: the tables are there.
  }
}

function one(echarts, place) {
  const { kind, ...told } = JSON.parse(place.dataset.chart);
  if (kind === 'tasks') place.style.height = `${80 + told.names.length * 64}px`;
  place.classList.add('drawn');
  const chart = echarts.init(place, null, { renderer: 'svg' });
  // The page's typeface by name: words are measured on a canvas, which inherits none. Renewed every few seconds while a lesson is on:
  // nothing moves for that.
  const { fontFamily } = getComputedStyle(document.body);
  const option = KINDS[kind](told);
  // Axes make room for their labels in a typeface of their own, unless told.
  for (const { axisLabel } of [option.xAxis, option.yAxis]) axisLabel.fontFamily = fontFamily;
  chart.setOption({ color: COLOURS, animation: false, textStyle: { fontFamily }, ...option });
  return chart;
}

addEventListener('resize', () => drawn.forEach((chart) => chart.resize()));
addEventListener('beforeprint', () => drawn.forEach((chart) => chart.resize({ width: 640 })));
void draw(document);
