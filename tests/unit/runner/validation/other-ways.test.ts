import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { createRandom, nextNormal } from '../../../../src/core/random.js';
import { runRoot } from '../../../../src/runner/forks/run-root.js';
import { simulate } from '../../../../src/runner/simulate.js';
import { tempFolder } from '../../feeds/temp-folder.js';
import { deskMarket } from '../forks/forked-desk.js';
import { inputOf, OVER_FUTURES, OVER_PAST, validatedDesk } from './validated-desk.js';

describe('a run whose shares are tried, put away and resumed', () => {
  it.each([
    ['the past', OVER_PAST],
    ['futures', OVER_FUTURES],
  ])('gets the same answers over %s', async (_, validate) => {
    const market = deskMarket(2);
    const input = { ...(await inputOf(validatedDesk(validate), market)), ...market };
    const savedAtMs = [Date.UTC(2024, 0, 2, 12), Date.UTC(2024, 0, 2, 13)];
    const whole = await runRoot(input, [], { savedAtMs });
    expect(whole.described.record.result.validations?.length).toBeGreaterThan(4);
    for (const saved of whole.saved) {
      const later = await runRoot(input, [], { resumed: structuredClone(saved) });
      expect(later.described.record).toEqual(whole.described.record);
    }
  });
});

describe('a run on ticks whose shares are tried', () => {
  const START_MS = Date.UTC(2024, 0, 1);
  const HOURS = 8;

  /** A trade every ten seconds, up to and including `untilMs`. */
  function tradesFile(folder: string, untilMs: number): void {
    const random = createRandom(8);
    let price = 40_000;
    const rows: string[] = [];
    for (let tsMs = START_MS; tsMs <= START_MS + HOURS * 3_600_000; tsMs += 10_000) {
      price *= Math.exp(0.0006 * nextNormal(random));
      if (tsMs <= untilMs) rows.push(`${tsMs},${price.toFixed(2)},0.5,${rows.length % 2 === 0 ? 'buy' : 'sell'}`);
    }
    writeFileSync(join(folder, 'trades.csv'), ['time,price,quantity,side', ...rows].join('\n'));
  }

  async function run(untilMs = Number.POSITIVE_INFINITY) {
    const folder = tempFolder();
    tradesFile(folder, untilMs);
    const strategy = (id: string, fast: number, slow: number) => ({
      ...{ id, use: 'momentum', symbols: ['BTCUSDT'], params: { fast, slow } },
      sizing: { model: 'percent', pct: 90 },
    });
    const { result } = await simulate({
      baseDir: folder,
      scenario: {
        name: 'tried-on-ticks',
        data: [{ symbol: 'BTCUSDT', source: 'trades', path: 'trades.csv', interval: '1m' }],
        account: { cash: { USDT: 10_000 } },
        strategies: [strategy('fast', 3, 8), strategy('slow', 10, 30)],
        allocator: {
          ...{ model: 'risk-parity', window: '2h', sampleEvery: '5m', rebalance: '30m' },
          validate: { over: 'past', lookback: '2h' },
        },
      },
    });
    return result.branches[0];
  }

  it('answers from the ticks up to now', async () => {
    const { validations = [], fingerprint } = await run();
    expect(validations.length).toBeGreaterThan(3);
    expect(validations.some(({ interval }) => interval !== null)).toBe(true);
    expect((await run()).fingerprint).toBe(fingerprint);
    const { ts } = validations[validations.length - 2];
    const cut = await run(Date.parse(ts) + 10_000);
    const isKnown = (one: { ts: string }) => one.ts <= ts;
    expect(cut.validations?.filter(isKnown)).toEqual(validations.filter(isKnown));
  });
});
