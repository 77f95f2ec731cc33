import { describe, expect, it } from 'vitest';
import { deskMarket, runForked } from './forked-desk.js';

const MARKET = deskMarket(6);

/** One strategy, and a rule that looks back over as many returns as it is told. */
const DESK = `name: growing
data:
  - { symbol: BTCUSDT, source: csv, path: none.csv, interval: 1m }
  - { symbol: ETHUSDT, source: csv, path: none.csv, interval: 1m }
account: { cash: { USDT: 100000 } }
risk: { valueAtRiskPct: { limitPct: 0.3, lookback: 24, interval: 1h }, maxTradesPerDay: { strategy: 70 }, maxDailyLossPct: 40 }
strategies:
  - { id: a, use: momentum, symbols: [BTCUSDT], params: { fast: 3, slow: 8 }, sizing: { model: percent, pct: 90 } }
`;

const branch = (name: string, change: string) =>
  `      - { name: ${name}, ${change} add: [{ id: b, use: macd, symbols: [ETHUSDT], sizing: { model: percent, pct: 90 } }] }\n`;
const lookback = (returns: number) => `set: { risk.valueAtRiskPct.lookback: ${returns} },`;

describe('a desk that grows and looks further back, both at once', () => {
  it('does not take a window that doubles for a table that gets a second row', async () => {
    const { branches, failed } = await runForked(
      `${DESK}forks:\n  - at: 2024-01-04\n    branches:\n${branch('twice', lookback(48))}${branch('nearly', lookback(47))}`,
      MARKET,
    );
    expect(failed).toEqual([]);
    const [twice, nearly] = branches;
    const until = Date.UTC(2024, 0, 5);
    const firstDay = (run: typeof twice) => run.fills.filter(({ tsMs }) => tsMs < until);
    // While neither has learned enough, the rule refuses nothing, and the two are the same.
    expect(firstDay(twice).length).toBeGreaterThan(50);
    expect(firstDay(twice)).toEqual(firstDay(nearly));
  });

  it('keeps what it has counted where its windows stay as they are', async () => {
    const { branches } = await runForked(
      `${DESK}forks:\n  - at: 2024-01-04T18:00\n    branches:\n${branch('only', '')}${branch('lax', 'set: { risk.maxDailyLossPct: 41 },')}`,
      MARKET,
    );
    const [only, lax] = branches;
    expect(only.result.refusals.map(({ rule }) => rule)).toContain('maxTradesPerDay');
    expect(lax.fills).toEqual(only.fills);
    expect(lax.result.refusals).toEqual(only.result.refusals);
  });
});
