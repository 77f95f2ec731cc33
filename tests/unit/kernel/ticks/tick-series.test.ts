import { describe, expect, it } from 'vitest';
import type { Agent } from '../../../../src/kernel/agent.js';
import type { BarRule } from '../../../../src/kernel/bar-builders/bar-rule.js';
import { BarSeries } from '../../../../src/kernel/bar-series.js';
import { Kernel } from '../../../../src/kernel/kernel.js';
import { RootLoop } from '../../../../src/kernel/root-loop.js';
import { TickSeries } from '../../../../src/kernel/ticks/tick-series.js';
import { barsOfCloses, MINUTE_MS, START_MS } from '../bars-of-closes.js';
import { ticksOf, type WrittenTicks } from './ticks-of.js';

interface LoggedRun {
  readonly log: string[];
  readonly kernel: Kernel;
  readonly loop: RootLoop;
  readonly ticks: readonly (TickSeries | null)[];
}

/** Symbol A has these ticks, with times from START_MS; B, if it has closes, bars of a minute. */
function logTicks(
  written: WrittenTicks,
  closes: readonly number[] = [],
  timerMs: number | null = null,
  rule: BarRule = { kind: 'time', intervalMs: MINUTE_MS },
): LoggedRun {
  const log: string[] = [];
  const at = (tsMs: number) => tsMs - START_MS;
  const witness: Agent = {
    id: 'witness',
    start(kernel) {
      const { barClosed, barOpened, tradeTicks, quoteTicks, depthTicks, timestampCompleted } = kernel.topics;
      for (const [index, name] of names.entries()) {
        barOpened[index].subscribe('witness', (bar) => log.push(`${at(kernel.clock.tsMs)} open ${name} ${bar.price}`));
        barClosed[index].subscribe('witness', ({ tsMs, open, high, low, close, volume }) =>
          log.push(`${at(tsMs)} bar ${name} ${[open, high, low, close].join(' ')} × ${volume}`),
        );
      }
      tradeTicks[0].subscribe('witness', ({ tsMs, price, quantity }) =>
        log.push(`${at(tsMs)} trade ${price} × ${quantity}`),
      );
      quoteTicks[0].subscribe('witness', ({ tsMs, bidPrice, askPrice }) =>
        log.push(`${at(tsMs)} quote ${bidPrice}/${askPrice}`),
      );
      depthTicks[0].subscribe('witness', ({ tsMs, bestBid, bestAsk }) =>
        log.push(`${at(tsMs)} book ${bestBid}/${bestAsk}`),
      );
      timestampCompleted.subscribe('witness', ({ tsMs }) => log.push(`${at(tsMs)} barrier`));
      if (timerMs !== null) kernel.setTimer('witness', 'alarm', START_MS + timerMs);
    },
    onTimer(_key, tsMs) {
      log.push(`${at(tsMs)} timer`);
    },
  };
  const names = closes.length === 0 ? ['A'] : ['A', 'B'];
  const kernel = new Kernel({
    agents: [witness],
    instrumentCount: names.length,
    seriesNames: names,
    failurePolicy: 'stop',
  });
  const series = names.map((name, index) => new BarSeries(index, name, MINUTE_MS, kernel.clock));
  const bars = barsOfCloses(closes);
  series[1]?.supply(bars, bars.length, bars.length);
  for (const one of series) one.end();
  const ticks = [new TickSeries(kernel, 0, 'A', rule, ticksOf(written, START_MS)), null].slice(0, names.length);
  return { log, kernel, loop: new RootLoop(kernel, series, ticks), ticks };
}

const BOOK = { tsMs: 20, bids: [[99, 1]], asks: [[101, 2]] } as const;

