import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { barsAt, barsOfCloses, barsOfOpensAndCloses, MINUTE_MS, START_MS } from './bars-of-closes.js';
import { RecordingAgent } from './recording-agent.js';
import { type LoggedSeries, logRootEvents } from './root-event-log.js';

const at = (minute: number) => START_MS + minute * MINUTE_MS;

describe('RootLoop', () => {
  it('takes bars at their close, then the barrier, then the next open', () => {
    const bars = barsOfOpensAndCloses([
      [10, 11],
      [12, 13],
    ]);
    const { log, run, loop } = logRootEvents([{ name: 'A', bars }]);
    expect(run()).toEqual({ kind: 'ended' });
    expect(log).toEqual(['open A 0 @10', 'close A 1 @11', 'barrier 1', 'open A 1 @12', 'close A 2 @13', 'barrier 2']);
    expect(loop.bars).toBe(2);
  });

  it('merges series of different intervals, at one time in the order of the scenario', () => {
    const slow = barsOfCloses([21, 22], { intervalMs: 2 * MINUTE_MS, firstOpen: 20 });
    const fast = barsOfCloses([11, 12, 13, 14], { firstOpen: 10 });
    const { log, run } = logRootEvents([
      { name: 'slow', bars: slow, intervalMs: 2 * MINUTE_MS },
      { name: 'fast', bars: fast },
    ]);
    run();
    expect(log).toEqual([
      'open slow 0 @20',
      'open fast 0 @10',
      ...['close fast 1 @11', 'barrier 1', 'open fast 1 @11'],
      ...['close slow 2 @21', 'close fast 2 @12', 'barrier 2', 'open slow 2 @21', 'open fast 2 @12'],
      ...['close fast 3 @13', 'barrier 3', 'open fast 3 @13'],
      ...['close slow 4 @22', 'close fast 4 @14', 'barrier 4'],
    ]);
  });

  it('announces no time at which nothing happens', () => {
    const { log, run } = logRootEvents([{ name: 'A', bars: barsAt([at(0), at(7)]) }]);
    run();
    expect(log).toEqual([
      'open A 0 @1',
      'close A 1 @1',
      'barrier 1',
      'barrier 7',
      'open A 7 @2',
      'close A 8 @2',
      'barrier 8',
    ]);
  });

  it('has the last close of every instrument when the barrier comes', () => {
    const log = logRootEvents([
      { name: 'A', bars: barsOfCloses([10, 11]) },
      { name: 'B', bars: barsOfCloses([20, 21, 22]) },
    ]);
    const marks: number[][] = [];
    log.kernel.topics.timestampCompleted.subscribe('test', () => marks.push([...log.kernel.market.lastPrice]));
    log.run();
    expect(marks).toEqual([
      [10, 20],
      [11, 21],
      [11, 22],
    ]);
  });

  it('goes on with one series when the other has ended, or has not begun', () => {
    const { log, run } = logRootEvents([
      { name: 'early', bars: barsAt([at(0)]) },
      { name: 'late', bars: barsAt([at(3)]) },
    ]);
    run();
    expect(log.filter((line) => !line.startsWith('barrier'))).toEqual([
      'open early 0 @1',
      'close early 1 @1',
      'open late 3 @1',
      'close late 4 @1',
    ]);
  });

  it('never moves time back for bars that overlap', () => {
    const times = [at(0), at(0.5), at(0.75), at(4)];
    const { log, run, kernel } = logRootEvents([{ name: 'A', bars: barsAt(times) }]);
    const clock: number[] = [];
    kernel.topics.timestampCompleted.subscribe('test', ({ tsMs }) => clock.push(tsMs));
    run();
    expect(clock).toEqual([...clock].sort((a, b) => a - b));
    expect(log.filter((line) => line.startsWith('close'))).toEqual([
      'close A 1 @1',
      'close A 1.5 @2',
      'close A 1.75 @3',
      'close A 5 @4',
    ]);
  });

  it('runs timers between the bars and the barrier of one time, and at times without bars', () => {
    const agent = new RecordingAgent('a', [], {
      onTimer: (key) => root.log.push(`timer ${key}`),
      onStart(kernel) {
        kernel.setTimer('a', 'with a bar', at(1));
        kernel.setTimer('a', 'between', at(1.5));
        kernel.setTimer('a', 'same time', at(1));
        kernel.setTimer('a', 'after the data', at(9));
      },
    });
    const root = logRootEvents([{ name: 'A', bars: barsOfCloses([5, 6]) }], [agent]);
    root.run();
    expect(root.log).toEqual([
      'open A 0 @5',
      ...['close A 1 @5', 'timer with a bar', 'timer same time', 'barrier 1', 'open A 1 @5'],
      ...['timer between', 'barrier 1.5'],
      ...['close A 2 @6', 'barrier 2'],
    ]);
  });

  it('stops at a horizon and goes on from it', () => {
    const whole = logRootEvents([{ name: 'A', bars: barsOfCloses([1, 2, 3, 4]) }]);
    whole.run();
    const halting = logRootEvents([{ name: 'A', bars: barsOfCloses([1, 2, 3, 4]) }]);
    for (const minute of [0, 0.5, 2, 2, 3.5]) {
      expect(halting.run(at(minute))).toEqual({ kind: 'horizon' });
      expect(halting.kernel.clock.tsMs).toBe(at(Math.floor(minute)));
    }
    expect(halting.run()).toEqual({ kind: 'ended' });
    expect(halting.log).toEqual(whole.log);
  });

  it('runs the same events whatever the sizes of the batches', () => {
    const series: LoggedSeries[] = [
      { name: 'A', bars: barsOfCloses(Array.from({ length: 40 }, (_, row) => row)) },
      {
        name: 'B',
        bars: barsOfCloses(
          Array.from({ length: 13 }, (_, row) => row),
          { intervalMs: 3 * MINUTE_MS },
        ),
        intervalMs: 3 * MINUTE_MS,
      },
      { name: 'C', bars: barsAt([at(2), at(2.5), at(17), at(39), at(55)]) },
    ];
    const whole = logRootEvents(series);
    whole.run();
    const sizes = fc.array(fc.integer({ min: 1, max: 15 }), { maxLength: 40 });
    fc.assert(
      fc.property(sizes, sizes, sizes, (...batches) => {
        const cut = logRootEvents(series.map((one, index) => ({ ...one, batches: batches[index] })));
        cut.run();
        expect(cut.log).toEqual(whole.log);
      }),
    );
  });
});
