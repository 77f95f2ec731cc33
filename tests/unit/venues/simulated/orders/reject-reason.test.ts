import { describe, expect, it } from 'vitest';
import { exchangeAnswer } from '../../../../../src/venues/simulated/orders/reject-reason.js';
import { type BenchBar, runBench } from '../venue-bench.js';

const FLAT: BenchBar = [100, 100, 100, 100];

describe('a rejection', () => {
  it.each([
    ['buy 1000 market', -2010, 'Account has insufficient balance for requested action.'],
    ['buy 0.0005 market', -1013, 'Filter failure: LOT_SIZE'],
    ['buy 1 stop 90', -2010, 'Stop price would trigger immediately.'],
    ['buy 1 limit 101 post-only', -2010, 'Order would immediately match and take.'],
    ['sell 1 market reduce-only', -2022, 'ReduceOnly Order is rejected.'],
  ])('of %s carries %i, as the exchange answers', (order, code, message) => {
    const specs = [{ lotSize: '0.001', quantityDecimals: 4 }];
    const { events } = runBench({ bars: [[FLAT, FLAT]], specs, script: [{ minute: 1, order }] });
    expect(events[0]).toMatchObject({ kind: 'OrderRejected', code, message });
  });

  it('has the futures answer on a market with margin, and the common one where they agree', () => {
    expect(exchangeAnswer('STOP_WOULD_TRIGGER', 'perpetual').code).toBe(-2021);
    expect(exchangeAnswer('POST_ONLY_WOULD_TAKE', 'perpetual').code).toBe(-5022);
    expect(exchangeAnswer('INSUFFICIENT_MARGIN', 'perpetual').code).toBe(-2019);
  });
});
