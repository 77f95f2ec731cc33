import { describe, expect, it } from 'vitest';
import { allocateBarColumns } from '../../../src/core/bar-columns.js';
import type { Agent } from '../../../src/kernel/agent.js';
import { BarSeries } from '../../../src/kernel/bar-series.js';
import { Kernel } from '../../../src/kernel/kernel.js';
import { RootLoop } from '../../../src/kernel/root-loop.js';

const MINUTE_MS = 60_000;

/** Three bars from time zero, and an agent that sets a timer for the moment it is told at. */
function firedBy(start: (kernel: Kernel) => void): string[] {
  const fired: string[] = [];
  let kernel: Kernel;
  const agent: Agent = {
    id: 'hasty',
    start(started) {
      kernel = started;
      start(started);
    },
    onTimer: (key) => {
      fired.push(`${key} at ${kernel.clock.tsMs / MINUTE_MS}`);
    },
  };
  kernel = new Kernel({ agents: [agent], instrumentCount: 1, seriesNames: ['BTCUSDT'], failurePolicy: 'stop' });
  const bars = allocateBarColumns(3);
  bars.tsMs.set([0, MINUTE_MS, 2 * MINUTE_MS]);
  const series = new BarSeries(0, 'BTCUSDT', MINUTE_MS, kernel.clock);
  series.supply(bars, 3, 3);
  series.end();
  new RootLoop(kernel, [series]).run();
  return fired;
}

describe('a timer set for a moment that is being or has been completed', () => {
  it('runs at once when it is set on starting', () => {
    expect(firedBy((kernel) => kernel.setTimer('hasty', 'now', kernel.clock.tsMs))).toEqual(['now at 0']);
  });

  it('runs at the same time when it is set at the barrier', () => {
    const fired = firedBy((kernel) => {
      kernel.topics.timestampCompleted.subscribe('hasty', ({ tsMs }) => {
        if (tsMs === MINUTE_MS) kernel.setTimer('hasty', 'barrier', tsMs);
      });
    });
    expect(fired).toEqual(['barrier at 1']);
  });

  it('runs at once when it is set in answer to an open, for a time that has long passed', () => {
    const fired = firedBy((kernel) => {
      kernel.topics.barOpened[0].subscribe('hasty', ({ tsMs }) => {
        if (tsMs === 2 * MINUTE_MS) kernel.setTimer('hasty', 'open', 0);
      });
    });
    expect(fired).toEqual(['open at 2']);
  });
});
