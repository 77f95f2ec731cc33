import { describe, expect, it } from 'vitest';
import { BUILT_IN } from '../../../../src/agents/strategies/built-in.js';
import type { StrategyDefinition } from '../../../../src/agents/strategies/strategy.js';
import { createRandom, nextUniform } from '../../../../src/core/random.js';
import { synthesizeBars } from '../../../../src/feeds/synthetic/synthesize-bars.js';
import { checkScenario } from '../../../../src/runner/check/check-scenario.js';
import { ticksOf, type WrittenTrade } from '../../kernel/ticks/ticks-of.js';
import * as strategies from './cheating-strategies.js';
import { runOf, TWO_DAYS } from './run-of.js';

const OPTIONS = { path: 'checked.yaml', cuts: 12, seed: 1 };
const check = (use: string, made: () => StrategyDefinition) =>
  checkScenario(
    runOf([{ use: 'momentum' }, { use }], () => ({ [use]: made() })),
    OPTIONS,
  );

describe('a strategy that looks ahead', () => {
  it('is caught and named when it reads the next row, though the compiler forbids it', async () => {
    const { clean, determinism, lookahead } = await check('peeking', () => strategies.peeking);
    expect(determinism.status).toBe('pass');
    expect(clean).toBe(false);
    expect(lookahead).toMatchObject({ status: 'fail', cuts: 12 });
    expect(lookahead.failedCuts).toBeGreaterThanOrEqual(4);
    expect(lookahead.changes).toHaveLength(1);
    const [change] = lookahead.changes;
    expect(change).toMatchObject({ strategy: 's1', publisher: 'strategy', found: null });
    expect(change.expected).toMatchObject({ topic: 'SignalEmitted', ts: change.cutTs, strategy: 's1' });
  });

  it('is caught when it reads the memory behind its columns', async () => {
    const { lookahead } = await check('reading-buffers', () => strategies.readingBuffers);
    expect(lookahead).toMatchObject({ status: 'fail', failedCuts: 12 });
    expect(lookahead.changes.map(({ strategy }) => strategy)).toEqual(['s1']);
  });
});

describe('a strategy that looks ahead on ticks', () => {
  it('is caught when it reads the next trade', async () => {
    // Prices wander by a seeded step each second, so that the next one is worth knowing.
    const random = createRandom(3);
    let price = 100;
    const trades = Array.from({ length: 2_000 }, (_, second): WrittenTrade => {
      price += nextUniform(random) < 0.5 ? -0.5 : 0.5;
      return [second * 1_000, price, 1];
    });
    const one = runOf([{ use: 'momentum' }, { use: 'peeking-at-trades' }], () => ({
      'peeking-at-trades': strategies.peekingAtTrades,
    }));
    const load = async () => ({ ...(await one.load()), ticks: [ticksOf({ trades }, TWO_DAYS.tsMs[0])] });
    const { determinism, lookahead } = await checkScenario({ ...one, load }, OPTIONS);
    expect(determinism.status).toBe('pass');
    expect(lookahead.status).toBe('fail');
    expect(lookahead.changes.map(({ strategy }) => strategy)).toEqual(['s1']);
  });
});

describe('a strategy that is not the same twice', () => {
  it('is caught when it keeps something in its module', async () => {
    // One module for all runs of the process; loading it anew makes another one.
    const { determinism, lookahead, clean } = await check('counting', strategies.counting);
    expect(clean).toBe(false);
    expect(determinism).toMatchObject({ status: 'fail', cause: 'earlier-run' });
    // The second run counts on from the 2,880 bars of the first: where that was silent, it says something.
    expect(determinism.change).toMatchObject({
      strategy: 's1',
      publisher: 'strategy',
      expected: null,
      found: { fields: { reason: 'bar 2910' } },
    });
    // The cut runs get a module of their own.
    expect(lookahead.status).toBe('pass');
  });

  it('is caught when it throws dice, and the rest is not judged', async () => {
    const { determinism, lookahead, state, warmUp } = await check('gambling', () => strategies.gambling);
    expect(determinism).toMatchObject({ status: 'fail', cause: 'chance' });
    expect(determinism.change).toMatchObject({ strategy: 's1', publisher: 'strategy' });
    expect([lookahead, state, warmUp].map(({ status }) => status)).toEqual(['skipped', 'skipped', 'skipped']);
  });
});