describe('ticks in the loop', () => {
  it('run in order of time; at one time trades, quotes, depth, then one barrier', () => {
    const run = logTicks({
      trades: [
        [10, 100, 1],
        [20, 101, 2],
        [20, 102, 3],
      ],
      quotes: [
        [20, 98, 1, 103, 1],
        [30, 99, 1, 103, 1],
      ],
      depth: [BOOK],
    });
    expect(run.loop.run()).toEqual({ kind: 'ended' });
    expect(run.log).toEqual([
      '10 trade 100 × 1',
      '10 barrier',
      '20 trade 101 × 2',
      '20 trade 102 × 3',
      '20 quote 98/103',
      '20 book 99/101',
      '20 barrier',
      '30 quote 99/103',
      '30 barrier',
    ]);
    expect(run.loop.ticksDelivered).toBe(6);
    expect([...run.kernel.market.lastPrice, ...run.kernel.market.bidPrice]).toEqual([102, 99]);
  });

  it('close a bar when its minute ends, ahead of the tick of that very time and of timers; the last never closes', () => {
    const run = logTicks(
      {
        trades: [
          [1_000, 100, 1],
          [59_999.5, 90, 2],
          [60_000, 95, 4],
          [185_000, 97, 8],
        ],
      },
      [],
      60_000,
    );
    run.loop.run();
    expect(run.log).toEqual([
      '1000 trade 100 × 1',
      '1000 barrier',
      '59999.5 trade 90 × 2',
      '59999.5 barrier',
      '60000 bar A 100 100 90 90 × 3',
      '60000 trade 95 × 4',
      '60000 timer',
      '60000 barrier',
      // The next trade is two minutes later: the bar does not wait for it. The minute without a trade has no bar.
      '120000 bar A 95 95 95 95 × 4',
      '120000 barrier',
      '185000 trade 97 × 8',
      '185000 barrier',
    ]);
    expect(run.loop.bars).toBe(2);
  });

  it('merge with the bars of another symbol in the order of the data, bars that open last', () => {
    const run = logTicks(
      {
        trades: [
          [0, 100, 1],
          [60_000, 101, 1],
          [70_000, 102, 1],
        ],
      },
      [50, 51],
    );
    run.loop.run();
    expect(run.log.map((line) => line.split(' ').slice(0, 3).join(' '))).toEqual([
      '0 trade 100',
      '0 barrier',
      '0 open B',
      '60000 bar A',
      '60000 trade 101',
      '60000 bar B',
      '60000 barrier',
      '60000 open B',
      '70000 trade 102',
      '70000 barrier',
      '120000 bar B',
      '120000 barrier',
    ]);
  });

  it('are the same whether the loop stops at every tick or not, and pauses cut nothing', () => {
    const trades = Array.from({ length: 200 }, (_, index) => [index * 1_500, 100 + (index % 7), 1] as const);
    const whole = logTicks({ trades }, [], 61_000);
    whole.loop.run();
    const stepped = logTicks({ trades }, [], 61_000);
    for (let tsMs = START_MS; tsMs < START_MS + 300_000; tsMs += 700) stepped.loop.run(tsMs);
    stepped.loop.run();
    expect(stepped.log).toEqual(whole.log);

    const many = logTicks({ trades: Array.from({ length: 70_000 }, (_, index) => [index, 100, 1] as const) });
    expect(many.loop.run()).toEqual({ kind: 'paused' });
    expect(many.loop.run()).toEqual({ kind: 'ended' });
    expect(many.loop.ticksDelivered).toBe(70_000);
  });

  it('cost nothing where nobody listens: no tick is delivered', () => {
    const run = logTicks({ trades: [[10, 100, 1]], quotes: [[11, 99, 1, 101, 1]] });
    run.loop.startAt(START_MS);
    run.kernel.silence('witness');
    run.loop.run();
    expect(run.log).toEqual([]);
    expect(run.kernel.topics.tradeTicks[0].published).toBe(0);
    expect(run.loop.ticksDelivered).toBe(2);
    expect(run.kernel.market.askPrice[0]).toBe(101);
  });

  it('go on from their state: cursor, book, quote and the bar in the making', () => {
    const written: WrittenTicks = {
      trades: [
        [10, 100, 1],
        [40_000, 103, 1],
        [60_001, 104, 1],
      ],
      quotes: [[15, 98, 1, 103, 1]],
      depth: [BOOK, { tsMs: 50_000, bids: [[100, 5]] }],
    };
    const first = logTicks(written);
    first.loop.run(START_MS + 30_000);
    const state = structuredClone(first.ticks[0]?.state);
    const second = logTicks(written);
    second.loop.startAt(START_MS + 30_000);
    if (state && second.ticks[0]) second.ticks[0].state = state;
    expect(second.kernel.market.bidPrice[0]).toBe(98);
    expect(second.kernel.market.books[0]?.asks.count).toBe(1);
    second.loop.run();
    first.log.length = 0;
    first.loop.run();
    expect(second.log).toEqual(first.log);
    expect(second.log).toContain('60000 bar A 100 103 100 103 × 2');
    expect(second.log).toContain('50000 book 100/101');
  });
});

