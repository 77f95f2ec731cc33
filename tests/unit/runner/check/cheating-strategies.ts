import { z } from 'zod';
import { defineStrategy, type StrategyDefinition } from '../../../../src/agents/strategies/strategy.js';
import type { BarColumns } from '../../../../src/core/bar-columns.js';
import type { TradeColumns } from '../../../../src/core/tick-columns.js';

const params = z.strictObject({});
const any = (definition: unknown) => definition as StrategyDefinition;

/** Looks at the next row of the columns behind the bar, past the compiler: long before it rises, flat before it falls. */
export const peeking = any(
  defineStrategy({
    name: 'peeking',
    description: 'Knows the next close',
    params,
    reusesBar: true,
    init: () => ({ isLong: false }),
    onBar(state, bar, ctx) {
      const { columns, row } = bar as unknown as { columns: BarColumns; row: number };
      const rises = columns.close[row + 1] > bar.close * 1.0005;
      const falls = columns.close[row + 1] < bar.close * 0.9995;
      if (rises && !state.isLong) ctx.signal({ direction: 'long', reason: 'it will rise' });
      if (falls && state.isLong) ctx.signal({ direction: 'flat', reason: 'it will fall' });
      if (rises || falls) state.isLong = rises;
    },
  }),
);

/** The same on trades. */
export const peekingAtTrades = any(
  defineStrategy({
    name: 'peeking-at-trades',
    description: 'Knows the next trade',
    params,
    init: () => ({ isLong: false }),
    onBar() {},
    onTrade(state, trade, ctx) {
      const { columns, row } = trade as unknown as { columns: TradeColumns; row: number };
      const rises = columns.price[row + 1] > trade.price;
      if (rises !== state.isLong) ctx.signal({ direction: rises ? 'long' : 'flat', reason: 'the next trade' });
      state.isLong = rises;
    },
  }),
);

/** Looks at what lies behind the end of its window in the shared memory. */
export const readingBuffers = any(
  defineStrategy({
    name: 'reading-buffers',
    description: 'Knows the last price of the data',
    params,
    reusesBar: true,
    init: () => ({ said: false }),
    onBar(state, bar, ctx) {
      const { close } = (bar as unknown as { columns: BarColumns }).columns;
      const all = new Float64Array(close.buffer as ArrayBuffer);
      if (!state.said && all[all.length - 1] > bar.close) {
        state.said = true;
        ctx.signal({ direction: 'long', reason: 'it ends higher', indicators: { end: all[all.length - 1] } });
      }
    },
  }),
);

/** Counts bars where every run finds the count of the run before. */
export function counting(): StrategyDefinition {
  let bars = 0;
  return any(
    defineStrategy({
      name: 'counting',
      description: 'Keeps its count outside its state',
      params,
      init: () => ({}),
      onBar(_state, _bar, ctx) {
        bars++;
        if (bars % 97 === 0) ctx.signal({ direction: bars % 2 === 0 ? 'long' : 'flat', reason: `bar ${bars}` });
      },
    }),
  );
}

export const gambling = any(
  defineStrategy({
    name: 'gambling',
    description: 'Throws dice of its own',
    params,
    init: () => ({}),
    onBar(_state, _bar, ctx) {
      const dice = Math.random();
      if (dice < 0.02) ctx.signal({ direction: dice < 0.01 ? 'long' : 'flat', reason: `dice ${dice}` });
    },
  }),
);

/** Has a function in its state: it cannot be copied. */
export const closing = any(
  defineStrategy({
    name: 'closing',
    description: 'Keeps a closure in its state',
    params,
    init: () => {
      let count = 0;
      return { next: () => ++count };
    },
    onBar(state, _bar, ctx) {
      const bars = state.next();
      if (bars % 50 === 0) ctx.signal({ direction: bars % 100 === 0 ? 'flat' : 'long', reason: 'every fifty bars' });
    },
  }),
);

class Counter {
  count = 0;
  next(): number {
    this.count += 1;
    return this.count;
  }
}

/** Has an instance of a class in its state: a copy has no methods. */
export const classy = any(
  defineStrategy({
    name: 'classy',
    description: 'Keeps an instance of a class in its state',
    params,
    init: () => ({ counter: new Counter() }),
    onBar(state, _bar, ctx) {
      const bars = state.counter.next();
      if (bars % 50 === 0) ctx.signal({ direction: bars % 100 === 0 ? 'flat' : 'long', reason: 'every fifty bars' });
    },
  }),
);

const attached = new WeakMap<object, { bars: number }>();

/** Keeps what it knows beside its state, attached to it: a copy has nothing attached. */
export const attaching = any(
  defineStrategy({
    name: 'attaching',
    description: 'Keeps its count in a WeakMap',
    params,
    init: () => {
      const state = {};
      attached.set(state, { bars: 0 });
      return state;
    },
    onBar(state, _bar, ctx) {
      const own = attached.get(state) as { bars: number };
      if (++own.bars % 60 === 0) ctx.signal({ direction: own.bars % 120 === 0 ? 'flat' : 'long', reason: 'time' });
    },
  }),
);

/** Resets what it keeps outside its state when a run begins: every run is the same, and no run can be gone on with. */
export function forgetful(): StrategyDefinition {
  let bars = 0;
  return any(
    defineStrategy({
      name: 'forgetful',
      description: 'Keeps its count outside its state and resets it',
      params,
      init: () => {
        bars = 0;
        return {};
      },
      onBar(_state, _bar, ctx) {
        bars++;
        if (bars % 60 === 0) ctx.signal({ direction: bars % 120 === 0 ? 'flat' : 'long', reason: `bar ${bars}` });
      },
    }),
  );
}

/** Honest: an exponential average over many bars forgets its first one slowly. */
export const slow = any(
  defineStrategy({
    name: 'slow',
    description: 'Follows a long exponential average',
    params,
    reusesBar: true,
    init: () => ({ average: Number.NaN, above: false }),
    onBar(state, bar, ctx) {
      state.average = Number.isNaN(state.average) ? bar.close : state.average + (bar.close - state.average) / 60;
      const above = bar.close > state.average;
      if (above !== state.above) ctx.signal({ direction: above ? 'long' : 'flat', reason: 'crossed the average' });
      state.above = above;
    },
  }),
);

/** Honest, and useless: trades every fifty bars, counted from the first one that it sees. */
export const fromTheStart = any(
  defineStrategy({
    name: 'from-the-start',
    description: 'Counts from the first bar',
    params,
    init: () => ({ bars: 0 }),
    onBar(state, _bar, ctx) {
      if (++state.bars % 53 === 0) ctx.signal({ direction: state.bars % 106 === 0 ? 'flat' : 'long', reason: 'time' });
    },
  }),
);
