import { describe, expect, it } from 'vitest';
import { amendAnswer } from '../../../../../src/venues/simulated/orders/amend-answer.js';
import { exchangeAnswer } from '../../../../../src/venues/simulated/orders/reject-reason.js';
import { type BenchBar, runBench, type ScriptLine } from '../venue-bench.js';

const FLAT: BenchBar = [100, 100, 100, 100];

const REST: ScriptLine = { minute: 1, order: 'buy 1 limit 99' };

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

describe('what is refused of a working order', () => {
  it('carries the answer to a cancel', () => {
    const { events } = runBench({ bars: [[FLAT, FLAT]], script: [{ minute: 1, cancel: 9 }] });
    expect(events[0]).toMatchObject({ kind: 'CancelRejected', code: -2011, message: 'Unknown order sent.' });
  });

  it.each([
    ['of an unknown order', '9 quantity 2', -2038, 'Unknown order sent.'],
    ['that changes nothing', '1 limit 99', -2038, 'The requested action would change no state; rejecting'],
    ['off the lot', '1 quantity 0.0005', -1013, 'Filter failure: LOT_SIZE'],
    ['beyond the balance', '1 quantity 1000', -2038, 'Account has insufficient balance for requested action.'],
  ])('carries the answer of spot to an amendment %s', (_, amend, code, message) => {
    const specs = [{ lotSize: '0.001', quantityDecimals: 4 }];
    const { events } = runBench({
      bars: [[FLAT, FLAT]],
      specs,
      script: [REST, { minute: 1, amend }],
    });
    expect(events[1]).toMatchObject({ kind: 'AmendRejected', code, message });
  });

  it.each([
    ['UNKNOWN_ORDER', -2013],
    ['ORDER_UNCHANGED', -5027],
    ['NOTIONAL', -5029],
    ['LOT_SIZE', -4023],
    ['INSUFFICIENT_MARGIN', -2019],
  ] as const)('has the futures answer to a modification: %s is %i', (reason, code) => {
    expect(amendAnswer(reason, 'perpetual').code).toBe(code);
  });
});
