import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { BUILT_IN } from '../../../../src/agents/strategies/built-in.js';
import type { BarColumns } from '../../../../src/core/bar-columns.js';
import { loadBars } from '../../../../src/feeds/load-bars.js';
import { hasRealData, realDataPath } from '../../feeds/real-data.js';
import { MINUTE_MS } from '../../kernel/bars-of-closes.js';
import { pairLines, pairsSignals } from './array-pairs.js';
import {
  type ArrayRuleSignal,
  bollingerSignals,
  breakoutSignals,
  rsiSignals,
  stochasticSignals,
} from './array-rules.js';
import { type RowSignal, signalsOfColumns } from './signals-of-columns.js';

/** The rules with the strategies' defaults, written out: a changed default is a changed strategy. */
const RULES: Readonly<Record<string, (bars: BarColumns) => ArrayRuleSignal[]>> = {
  bollinger: (bars) => bollingerSignals(bars, 20, 2),
  'mean-reversion': (bars) => rsiSignals(bars, 14, 30, 70),
  breakout: (bars) => breakoutSignals(bars, { channel: 20, exitChannel: 10, volumePeriod: 20, volumeFactor: 1.5 }),
  stochastic: (bars) => stochasticSignals(bars, { period: 14, smoothing: 3, signal: 3, oversold: 20, overbought: 80 }),
};

const PAIR = ['BTCUSDT', 'ETHUSDT'] as const;
const PAIRS_DEFAULTS = { window: 240, entry: 2, exit: 0.5, stop: 4 };

/** A value that goes through zero is compared on the scale that it lives on: z on 1, a spread on its deviation. */
function scaleOf(key: string, indicators: Readonly<Record<string, number>>): number {
  if (key === 'z') return 1;
  return key === 'spread' ? indicators.deviation : Math.abs(indicators[key]);
}

function expectSame(signals: readonly RowSignal[], expected: readonly ArrayRuleSignal[]): void {
  const plain = (all: readonly (RowSignal | ArrayRuleSignal)[]) =>
    all.map(({ row, direction, symbol = '' }) => `${row} ${direction} ${symbol}`);
  const [ours, theirs] = [plain(signals), plain(expected)];
  const first = ours.findIndex((one, index) => one !== theirs[index]);
  if (first >= 0) expect.fail(`signal ${first} is ${ours[first]}, by the arrays ${theirs[first]}`);
  expect(ours.length).toBe(theirs.length);
  expected.forEach(({ row, indicators }, index) => {
    const values = signals[index].indicators ?? {};
    if (Object.keys(values).join() !== Object.keys(indicators).join()) expect(values).toEqual(indicators);
    for (const [key, value] of Object.entries(indicators)) {
      if (Math.abs(values[key] - value) <= 1e-9 * Math.max(Math.abs(value), scaleOf(key, indicators))) continue;
      expect.fail(`${key} at row ${row} is ${values[key]}, by the arrays ${value}`);
    }
  });
}

async function load(path: string, rows: number): Promise<BarColumns> {
  const { bars } = await loadBars({ path, intervalMs: MINUTE_MS, cacheDir: null });
  expect(bars.length).toBe(rows);
  return bars;
}

describe.skipIf(!hasRealData)('the year 2024, minute by minute, real', () => {
  const markets = Promise.all(
    hasRealData ? PAIR.map((symbol) => load(realDataPath(`${symbol}-1m-2024.csv.gz`), 527_040)) : [],
  );
  compareAll(markets, 3000);
});

describe('sixty days, minute by minute, synthetic', () => {
  const folder = resolve(import.meta.dirname, '../../../../data');
  compareAll(Promise.all(PAIR.map((symbol) => load(resolve(folder, `${symbol}-1m-synthetic.csv.gz`), 86_400))), 500);
});

function compareAll(markets: Promise<readonly BarColumns[]>, signalsMin: number): void {
  it.each(Object.keys(RULES))("%s has the arrays' signals, bar by bar", async (name) => {
    for (const bars of await markets) {
      const signals = signalsOfColumns(BUILT_IN[name], { ANY: bars });
      expectSame(signals, RULES[name](bars));
      expect(signals.length).toBeGreaterThan(signalsMin);
    }
  });

  it("pairs has the arrays' signals, bar by bar", async () => {
    const [btc, eth] = await markets;
    const signals = signalsOfColumns(BUILT_IN.pairs, { BTCUSDT: btc, ETHUSDT: eth });
    expectSame(signals, pairsSignals(pairLines(btc.close, eth.close, PAIRS_DEFAULTS.window), PAIR, PAIRS_DEFAULTS));
    expect(signals.length).toBeGreaterThan(signalsMin / 3);
  });

  it('buy-and-hold speaks once, on the first bar', async () => {
    for (const bars of await markets) {
      expect(signalsOfColumns(BUILT_IN['buy-and-hold'], { ANY: bars })).toMatchObject([
        { row: 0, direction: 'long', indicators: { close: bars.close[0] } },
      ]);
    }
  });
}
