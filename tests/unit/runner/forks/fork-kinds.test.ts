import { describe, expect, it } from 'vitest';
import { DESK, deskMarket, runForked } from './forked-desk.js';

const MARKET = deskMarket(4);
const AT = Date.UTC(2024, 0, 3);

/** Two strategies that do not touch each other: own money, own coin, sizes that do not depend on what they are worth. */
const PLAIN = `name: plain
data:
  - { symbol: BTCUSDT, source: csv, path: none.csv, interval: 1m }
  - { symbol: ETHUSDT, source: csv, path: none.csv, interval: 1m }
account: { cash: { USDT: 100000 } }
strategies:
  - { id: trend, use: momentum, symbols: [BTCUSDT], params: { fast: 5, slow: 20 }, sizing: { model: fixed, quantity: 0.1 } }
  - { id: rebound, use: mean-reversion, symbols: [ETHUSDT], sizing: { model: fixed, quantity: 1 } }
`;

const fork = (branch: string, moment = 'at: 2024-01-03') => `forks:\n  - ${moment}\n    branches:\n      - ${branch}\n`;

describe('a branch without a strategy', () => {
  it('closes what that one holds at the fork, leaves its money alone, and the others as they were', async () => {
    const { main, branches } = await runForked(`${PLAIN}${fork('{ name: without, remove: [trend] }')}`, MARKET);
    const [without] = branches;
    const own = without.fills.filter(({ strategy }) => strategy === 'trend');
    const held = main.fills.filter((fill) => fill.strategy === 'trend' && fill.tsMs < AT);
    const position = held.reduce((sum, { side, quantity }) => sum + (side === 'buy' ? 1 : -1) * Number(quantity), 0);
    expect(own.map(({ tsMs, side, quantity }) => [tsMs, side, Number(quantity)])).toEqual(
      position > 0 ? [[AT, 'sell', position]] : [],
    );
    expect(
      without.fills.filter(({ strategy }) => strategy === 'rebound').map(({ orderId: _, ...fill }) => fill),
    ).toEqual(
      main.fills
        .filter((fill) => fill.strategy === 'rebound' && fill.tsMs >= AT)
        .map(({ orderId: _, ...fill }) => fill),
    );
    expect(without.result.changes).toEqual(['removed trend']);
  });
});

describe('a branch with another strategy', () => {
  const added = `{ name: more, add: [{ id: swing, use: macd, symbols: [ETHUSDT], sizing: { model: percent, pct: 50 } }] }`;

  it('divides the same money among all of them at the fork', async () => {
    const { main, branches, failed } = await runForked(`${PLAIN}${fork(added)}`, MARKET);
    expect(failed).toEqual([]);
    const [more] = branches;
    expect(more.result.strategies.map(({ id }) => id)).toEqual(['trend', 'rebound', 'swing']);
    expect(more.result.allocations[0]).toMatchObject({ ts: '2024-01-03T00:00:00.000Z' });
    expect(Object.values(more.result.allocations[0].shares)).toEqual([1 / 3, 1 / 3, 1 / 3]);
    const before = main.equity.equity[main.equity.tsMs.indexOf(AT)];
    expect(more.equity.equity[more.equity.tsMs.indexOf(AT)]).toBe(before);
    const swing = more.fills.filter(({ strategy }) => strategy === 'swing');
    expect(swing.length).toBeGreaterThan(10);
    expect(swing.every(({ tsMs }) => tsMs >= AT)).toBe(true);
    // Sub-accounts add up to the desk: nothing came from nowhere.
    const sum = more.result.strategies.reduce((total, one) => total + Number(one.finalEquity), 0);
    expect(sum).toBeCloseTo(Number(more.result.metrics.finalEquity), 6);
  });

  it('works for the whole desk, with models that look back', async () => {
    const { branches, failed } = await runForked(`${DESK}${fork(added.replace('id: swing', 'id: extra'))}`, MARKET);
    expect(failed).toEqual([]);
    expect(branches[0].result.strategies.at(-1)).toMatchObject({ id: 'extra', use: 'macd' });
  });
});

