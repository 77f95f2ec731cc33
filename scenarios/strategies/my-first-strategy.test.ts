import assert from 'node:assert/strict';
import { test } from 'node:test';
import { runStrategy } from 'icarus';
import strategy from './my-first-strategy.js';

/** One-minute bars that do nothing but close at these prices. */
function barsOf(closes: readonly number[]) {
  return closes.map((close, index) => ({
    symbol: 'BTCUSDT',
    intervalMs: 60_000,
    tsMs: (index + 1) * 60_000,
    open: close,
    high: close,
    low: close,
    close,
    volume: 1,
  }));
}

function directions(closes: readonly number[], params: object): string[] {
  return runStrategy(strategy, { params, bars: barsOf(closes) }).map(({ direction }) => direction);
}

test('goes long above the average, and flat below it', () => {
  assert.deepEqual(directions([10, 10, 10, 12, 13, 6], { period: 3 }), ['long', 'flat']);
});

test('waits until the close is clearly above the average', () => {
  assert.deepEqual(directions([100, 100, 100, 101], { period: 3, marginPct: 5 }), []);
  assert.deepEqual(directions([100, 100, 100, 120], { period: 3, marginPct: 5 }), ['long']);
});

test('says nothing before its average has enough bars', () => {
  assert.deepEqual(directions([10, 20], { period: 3 }), []);
});
