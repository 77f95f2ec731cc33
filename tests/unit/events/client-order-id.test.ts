import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CLIENT_ORDER_ID_PATTERN, clientOrderId, readClientOrderId } from '../../../src/events/client-order-id.js';
import { runs } from '../../property/property-runs.js';

/** As scenarios allow it. */
const strategyId = fc.stringMatching(/^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$/);
const orderId = fc.oneof(fc.integer({ min: 1, max: 2_000_000 }), fc.integer({ min: 1, max: 99_999_999_999 }));

describe('clientOrderId', () => {
  it.each([
    ['sma', 123, 'sma-000123'],
    ['sma', 1_234_567, 'sma-1234567'],
    ['mean-reversion.v2', 1, 'mean-reversion.v2-000001'],
    ['a24-characters-long-name', 99_999_999_999, 'a24-characters-long-name-99999999999'],
  ])('of order %s %i is %s', (strategy, order, text) => {
    expect(clientOrderId(strategy, order)).toBe(text);
  });

  it('shortens a long id to its beginning and fourteen digits of its SHA-256', () => {
    const long = 'a-strategy-with-a-very-long-name';
    const digest = createHash('sha256').update(long).digest('hex').slice(0, 14);
    expect(clientOrderId(long, 7)).toBe(`a-strateg:${digest}-000007`);
    expect(clientOrderId(`${long}2`, 7)).not.toBe(clientOrderId(long, 7));
  });

  it.each(['autoclose', 'autoclose-1', 'settlement_autoclose', 'adl_autoclose'])(
    'never looks like the exchange’s own order: %s',
    (strategy) => {
      const text = clientOrderId(strategy, 7);
      expect(text).not.toMatch(/^(settlement_)?autoclose-/);
      expect(text).not.toBe('adl_autoclose');
      expect(readClientOrderId(text, [strategy])).toEqual({ strategyId: strategy, orderId: 7 });
    },
  );

  it('is what the exchange accepts, for every strategy id that a scenario may have', () => {
    fc.assert(
      fc.property(strategyId, orderId, (strategy, order) => {
        expect(clientOrderId(strategy, order)).toMatch(CLIENT_ORDER_ID_PATTERN);
        expect(clientOrderId(strategy, order).length).toBeLessThanOrEqual(36);
      }),
      runs(2_000),
    );
  });

  it('is read back, among any other strategies, and tells every two orders apart', () => {
    fc.assert(
      fc.property(fc.uniqueArray(strategyId, { minLength: 2, maxLength: 8 }), orderId, orderId, (ids, one, other) => {
        const texts = ids.flatMap((id) => [...new Set([one, other])].map((order) => clientOrderId(id, order)));
        expect(new Set(texts).size).toBe(texts.length);
        for (const id of ids) {
          expect(readClientOrderId(clientOrderId(id, one), ids)).toEqual({ strategyId: id, orderId: one });
        }
      }),
      runs(1_000),
    );
  });

  it('keeps a long id apart from a whole one that is written like it', () => {
    const long = 'a-strategy-with-a-very-long-name';
    const shortened = clientOrderId(long, 7).slice(0, 24);
    expect(shortened).toHaveLength(24);
    // No scenario may call a strategy so: the colon is what tells them apart.
    expect(shortened).not.toMatch(/^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$/);
  });

  it.each(['', 'sma', 'sma-', 'sma-12', 'sma-000000', 'sma-0000123', 'other-000123', 'web_abc123', 'adl_autoclose'])(
    'does not take "%s" for an order of the desk',
    (text) => {
      expect(readClientOrderId(text, ['sma', 'macd'])).toBeNull();
    },
  );

  it.each([0, -1, 1.5, Number.NaN, 1e11])('has none for an order %d: that is a bug', (order) => {
    expect(() => clientOrderId('sma', order)).toThrow();
  });
});
