import { describe, expect, it } from 'vitest';
import type { RecordedFill } from '../../../../src/agents/recorder/fill-log.js';
import { bestExecutionBySymbol } from '../../../../src/runner/describe/best-execution-summary.js';
import { BTC, ETH, fill } from '../../agents/desk-parts.js';

/** A fill of so many coins at a price, of the order `intentId`, which was approved at `arrivalPrice`. */
function filled(
  side: 'buy' | 'sell',
  coins: number,
  at: number,
  intentId: number,
  arrivalPrice: number,
  changes: Parameters<typeof fill>[3] = {},
) {
  const recorded: RecordedFill = fill(side, coins, at, changes);
  return { recorded, origin: { intentId, arrivalPrice, approvedTsMs: 0 } };
}

function summaryOf(...fills: ReturnType<typeof filled>[]) {
  const recorded = fills.map((one) => one.recorded);
  const origins = fills.map(({ origin }) => origin);
  return bestExecutionBySymbol(recorded, origins, [BTC, ETH], ['a', 'b']);
}

describe('the summary of best execution', () => {
  it('is positive where the desk paid more or got less than the arrival price', () => {
    // 100 → 101 is 100 bps of 100.
    expect(summaryOf(filled('buy', 1, 101, 1, 100))).toMatchObject([{ averageSlippageBps: 100 }]);
    expect(summaryOf(filled('sell', 1, 101, 1, 100))).toMatchObject([{ averageSlippageBps: -100 }]);
  });

  it('counts an order once, with all its slices, weighted by quantity', () => {
    // (1 × 100 + 3 × 200) / 4 = 175 bps.
    expect(summaryOf(filled('buy', 1, 101, 1, 100), filled('buy', 3, 102, 1, 100))).toEqual([
      {
        strategy: 'a',
        symbol: 'BTCUSDT',
        orders: 1,
        fills: 2,
        averageSlippageBps: 175,
        medianSlippageBps: 175,
        worstSlippageBps: 175,
      },
    ]);
  });

  it('weights the average by notional, the median not', () => {
    // Slippages −100, 100 and 400 bps; notionals 100, 600 and 300: (−100 × 100 + 100 × 600 + 400 × 300) / 1000 = 170.
    const three = [filled('buy', 1, 99, 1, 100), filled('buy', 6, 101, 2, 100), filled('sell', 3, 96, 3, 100)];
    const expected = { orders: 3, averageSlippageBps: 170, medianSlippageBps: 100, worstSlippageBps: 400 };
    expect(summaryOf(...three)).toMatchObject([expected]);
    // Of four, the median lies half way between the middle two: −100, 0, 100, 400.
    expect(summaryOf(...three, filled('buy', 1, 100, 4, 100))).toMatchObject([{ medianSlippageBps: 50 }]);
  });

  it('keeps strategies and symbols apart, in the order of the scenario', () => {
    const rows = summaryOf(
      filled('buy', 1, 100, 1, 100, { strategyIndex: 1 }),
      filled('buy', 1, 10, 2, 10, { instrumentIndex: 1 }),
      filled('buy', 1, 100, 3, 100),
    );
    expect(rows.map(({ strategy, symbol }) => `${strategy} ${symbol}`)).toEqual([
      'a BTCUSDT',
      'a ETHUSDT',
      'b BTCUSDT',
    ]);
  });

  it('leaves out what was not approved on its own', () => {
    expect(summaryOf(filled('sell', 1, 90, 1, Number.NaN, { role: 'exit' }))).toEqual([]);
  });
});
