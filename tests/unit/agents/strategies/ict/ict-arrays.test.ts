import { describe, expect, it } from 'vitest';
import { ict } from '../../../../../src/agents/strategies/ict.js';
import type { Bar } from '../../../../../src/agents/strategies/strategy.js';
import { loadBars } from '../../../../../src/feeds/load-bars.js';
import { hasRealData, realDataPath } from '../../../feeds/real-data.js';
import { arrayIct, inOrder } from './ict-arrays.js';
import { barsOfColumns, MINUTE_MS } from './ict-bars.js';
import { ictSignals, recordIct } from './ict-recorder.js';

const SETTINGS: readonly [string, object][] = [
  ['the defaults', {}],
  ['both sides, without the bias', { shorts: true, useBias: false }],
  [
    'other parameters',
    {
      shorts: true,
      bodyPct: 60,
      maxTouches: 5,
      maxAge: 2000,
      minGapBps: 0,
      swing: 3,
      recentBars: 20,
      biasInterval: 15,
    },
  ],
];

async function load(path: string): Promise<Bar[]> {
  return barsOfColumns((await loadBars({ path, intervalMs: MINUTE_MS, cacheDir: null })).bars);
}

function expectSameSignals(bars: readonly Bar[], params: object, least: number): void {
  const expected = arrayIct(bars, ict.params.parse(params)).signals();
  const signals = ictSignals(bars, params);
  expect(signals.length).toBeGreaterThan(least);
  expect(signals.length).toBe(expected.length);
  // One by one: the difference of two long lists would take minutes to print.
  const wrong = signals.findIndex(({ row, direction, strength, exits, indicators }, index) => {
    const flat = { row, direction, strength, ...exits, indicators };
    return JSON.stringify(flat) !== JSON.stringify(expected[index]);
  });
  if (wrong >= 0) expect(signals[wrong]).toEqual(expected[wrong]);
  expect(wrong).toBe(-1);
}

describe.each(['BTCUSDT', 'ETHUSDT'])('the committed bars of %s', async (symbol) => {
  const bars = await load(`data/${symbol}-1m-synthetic.csv.gz`);

  it.each(SETTINGS)('give the signals of the array calculation with %s', (_, params) => {
    expectSameSignals(bars, params, 100);
  });

  it.each(SETTINGS)('have the same patterns bar by bar with %s', (_, params) => {
    const part = bars.slice(0, 8000);
    const { lines } = recordIct(part, params);
    expect(lines.length).toBeGreaterThan(3000);
    expect(lines).toEqual(inOrder(arrayIct(part, ict.params.parse(params)).lines()));
  });
});

it('more blocks and gaps than fit push out the oldest', async () => {
  const { lines } = recordIct((await load('data/BTCUSDT-1m-synthetic.csv.gz')).slice(0, 8000), SETTINGS[2][1]);
  for (const zone of ['block', 'gap']) {
    expect(
      lines.some((line) => line.includes(` ${zone} of `) && line.endsWith(' pushed out')),
      zone,
    ).toBe(true);
  }
});

describe.skipIf(!hasRealData).each(['BTCUSDT', 'ETHUSDT'])('the real year of %s', (symbol) => {
  it.each(SETTINGS.slice(1))(
    'gives the signals of the array calculation with %s',
    async (_, params) => {
      expectSameSignals(await load(realDataPath(`${symbol}-1m-2024.csv.gz`)), params, 1000);
    },
    240_000,
  );
});
