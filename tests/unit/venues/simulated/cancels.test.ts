import { describe, expect, it } from 'vitest';
import { type BenchBar, runBench, story } from './venue-bench.js';

const FLAT: BenchBar = [100, 100, 100, 100];
const bars: BenchBar[][] = [[FLAT, FLAT, FLAT, [90, 90, 90, 90]]];

describe('a cancel', () => {
  it('takes an order off the book before it fills', () => {
    const script = [
      { minute: 1, order: 'buy 1 limit 95' },
      { minute: 2, cancel: 1 },
    ];
    expect(story({ bars, script })).toEqual(['00:01:00 #1 accepted', '00:02:00 #1 cancelled REQUESTED, 1 left']);
  });

  it('in the same moment as the order is in time', () => {
    const script = [
      { minute: 1, order: 'buy 1 market' },
      { minute: 1, cancel: 1 },
    ];
    expect(story({ bars, script })).toEqual(['00:01:00 #1 accepted', '00:01:00 #1 cancelled REQUESTED, 1 left']);
  });

  it.each([
    ['a filled order', [{ minute: 1, order: 'buy 1 market' }]],
    ['a rejected order', [{ minute: 1, order: 'buy 1000 market' }]],
    [
      'a cancelled order',
      [
        { minute: 1, order: 'buy 1 limit 95' },
        { minute: 1.5, cancel: 1 },
      ],
    ],
    ['an order that nobody sent', []],
  ])('of %s is rejected', (_, script) => {
    const lines = story({ bars, script: [...script, { minute: 2, cancel: 1 }] });
    expect(lines.at(-1)).toBe('00:02:00 #1 cancel rejected UNKNOWN_ORDER');
  });

  it('that is still on its way leaves the order open to a fill', () => {
    const script = [
      { minute: 1, order: 'buy 1 limit 95' },
      { minute: 2.75, cancel: 1 },
    ];
    expect(story({ bars, script, latencyMs: 30_000 })).toEqual([
      '00:01:30 #1 accepted',
      '00:03:00 #1 buy 1 @ 90 maker, fee 0.09',
      '00:03:15 #1 cancel rejected UNKNOWN_ORDER',
    ]);
  });

  it('releases what the order had set aside', () => {
    const script = [
      { minute: 1, order: 'buy 100 limit 95' },
      { minute: 1, order: 'sell 1 limit 120' },
      { minute: 2, cancel: 1 },
      { minute: 2, cancel: 2 },
      { minute: 2, order: 'buy 104 limit 96' },
      { minute: 2, order: 'sell 1 limit 120' },
    ];
    const lines = story({ bars: [[FLAT, FLAT, FLAT]], script, holdings: [['1']] });
    expect(lines.slice(4)).toEqual(['00:02:00 #3 accepted', '00:02:00 #4 accepted']);
    const { collateral } = runBench({ bars: [[FLAT, FLAT, FLAT]], script: script.slice(0, 4), holdings: [['1']] });
    expect(collateral.state.lockedCash).toEqual([0n]);
    expect(collateral.state.lockedHoldings).toEqual([[0]]);
  });

  it('of a triggered stop-limit works too', () => {
    const falling: BenchBar[] = [FLAT, [100, 100, 90, 91], [91, 92, 90, 91], [100, 101, 100, 100]];
    const script = [
      { minute: 1, order: 'sell 1 stop-limit 95 99' },
      { minute: 2, cancel: 1 },
    ];
    expect(story({ bars: [falling], script, holdings: [['1']] }).slice(1)).toEqual([
      '00:02:00 #1 triggered',
      '00:02:00 #1 cancelled REQUESTED, 1 left',
    ]);
  });
});
