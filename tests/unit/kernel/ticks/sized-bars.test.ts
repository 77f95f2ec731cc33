import { describe, expect, it } from 'vitest';
import { Kernel } from '../../../../src/kernel/kernel.js';
import { SizedBars } from '../../../../src/kernel/ticks/sized-bars.js';

const SERIES = [
  { name: 'A 2 trades', rule: { kind: 'ticks', count: 2 }, topicIndex: 0 },
  { name: 'A 5 AAA', rule: { kind: 'volume', volume: 5 }, topicIndex: 1 },
] as const;

function bench() {
  const names = SERIES.map(({ name }) => name);
  const kernel = new Kernel({
    agents: [],
    instrumentCount: 1,
    seriesNames: ['A'],
    resampledNames: names,
    failurePolicy: 'stop',
  });
  const log: string[] = [];
  for (const [index, name] of names.entries()) {
    kernel.topics.resampledBars[index].subscribe('witness', ({ symbol, tsMs, intervalMs, open, close, volume }) =>
      log.push(`${name}, ${symbol}: ${tsMs} after ${intervalMs}, ${open} to ${close} × ${volume}`),
    );
  }
  return { log, kernel };
}

describe('bars beside those of the data', () => {
  it('close with the trade that fills them, each on its own topic, in the order of the list', () => {
    const { log, kernel } = bench();
    const bars = new SizedBars(kernel, 0, 'A', SERIES);
    bars.take(10, 100, 1);
    bars.take(20, 101, 1);
    expect(log.splice(0)).toEqual(['A 2 trades, A: 20 after 10, 100 to 101 × 2']);
    bars.take(30, 102, 2);
    bars.take(40, 103, 2);
    expect(log).toEqual(['A 2 trades, A: 40 after 10, 102 to 103 × 4', 'A 5 AAA, A: 40 after 30, 100 to 103 × 6']);
  });

  it('go on from builders by name, and begin those that are not among them', () => {
    const first = new SizedBars(bench().kernel, 0, 'A', [SERIES[1]]);
    first.take(10, 100, 4);
    const { log, kernel } = bench();
    const second = new SizedBars(kernel, 0, 'A', SERIES);
    second.restore(structuredClone(first.builders));
    second.take(20, 101, 1);
    expect(log).toEqual(['A 5 AAA, A: 20 after 10, 100 to 101 × 5']);
    second.take(30, 102, 1);
    expect(log.slice(1)).toEqual(['A 2 trades, A: 30 after 10, 101 to 102 × 2']);
  });
});