describe('a branch in another market', () => {
  it('lives through a gap that the run does not', async () => {
    const gap = '{ name: fall, market: { gap: { symbol: BTCUSDT, pct: -30 } } }';
    const hold = PLAIN.replace('use: momentum', 'use: buy-and-hold').replace('params: { fast: 5, slow: 20 }, ', '');
    const { main, branches } = await runForked(`${hold}${fork(gap)}`, MARKET);
    const [fall] = branches;
    const price = MARKET.bars[0].close[MARKET.bars[0].tsMs.indexOf(AT)];
    const at = (run: typeof main, tsMs: number) => run.equity.equity[run.equity.tsMs.indexOf(tsMs)];
    expect(at(fall, AT)).toBe(at(main, AT));
    const hour = AT + 3_600_000;
    expect(at(main, hour) - at(fall, hour)).toBeCloseTo(0.1 * 0.3 * price, -2);
    expect(fall.result.comparison?.difference.differencePct).toBeLessThan(-0.5);
  });
});

describe('forks of forks, and forks on events', () => {
  it('run one generation after the other, each from what it left', async () => {
    const nested = `{ name: outer, set: { venue.fees.takerBps: 20 }, forks: [{ at: 2024-01-04, branches: [{ name: inner }, { name: cheap, set: { venue.fees.takerBps: 0 } }] }] }`;
    const { branches } = await runForked(`${PLAIN}${fork(nested)}`, MARKET);
    const [outer, inner, cheap] = branches.map(({ result }) => result);
    expect([outer.parent, inner.parent, cheap.parent]).toEqual(['main', 'outer', 'outer']);
    expect(inner.fingerprint).toBe(outer.fingerprint);
    expect(inner.metrics).toEqual(outer.metrics);
    expect(cheap.fingerprint).not.toBe(outer.fingerprint);
    expect(cheap.changes).toEqual(['venue.fees.takerBps: 20 → 0']);
    expect(Number(cheap.metrics.fees)).toBeLessThan(Number(outer.metrics.fees));
  });

  it('every so often, named by the time', async () => {
    const { branches } = await runForked(`${PLAIN}${fork('{ name: same }', 'every: 1d')}`, MARKET);
    expect(branches.map(({ result }) => result.name)).toEqual([
      'same@2024-01-02',
      'same@2024-01-03',
      'same@2024-01-04',
    ]);
  });

  it('on the first drawdown, halt and refusal: a millisecond behind, and the run itself goes on as without', async () => {
    const events = [
      '{ drawdownPct: 0.2 }',
      '{ halt: maxDailyLossPct }',
      '{ refusal: true }',
      '{ halt: maxDrawdownPct }',
    ];
    const forks = events.map((on, index) => `  - on: ${on}\n    branches: [{ name: branch-${index} }]\n`).join('');
    const tight = `${PLAIN}risk: { maxDailyLossPct: 0.05, maxDrawdownPct: 90, maxTradesPerDay: 20 }\n`;
    const { main, branches } = await runForked(`${tight}forks:\n${forks}`, MARKET);
    const alone = await runForked(tight, MARKET);
    expect(main).toEqual(alone.main);
    expect(branches.map(({ result }) => result.name)).toEqual(['branch-0', 'branch-1', 'branch-2']);
    for (const { result } of branches) expect(result.fingerprint).toBe(main.result.fingerprint);
    const halt = main.result.halts[0];
    expect(branches[1].result.forkedAt).toBe(new Date(Date.parse(halt.ts) + 1).toISOString());
  });
});

describe('a branch that fails', () => {
  it('is named with its error, and the others finish', async () => {
    const trends = new Array(7).fill('{ trend: { pctPerDay: 1000 } }').join(', ');
    const beyond = `{ name: endless, market: [${trends}] }\n      - { name: same }`;
    const { branches, failed, main } = await runForked(`${PLAIN}${fork(beyond)}`, MARKET);
    expect(failed).toMatchObject([{ name: 'endless', parent: 'main', error: { code: 'MARKET_CHANGE_BEYOND' } }]);
    expect(branches.map(({ result }) => result.fingerprint)).toEqual([main.result.fingerprint]);
  });
});