describe('bars by what has traded', () => {
  const count = (trades: number) => ({ kind: 'ticks', count: trades }) as const;

  it('close right behind the trade that fills them, at its time, several at one time if need be', () => {
    const run = logTicks(
      {
        trades: [
          [10, 100, 1],
          [70_000, 104, 2],
          [70_000, 101, 4],
          [70_000, 99, 8],
          [80_000, 98, 16],
        ],
      },
      [],
      70_000,
      count(2),
    );
    run.loop.run();
    expect(run.log).toEqual([
      '10 trade 100 × 1',
      '10 barrier',
      '70000 trade 104 × 2',
      '70000 bar A 100 104 100 104 × 3',
      '70000 trade 101 × 4',
      '70000 trade 99 × 8',
      '70000 bar A 101 101 99 99 × 12',
      '70000 timer',
      '70000 barrier',
      // The one that is open when the ticks end never closes.
      '80000 trade 98 × 16',
      '80000 barrier',
    ]);
    expect(run.loop.bars).toBe(2);
  });

  it('are as long as from their first trade to their last', () => {
    const run = logTicks(
      {
        trades: [
          [1_000, 100, 1],
          [1_750.5, 100, 1],
          [9_000, 100, 2],
        ],
      },
      [],
      null,
      { kind: 'volume', volume: 2 },
    );
    const spans: number[] = [];
    run.kernel.topics.barClosed[0].subscribe('other', ({ intervalMs }) => spans.push(intervalMs));
    run.loop.run();
    expect(spans).toEqual([750.5, 0]);
  });

  it('go on from their state in the middle of a bar', () => {
    const written: WrittenTicks = { trades: [1, 2, 3, 4, 5, 6, 7].map((second) => [second * 1_000, 100 + second, 1]) };
    const first = logTicks(written, [], null, count(3));
    first.loop.run(START_MS + 4_500);
    const state = structuredClone(first.ticks[0]?.state);
    const second = logTicks(written, [], null, count(3));
    second.loop.startAt(START_MS + 4_500);
    if (state && second.ticks[0]) second.ticks[0].state = state;
    second.loop.run();
    expect(second.log.filter((line) => line.includes('bar A'))).toEqual(['6000 bar A 104 106 104 106 × 3']);
  });
});

describe('quotes and depth that end before the trades', () => {
  const written: WrittenTicks = {
    trades: [
      [10, 100, 1],
      [90, 100, 1],
    ],
    quotes: [
      [20, 98, 1, 103, 1],
      [40, 98, 1, 103, 1],
    ],
    depth: [BOOK, { tsMs: 60, bids: [[98, 5]] }],
  };

  /** What the market says after each of these times. */
  function endsAt(ends: object, times: readonly number[]): number[][] {
    const kernel = new Kernel({ agents: [], instrumentCount: 1, seriesNames: ['A'], failurePolicy: 'stop' });
    const bars = new BarSeries(0, 'A', MINUTE_MS, kernel.clock);
    const data = { ...ticksOf(written, START_MS), ...ends };
    const ticks = new TickSeries(kernel, 0, 'A', { kind: 'time', intervalMs: MINUTE_MS }, data);
    const loop = new RootLoop(kernel, [bars], [ticks]);
    const { quotesEnded, depthEnded } = kernel.market;
    return times.map((tsMs) => {
      loop.run(START_MS + tsMs);
      // The state says the same.
      const seen = [quotesEnded[0], depthEnded[0]];
      const { state } = ticks;
      ticks.state = state;
      expect([quotesEnded[0], depthEnded[0]]).toEqual(seen);
      return seen;
    });
  }

  it('are over with their last row, if the source is known to end there', () => {
    expect(endsAt({ quotesEndTsMs: START_MS + 40, depthEndTsMs: START_MS + 60 }, [30, 50, 70])).toEqual([
      [0, 0],
      [1, 0],
      [1, 1],
    ]);
  });

  it('are not over where nobody says so: what is played may be a part of more', () => {
    expect(endsAt({}, [50, 100])).toEqual([
      [0, 0],
      [0, 0],
    ]);
  });
});
