import { describe, expect, it } from 'vitest';
import type { BarColumns } from '../../../../../src/core/bar-columns.js';
import type { OrderFilled } from '../../../../../src/events/order-events.js';
import type { SignalEmitted } from '../../../../../src/events/signal-events.js';
import { loadBars } from '../../../../../src/feeds/load-bars.js';
import { simulate } from '../../../../../src/runner/simulate.js';
import { MINUTE_MS } from './ict-bars.js';

const path = 'data/BTCUSDT-1m-synthetic.csv.gz';
const { bars } = await loadBars({ path, intervalMs: MINUTE_MS, cacheDir: null });

/** Signals and fills of a run on the whole desk. */
async function run(venue: object, params: object = {}) {
  const signals: SignalEmitted[] = [];
  const fills: OrderFilled[] = [];
  await simulate({
    scenario: {
      name: 'ict',
      data: [
        { symbol: 'BTCUSDT', source: 'synthetic', interval: '1m', filters: { tickSize: '0.1', lotSize: '0.00001' } },
      ],
      account: { cash: { USDT: 100_000 } },
      venue,
      strategies: [
        { id: 'one', use: 'ict', symbols: ['BTCUSDT'], params, sizing: { model: 'fixed', quantity: 0.123 } },
      ],
    },
    bars: { BTCUSDT: bars as BarColumns },
    onEvent: (topic, event) => {
      if (topic === 'SignalEmitted') signals.push(structuredClone(event) as SignalEmitted);
      if (topic === 'OrderFilled') fills.push(structuredClone(event) as OrderFilled);
    },
  });
  return { signals, fills };
}

describe('ict on the desk', () => {
  it('enters at the next open and leaves at its own stop or take-profit, one position at a time', async () => {
    const { signals, fills } = await run({});
    expect(signals.length).toBeGreaterThan(50);
    expect(fills.length).toBeGreaterThan(100);
    let left = 0;
    fills.forEach((fill, index) => {
      const entry = index % 2 === 0;
      expect(fill.side).toBe(entry ? 'buy' : 'sell');
      const signal = signals[index >> 1];
      if (entry) {
        expect(fill.tsMs).toBe(signal.tsMs);
        // No signal before the last exit.
        expect(signal.tsMs).toBeGreaterThanOrEqual(left);
        return;
      }
      left = fill.tsMs;
      const price = fill.price / 10;
      const { stopPrice = 0, takeProfitPrice = 0 } = signal.exits ?? {};
      // A stop fills at its price or, after a jump, below it; a take-profit at its price or better.
      expect(price <= stopPrice + 0.1 || price >= takeProfitPrice - 0.1).toBe(true);
    });
  });

  it('is not stopped by the coins that a fee leaves behind', async () => {
    const [quote, base] = [await run({}), await run({ fees: { asset: 'base' } })];
    expect(base.signals.map(({ tsMs }) => tsMs)).toEqual(quote.signals.map(({ tsMs }) => tsMs));
  });

  it('goes short on margin', async () => {
    const { signals, fills } = await run({ kind: 'perpetual', leverage: 2 }, { shorts: true });
    const directions = new Set(signals.map(({ direction }) => direction));
    expect([...directions].sort()).toEqual(['long', 'short']);
    expect(fills.length).toBeGreaterThan(signals.length);
  });
});
