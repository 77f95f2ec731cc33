import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type BenchInput, runBench } from '../unit/venues/simulated/venue-bench.js';
import { runs } from './property-runs.js';
import { tradedMarkets } from './venue-markets.js';

const eventsOf = (input: BenchInput) => runBench(input).events;

describe('the same orders on the same market', () => {
  it('have the same outcome twice, event by event and by fingerprint', () => {
    fc.assert(
      fc.property(tradedMarkets, (input) => {
        const [once, again] = [runBench(input), runBench(input)];
        expect(again.events).toEqual(once.events);
        expect(again.kernel.hasher.digestHex()).toBe(once.kernel.hasher.digestHex());
      }),
      runs(2_000),
    );
  });

  it('do not care when the state of the venue is copied', () => {
    fc.assert(
      fc.property(tradedMarkets, fc.integer({ min: 1, max: 48 }), (input, halfMinute) => {
        const copying = {
          minute: halfMinute / 2,
          call: (venue: ReturnType<typeof runBench>['venue']) => {
            venue.state = structuredClone(venue.state);
            venue.settle();
          },
        };
        expect(eventsOf({ ...input, script: [...input.script, copying] }).map(withoutSeq)).toEqual(
          eventsOf(input).map(withoutSeq),
        );
      }),
      runs(2_000),
    );
  });

  it('do not know the bars to come: a market cut short has the same beginning', () => {
    fc.assert(
      fc.property(tradedMarkets, fc.nat(23), (input, cut) => {
        const length = Math.max(1, Math.min(cut, input.bars[0].length));
        const part = eventsOf({ ...input, bars: input.bars.map((bars) => bars.slice(0, length)) });
        expect(eventsOf(input).slice(0, part.length)).toEqual(part);
      }),
      runs(2_000),
    );
  });
});

const withoutSeq = (event: ReturnType<typeof eventsOf>[number]) => ({ ...event, seq: 0 });
