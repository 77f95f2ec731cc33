import { describe, expect, it } from 'vitest';
import { INTERVAL_KEY } from '../../../../../src/kernel/agent-host.js';
import type { Timer } from '../../../../../src/kernel/timers.js';
import { takeOverTimers } from '../../../../../src/runner/forks/desk/take-over-timers.js';

const timer = (agentId: string, key: string, tsMs: number, makesMarketData?: true): Timer =>
  makesMarketData ? { agentId, key, tsMs, makesMarketData } : { agentId, key, tsMs };
const agentIds = new Set(['risk', 'execution', 'resampler', 'strategy:a']);
const taken = (parts: { old?: Timer[]; fresh?: Timer[]; warm?: Timer[] }) =>
  takeOverTimers({ old: [], fresh: [], warm: [], ...parts, agentIds });

describe('takeOverTimers', () => {
  it('goes on with the timers under way, in their order, and leaves the same list where nothing is new', () => {
    const old = [
      timer('resampler', '1h', 500, true),
      timer('execution', 'slice 2', 500),
      timer('execution', 'slice 1', 500),
      timer('risk', INTERVAL_KEY, 900),
    ];
    expect(taken({ old })).toEqual(old.slice(0, 3));
    expect(taken({ old, fresh: [timer('risk', INTERVAL_KEY, 900)] })).toEqual(old);
  });

  it('drops those of agents that are gone', () => {
    expect(taken({ old: [timer('strategy:b', 'wake', 500), timer('strategy:a', 'wake', 600)] })).toEqual([
      timer('strategy:a', 'wake', 600),
    ]);
  });

  it('lets what is done at regular intervals fall due as the new desk says, and drops it where that does it no more', () => {
    const old = [timer('risk', INTERVAL_KEY, 900), timer('execution', INTERVAL_KEY, 950)];
    expect(taken({ old, fresh: [timer('risk', INTERVAL_KEY, 3000)] })).toEqual([timer('risk', INTERVAL_KEY, 3000)]);
    // It does not take its place in the old order along.
    expect(taken({ old, fresh: [timer('risk', INTERVAL_KEY, 3000), timer('execution', INTERVAL_KEY, 700)] })).toEqual([
      timer('execution', INTERVAL_KEY, 700),
      timer('risk', INTERVAL_KEY, 3000),
    ]);
  });

  it('adds what only the new desk has set, behind the old ones of its time', () => {
    expect(
      taken({
        old: [timer('risk', 'resume', 800)],
        fresh: [timer('strategy:a', 'wake', 800), timer('execution', 'x', 100)],
      }),
    ).toEqual([timer('execution', 'x', 100), timer('risk', 'resume', 800), timer('strategy:a', 'wake', 800)]);
  });

  it('takes the old time of what both have set, unless it is regular', () => {
    expect(taken({ old: [timer('risk', 'resume', 800)], fresh: [timer('risk', 'resume', 100)] })).toEqual([
      timer('risk', 'resume', 800),
    ]);
  });

  it('adds what a warm-up has set, but not twice', () => {
    const old = [timer('resampler', '1h', 500, true)];
    const warm = [
      timer('resampler', '1h', 500, true),
      timer('resampler', '4h', 500, true),
      timer('strategy:a', 'wake', 450),
    ];
    expect(taken({ old, warm })).toEqual([warm[2], old[0], warm[1]]);
  });

  it('puts what makes market data before the rest of its time, whoever set it last', () => {
    expect(taken({ old: [timer('risk', 'resume', 500)], warm: [timer('resampler', '4h', 500, true)] })).toEqual([
      timer('resampler', '4h', 500, true),
      timer('risk', 'resume', 500),
    ]);
  });
});
