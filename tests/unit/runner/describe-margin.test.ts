import { describe, expect, it } from 'vitest';
import { liquidationWarning } from '../../../src/runner/describe/describe-liquidations.js';
import { simulate } from '../../../src/runner/simulate.js';
import { barsOfOpensAndCloses } from '../kernel/bars-of-closes.js';
import { FLAT, LONG, scenarioOf, scriptedStrategy } from './scripted-strategy.js';

/** Bars of one price each, given by their prices. */
async function run(
  prices: readonly number[],
  script: Parameters<typeof scriptedStrategy>[0],
  venue: object,
  strategy: object = {},
) {
  const scenario = scenarioOf(
    'scripted',
    { venue: { fees: { makerBps: 0, takerBps: 0 }, slippage: { model: 'none' }, ...venue } },
    strategy,
  );
  const { result, run: branch } = await simulate({
    scenario,
    strategies: { scripted: scriptedStrategy(script) },
    bars: { BTCUSDT: barsOfOpensAndCloses(prices.map((price) => [price, price])) },
  });
  return { result, run: branch, branch: result.branches[0] };
}

const PERPETUAL = { kind: 'perpetual', leverage: 10, maintenancePct: 0.5 };
const SHORT = { direction: 'short', reason: 'down' } as const;

describe('a branch on margin', () => {
  it('has what was liquidated, and a warning that says so', async () => {
    // 1,000 USDT, 50 long at 100: LP = (1,000 − 5,000) / (50 × −0.995) = 80.402010050…, up to the tick; it opens at 70.
    const {
      result,
      run: record,
      branch,
    } = await run([100, 100, 100, 70, 70], { 0: LONG }, PERPETUAL, {
      sizing: { model: 'fixed', quantity: '50' },
    });
    expect(branch.liquidations).toEqual([
      {
        ts: '2024-01-01T00:03:00.000Z',
        strategy: 'one',
        symbol: 'BTCUSDT',
        side: 'long',
        quantity: '50',
        liquidationPrice: '80.40201006',
        price: '70',
        fee: '0',
        covered: '500',
      },
    ]);
    expect(branch.counts.liquidations).toBe(1);
    expect(branch.metrics).toMatchObject({ finalEquity: '0', funding: '0' });
    expect(result.warnings).toEqual([
      'A position was liquidated: a long of 50 BTCUSDT at 70 on 2024-01-01 00:03 UTC. The venue closed what the margin no longer carried.',
    ]);
    expect(record.roundTrips).toMatchObject([{ exitReason: 'liquidation', pnl: '-1500' }]);
    const several = {
      ...branch,
      name: 'fork',
      parent: 'main',
      liquidations: [...branch.liquidations, ...branch.liquidations],
    };
    expect(liquidationWarning(several)).toMatch(/^fork: 2 positions were liquidated, the first of them a long of 50 /);
  });

  it('lists what is held at the end', async () => {
    const { branch } = await run([100, 100, 95, 90], { 0: SHORT }, PERPETUAL);
    expect(branch.openPositions).toEqual([
      {
        strategy: 'one',
        symbol: 'BTCUSDT',
        side: 'short',
        quantity: '2',
        entryPrice: '100',
        lastPrice: '90',
        unrealized: '20',
      },
    ]);
    expect(branch.counts).toMatchObject({ liquidations: 0, expired: 0 });
  });

  it('turns around in one fill, which ends one trade and begins the next', async () => {
    const { run: record } = await run([100, 100, 110, 110, 90, 90], { 0: LONG, 2: SHORT, 4: FLAT }, PERPETUAL);
    expect(record.fills.map(({ side, quantity }) => `${side} ${quantity}`)).toEqual(['buy 2', 'sell 4', 'buy 2']);
    expect(record.roundTrips).toMatchObject([
      { side: 'long', quantity: '2', entryPrice: '100', exitPrice: '110', pnl: '20', exitReason: 'signal' },
      { side: 'short', quantity: '2', entryPrice: '110', exitPrice: '90', pnl: '40', exitReason: 'signal' },
    ]);
  });

  it('shorts on a spot market that lends, and nowhere else', async () => {
    expect((await run([100, 100, 90], { 0: SHORT }, { leverage: 2 })).branch.openPositions).toMatchObject([
      { side: 'short' },
    ]);
    const { branch } = await run([100, 100, 90], { 0: SHORT }, {});
    expect(branch.openPositions).toEqual([]);
    expect(branch.metrics).not.toHaveProperty('funding');
  });

  it('has what it paid for what it borrowed, where borrowing costs', async () => {
    // From minute 1 on, 2 coins at 1,000 with 1,000 USDT: 1,000 borrowed. 62 minutes hold one full hour.
    const lend = { leverage: 5, interest: { ratePct: 2.4 } };
    const { branch } = await run(Array(62).fill(1000), { 0: LONG }, lend);
    // 1,000 × 0.024 / 24
    expect(branch.metrics).toMatchObject({ interest: '1', finalEquity: '999', fees: '0' });
    const { branch: free } = await run(Array(62).fill(1000), { 0: LONG }, { leverage: 5 });
    expect(free.metrics).not.toHaveProperty('interest');
    expect(free.metrics.finalEquity).toBe('1000');
  });

  it('has how its orders were worked', async () => {
    const { branch } = await run(Array(8).fill(100), { 0: LONG }, PERPETUAL, {
      execution: { algorithm: 'twap', duration: '3m', slices: 3 },
      sizing: { model: 'fixed', quantity: '3' },
    });
    expect(branch.executions).toMatchObject([
      {
        strategy: 'one',
        symbol: 'BTCUSDT',
        side: 'buy',
        algorithm: 'twap',
        quantity: '3',
        filled: '3',
        slices: 3,
        from: '2024-01-01T00:01:00.000Z',
        arrivalPrice: 100,
        averagePrice: 100,
        shortfallBps: 0,
        fees: '0',
      },
    ]);
  });
});