describe('a strategy that hides its state', () => {
  it('in a closure, cannot be copied', async () => {
    const { state, lookahead } = await check('closing', () => strategies.closing);
    expect(state).toMatchObject({
      status: 'fail',
      hidden: [{ strategy: 's1', path: 'state.next', what: 'a function' }],
    });
    expect(state.reason).toContain('cannot be copied');
    expect(lookahead.status).toBe('pass');
  });

  it('in an instance of a class, cannot be copied either', async () => {
    const { state } = await check('classy', () => strategies.classy);
    expect(state).toMatchObject({
      status: 'fail',
      hidden: [{ strategy: 's1', path: 'state.counter', what: 'an instance of Counter' }],
    });
  });

  it('beside it, breaks off behind the copy', async () => {
    const { determinism, state } = await check('attaching', () => strategies.attaching);
    expect(determinism.status).toBe('pass');
    expect(state).toMatchObject({ status: 'fail', hidden: [], change: { strategy: 's1', publisher: 'strategy' } });
    expect(state.change?.thrown).toContain('Agent "strategy:s1" threw');
  });

  it('in its module, goes on differently', async () => {
    const { determinism, state } = await check('forgetful', strategies.forgetful);
    expect(determinism.status).toBe('pass');
    expect(state).toMatchObject({ status: 'fail', hidden: [], change: { strategy: 's1', publisher: 'strategy' } });
  });
});

describe('an honest strategy', () => {
  it('passes, and is told how many bars its long average needs', async () => {
    const { clean, lookahead, state, warmUp } = await check('slow', () => strategies.slow);
    expect(clean).toBe(true);
    expect(lookahead).toMatchObject({ status: 'pass', failedCuts: 0, changes: [] });
    expect(state).toMatchObject({ status: 'pass', snapshots: 3 });
    expect(warmUp.status).toBe('pass');
    for (const {
      strategies: [momentum, average],
    } of warmUp.starts) {
      // SMA(50) is exact after fifty bars; the average of 60 forgets by halves.
      expect(momentum).toMatchObject({ strategy: 's0', agrees: true });
      expect(average).toMatchObject({ strategy: 's1', agrees: true });
      expect(average.agreeing).toBeGreaterThan(20);
    }
    expect(Math.max(...warmUp.starts.map(({ strategies: [, { bars }] }) => bars ?? 0))).toBeGreaterThan(0);
  });

  it('passes with a note when its signals depend on where the data begin', async () => {
    const { clean, warmUp } = await check('from-the-start', () => strategies.fromTheStart);
    expect(clean).toBe(true);
    expect(warmUp.status).toBe('note');
    expect(warmUp.starts.some(({ strategies: [, { agrees }] }) => !agrees)).toBe(true);
  });
});

describe('every strategy that comes along', () => {
  const single = Object.keys(BUILT_IN).filter((use) => use !== 'pairs');
  const ether = { ETHUSDT: synthesizeBars({ symbol: 'ETHUSDT', seed: 6, days: 2 }) };
  const pairs = { use: 'pairs', symbols: ['BTCUSDT', 'ETHUSDT'], params: { window: 60 } };
  const runs: [string, ReturnType<typeof runOf>][] = [
    ...single.map((use): [string, ReturnType<typeof runOf>] => [use, runOf([{ use }])]),
    ['pairs', runOf([pairs], undefined, TWO_DAYS, ether)],
  ];
  it.each(runs)('%s passes', async (_, run) => {
    const { clean, signals, determinism, lookahead, state } = await checkScenario(run, OPTIONS);
    expect(signals).toBeGreaterThan(0);
    expect({ clean, determinism, lookahead, state }).toMatchObject({
      clean: true,
      determinism: { status: 'pass' },
      lookahead: { status: 'pass' },
      state: { status: 'pass' },
    });
  });
});
