import { describe, expect, it } from 'vitest';
import { type BenchBar, type ScriptLine, story } from './venue-bench.js';

const bars: BenchBar[][] = [
  [
    [100, 101, 99, 100],
    [101, 103, 100, 102],
    [102, 104, 94, 96],
    [96, 99, 90, 91],
    [92, 97, 91, 96],
    [97, 98, 96, 97],
  ],
];

const script: ScriptLine[] = [
  { minute: 1, order: 'buy 3 market' },
  { minute: 1, order: 'buy 2 limit 95' },
  { minute: 2, order: 'sell 1 stop-limit 95 97' },
  { minute: 2, order: 'sell 1 stop 92' },
  { minute: 3, order: 'sell 1 limit 110' },
  { minute: 4.5, cancel: 5 },
];

describe('the state of the venue', () => {
  it.each([0, 30_000])('is plain data: a copy in the middle of a run changes nothing (latency %i ms)', (latencyMs) => {
    const whole = story({ bars, script, latencyMs });
    expect(whole).toHaveLength(12);
    for (const minute of [0.5, 1.25, 2, 2.25, 3, 3.75, 4.5, 4.75]) {
      const copying: ScriptLine = {
        minute,
        call: (venue) => {
          venue.state = structuredClone(venue.state);
          venue.settle();
        },
      };
      expect(story({ bars, script: [...script, copying], latencyMs })).toEqual(whole);
    }
  });

  it('says whether the venue listens to bars at all', () => {
    const awake: boolean[] = [];
    const look = (minute: number): ScriptLine => ({
      minute,
      call: (venue) => awake.push(venue.state.books[0].length > 0),
    });
    story({ bars, script: [look(0.5), { minute: 1, order: 'buy 1 market' }, look(1), look(1.5)] });
    expect(awake).toEqual([false, true, false]);
  });
});
