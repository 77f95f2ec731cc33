import { describe, expect, it } from 'vitest';
import { type BenchBar, fillsOf, story } from './venue-bench.js';

const FLAT: BenchBar = [100, 100, 100, 100];
const HELD = [['1']];

describe('a stop order', () => {
  it('triggers on a touch and takes the market there', () => {
    const bars = [[FLAT, [100, 101, 95, 96]] as BenchBar[]];
    expect(story({ bars, script: [{ minute: 1, order: 'sell 1 stop 95' }], holdings: HELD })).toEqual([
      '00:01:00 #1 accepted',
      '00:02:00 #1 triggered',
      '00:02:00 #1 sell 1 @ 95 taker, fee 0.095',
    ]);
  });

  it('that the open gapped over fills at the open', () => {
    const bars = [[FLAT, [93, 94, 92, 93]] as BenchBar[]];
    expect(story({ bars, script: [{ minute: 1, order: 'sell 1 stop 95' }], holdings: HELD })).toEqual([
      '00:01:00 #1 accepted',
      '00:01:00 #1 triggered',
      '00:01:00 #1 sell 1 @ 93 taker, fee 0.093',
    ]);
  });

  it('to buy mirrors it', () => {
    const script = [{ minute: 1, order: 'buy 1 stop 105' }];
    expect(fillsOf({ bars: [[FLAT, [100, 105, 99, 104]]], script })).toEqual([
      '00:02:00 #1 buy 1 @ 105 taker, fee 0.105',
    ]);
    expect(fillsOf({ bars: [[FLAT, [107, 108, 106, 107]]], script })).toEqual([
      '00:01:00 #1 buy 1 @ 107 taker, fee 0.107',
    ]);
  });

  it('slips like any taker', () => {
    // 105 × 1.001 = 105.105
    const script = [{ minute: 1, order: 'buy 1 stop 105' }];
    expect(fillsOf({ bars: [[FLAT, [100, 106, 99, 104]]], script, slippageBps: 10, takerBps: 0 })).toEqual([
      '00:02:00 #1 buy 1 @ 105.11 taker, fee 0',
    ]);
  });

  it('waits while the market stays on its side', () => {
    const bars = [[FLAT, [100, 101, 95.01, 96], [96, 97, 95.5, 96]] as BenchBar[]];
    expect(story({ bars, script: [{ minute: 1, order: 'sell 1 stop 95' }], holdings: HELD })).toEqual([
      '00:01:00 #1 accepted',
    ]);
  });

  it('wakes a second one further down the same bar', () => {
    const bars = [[FLAT, [100, 101, 90, 92]] as BenchBar[]];
    const script = [
      { minute: 1, order: 'sell 0.5 stop 92' },
      { minute: 1, order: 'sell 0.5 stop 95' },
    ];
    expect(fillsOf({ bars, script, holdings: HELD, takerBps: 0 })).toEqual([
      '00:02:00 #2 sell 0.5 @ 95 taker, fee 0',
      '00:02:00 #1 sell 0.5 @ 92 taker, fee 0',
    ]);
  });
});

describe('a stop-limit order', () => {
  const rates = { makerBps: 2, takerBps: 5, holdings: HELD };

  it('whose limit the market still betters at the stop takes it there', () => {
    const bars = [[FLAT, [100, 101, 93, 96]] as BenchBar[]];
    expect(story({ ...rates, bars, script: [{ minute: 1, order: 'sell 1 stop-limit 95 94' }] })).toEqual([
      '00:01:00 #1 accepted',
      '00:02:00 #1 triggered',
      '00:02:00 #1 sell 1 @ 95 taker, fee 0.0475',
    ]);
  });

  it('whose limit lies behind the stop waits for the market to come back within the bar', () => {
    // Open 100, high 101, low 94 (the stop at 95 triggers), close 97 (the limit at 96 is traded through).
    const bars = [[FLAT, [100, 101, 94, 97]] as BenchBar[]];
    expect(fillsOf({ ...rates, bars, script: [{ minute: 1, order: 'sell 1 stop-limit 95 96' }] })).toEqual([
      '00:02:00 #1 sell 1 @ 96 maker, fee 0.0192',
    ]);
  });

  it('that is not filled at once rests as a limit order', () => {
    const bars = [[FLAT, [100, 101, 94, 95], [95, 95.5, 94, 95], [97, 98, 96, 97]] as BenchBar[]];
    expect(story({ ...rates, bars, script: [{ minute: 1, order: 'sell 1 stop-limit 95 96' }] })).toEqual([
      '00:01:00 #1 accepted',
      '00:02:00 #1 triggered',
      '00:03:00 #1 sell 1 @ 97 maker, fee 0.0194',
    ]);
  });

  it('that the open gapped over triggers there and fills only within its limit', () => {
    // The nearer extreme is the low: 92, 91, then up through the limit at 94.
    const bars = [[FLAT, [92, 95, 91, 93]] as BenchBar[]];
    expect(story({ ...rates, bars, script: [{ minute: 1, order: 'sell 1 stop-limit 95 94' }] })).toEqual([
      '00:01:00 #1 accepted',
      '00:01:00 #1 triggered',
      '00:02:00 #1 sell 1 @ 94 maker, fee 0.0188',
    ]);
  });

  it('that the open gapped into takes the open', () => {
    const bars = [[FLAT, [94.5, 95, 94, 95]] as BenchBar[]];
    expect(fillsOf({ ...rates, bars, script: [{ minute: 1, order: 'sell 1 stop-limit 95 94' }] })).toEqual([
      '00:01:00 #1 sell 1 @ 94.5 taker, fee 0.04725',
    ]);
  });

  it('whose limit the market never reaches stays triggered and unfilled', () => {
    const bars = [[FLAT, [100, 100, 90, 91], [91, 92, 90, 91]] as BenchBar[]];
    expect(story({ ...rates, bars, script: [{ minute: 1, order: 'sell 1 stop-limit 95 99' }] })).toEqual([
      '00:01:00 #1 accepted',
      '00:02:00 #1 triggered',
    ]);
  });
});
