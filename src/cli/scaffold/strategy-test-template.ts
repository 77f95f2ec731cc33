/** The test of the strategy that strategyTemplate makes: runs with `sim test`. */
export function strategyTestTemplate(name: string): string {
  return `import assert from 'node:assert/strict';
import { test } from 'node:test';
import { runStrategy } from 'icarus';
import strategy from './${name}.js';

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

test('goes long when the close rises above its average, and flat when it falls below', () => {
  const bars = barsOf([10, 9, 8, 7, 12, 13, 6]);
  const signals = runStrategy(strategy, { params: { period: 3 }, bars });
  assert.deepEqual(
    signals.map(({ direction }) => direction),
    ['long', 'flat'],
  );
});

test('says nothing before its average has enough bars', () => {
  const signals = runStrategy(strategy, { params: { period: 3 }, bars: barsOf([10, 20]) });
  assert.deepEqual(signals, []);
});
`;
}
