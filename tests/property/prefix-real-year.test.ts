import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sliceBarColumns } from '../../src/core/bar-columns.js';
import { loadBars } from '../../src/feeds/load-bars.js';
import { simulate } from '../../src/runner/simulate.js';
import { hasRealData, realDataPath } from '../unit/feeds/real-data.js';
import { runs } from './property-runs.js';
import { MINUTE_MS } from './random-desk.js';

const bars = hasRealData
  ? (await loadBars({ path: realDataPath('BTCUSDT-1m-2024.csv.gz'), intervalMs: MINUTE_MS, cacheDir: null })).bars
  : null;

/** Of each event in order: number, time, topic, and what it decided. */
type Told = unknown[];
const FIELDS = 6;

/** What a run over the first `count` bars of the year tells. A flat list: a year has a million of them. */
async function eventsOf(use: string, count: number): Promise<Told> {
  const told: Told = [];
  await simulate({
    scenario: {
      name: 'year',
      data: [{ symbol: 'BTCUSDT', source: 'synthetic', interval: '1m' }],
      account: { cash: { USDT: 100_000 } },
      strategies: [{ id: 'one', use, symbols: ['BTCUSDT'], sizing: { model: 'percent', pct: 80 } }],
      risk: { maxPositionPct: 50 },
    },
    bars: { BTCUSDT: sliceBarColumns(bars as NonNullable<typeof bars>, 0, count) },
    onEvent: (topic, event) => {
      const { price, cash, quantity } = event as { price?: unknown; cash?: unknown; quantity?: unknown };
      told.push(event.seq, event.tsMs, topic, price, cash, quantity);
    },
  });
  return told;
}

/** For a message: the event that holds the place in the list. */
function eventAt(told: Told, place: number): string {
  const first = place - (place % FIELDS);
  return told.slice(first, first + FIELDS).join(' ');
}

describe.skipIf(bars === null).each(['momentum', 'macd', 'breakout', 'ict'])('%s over the real year', (use) => {
  it('cut anywhere, does what it does in the whole year up to there', async () => {
    const length = bars?.length ?? 0;
    const whole = await eventsOf(use, length);
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 1, max: length - 1 }), async (count) => {
        const cut = await eventsOf(use, count);
        const wrong = cut.findIndex((value, place) => !Object.is(value, whole[place]));
        if (wrong >= 0) expect.fail(`${eventAt(cut, wrong)}; in the whole year ${eventAt(whole, wrong)}`);
        const lastCloseMs = Date.UTC(2024, 0, 1) + count * MINUTE_MS;
        if (cut.length < whole.length) expect(whole[cut.length + 1]).toBeGreaterThanOrEqual(lastCloseMs);
      }),
      runs(20),
    );
  });
});
