import { describe, expect, it } from 'vitest';
import type { EventHeader } from '../../../../src/events/event.js';
import { chooseCuts, firstMomentMs, lastMomentMs } from '../../../../src/runner/check/choose-cuts.js';
import { SignalLog } from '../../../../src/runner/check/signal-log.js';
import { runOf, TWO_DAYS } from './run-of.js';

const input = await runOf([{ use: 'momentum' }, { use: 'macd' }]).load();
const START_MS = TWO_DAYS.tsMs[0];
const END_MS = START_MS + 2 * 86_400_000;

function logOf(...times: readonly (readonly number[])[]): SignalLog {
  const log = new SignalLog(times.length);
  times.forEach((own, strategyIndex) => {
    for (const tsMs of own) {
      log.onEvent('SignalEmitted', {
        tsMs,
        strategyIndex,
        instrumentIndex: 0,
        direction: 'long',
      } as unknown as EventHeader);
    }
  });
  return log;
}

describe('chooseCuts', () => {
  const spoken = [1, 2].map((hour) => Array.from({ length: 200 }, (_, i) => START_MS + hour * 3_600_000 + i * 60_000));
  const log = logOf(...spoken);

  it('are as many as asked for, rising, inside the data, the same for the same seed', () => {
    const cuts = chooseCuts(input, log, 20, 1);
    expect(cuts).toHaveLength(20);
    expect(cuts).toEqual([...new Set(cuts)].sort((a, b) => a - b));
    expect(cuts.every((tsMs) => tsMs > START_MS && tsMs < END_MS)).toBe(true);
    expect(chooseCuts(input, log, 20, 1)).toEqual(cuts);
    expect(chooseCuts(input, log, 20, 2)).not.toEqual(cuts);
  });

  it('are mostly times of signals, of every strategy', () => {
    const cuts = chooseCuts(input, logOf([START_MS + 60_000_000], [START_MS + 90_060_000]), 4, 1);
    expect(cuts).toContain(START_MS + 60_000_000);
    expect(cuts).toContain(START_MS + 90_060_000);
  });

  it('are bars’ ends where no strategy says anything', () => {
    const cuts = chooseCuts(input, new SignalLog(2), 5, 1);
    expect(cuts).toHaveLength(5);
    expect(cuts.every((tsMs) => (tsMs - START_MS) % 60_000 === 0)).toBe(true);
  });

  it('are as many as there are where the data are short', () => {
    const { tsMs, open, high, low, close, volume } = TWO_DAYS;
    const columns = { tsMs, open, high, low, close, volume };
    const short = Object.fromEntries(Object.entries(columns).map(([name, column]) => [name, column.subarray(0, 3)]));
    const bars = { length: 3, ...short } as typeof TWO_DAYS;
    expect(chooseCuts({ ...input, bars: [bars] }, new SignalLog(2), 20, 1)).toEqual([
      START_MS + 60_000,
      START_MS + 120_000,
    ]);
  });
});

describe('the moments of the data', () => {
  it('begin with the first open and end with the last close', () => {
    expect(firstMomentMs(input)).toBe(START_MS);
    expect(lastMomentMs(input)).toBe(END_MS);
  });
});
