import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { type Bar, defineStrategy, type StrategyDefinition } from '../../src/agents/strategies/strategy.js';
import { type BarColumns, sliceBarColumns } from '../../src/core/bar-columns.js';
import type { SignalEmitted } from '../../src/events/signal-events.js';
import { writeBarsCsv } from '../../src/feeds/csv/write-bars-csv.js';
import { synthesizeBars } from '../../src/feeds/synthetic/synthesize-bars.js';
import { runScenarioFile } from '../../src/runner/run-scenario-file.js';
import { simulate } from '../../src/runner/simulate.js';
import { columnsOf, foldBars } from '../property/coarse-desk.js';
import { barsOfCloses, MINUTE_MS, START_MS } from '../unit/kernel/bars-of-closes.js';

const QUARTER_MS = 15 * MINUTE_MS;
const minutesAfterStart = (tsMs: number) => (tsMs - START_MS) / MINUTE_MS;

/** One minute a minute for two hours: closes 1, 2, 3, … so that every bar tells which minutes it is made of. */
const COUNTED = barsOfCloses(Array.from({ length: 120 }, (_, row) => row + 1));

describe('sim run with an interval', () => {
  let folder: string;
  const minutes = synthesizeBars({ symbol: 'BTCUSDT', seed: 5, days: 20, volatility: 1 });

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'icarus-intervals-'));
    await writeBarsCsv(join(folder, 'minutes.csv'), minutes);
    const quarters = foldBars(minutes, MINUTE_MS, QUARTER_MS, Number.POSITIVE_INFINITY);
    await writeBarsCsv(join(folder, 'quarters.csv'), columnsOf(quarters, QUARTER_MS));
  });

  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  async function run(name: string, file: string, dataInterval: string, interval: string) {
    const path = join(folder, `${name}.yaml`);
    writeFileSync(
      path,
      `name: ${name}
data: [{ symbol: BTCUSDT, source: csv, path: ${file}, interval: ${dataInterval} }]
account: { cash: { USDT: 100000 } }
strategies:
  - { id: sma, use: momentum, symbols: [BTCUSDT], ${interval}params: { fast: 5, slow: 20 }, sizing: { model: percent, pct: 90 } }
`,
    );
    const outDir = join(folder, name);
    const finished = await runScenarioFile({
      path,
      env: {},
      outDir,
      cache: false,
      worker: false,
      signal: new AbortController().signal,
      onProgress: () => {},
      log: () => {},
    });
    const [{ fingerprint, metrics, counts }] = finished.result.branches;
    const written = (output: string) => readFileSync(join(outDir, output), 'utf8');
    return {
      result: finished.result,
      fingerprint,
      metrics,
      counts,
      fills: written('fills.csv'),
      trades: written('trades.csv'),
    };
  }

  it('trades minutes on signals of 15 minutes, as it would on a file of 15 minutes', async () => {
    const fine = await run('fine', 'minutes.csv', '1m', 'interval: 15m, ');
    const coarse = await run('coarse', 'quarters.csv', '15m', '');
    expect(fine.fills.split('\n').length).toBeGreaterThan(40);
    expect(fine.fills).toBe(coarse.fills);
    // Down to the excursions of each trade: they are of the prices of its time, whatever the bars.
    expect(fine.trades).toBe(coarse.trades);
    expect(fine.metrics).toMatchObject({ finalEquity: coarse.metrics.finalEquity, trades: coarse.metrics.trades });
    expect(fine.counts).toMatchObject({ bars: minutes.length, signals: coarse.counts.signals });
    expect(fine.result.data).toMatchObject([{ interval: '1m', rows: minutes.length }]);
    // Other data: another fingerprint.
    expect(fine.fingerprint).not.toBe(coarse.fingerprint);
  });

  it('gives one fingerprint each time, and another one than without the interval', async () => {
    const first = await run('fine', 'minutes.csv', '1m', 'interval: 15m, ');
    const second = await run('again', 'minutes.csv', '1m', 'interval: 15m, ');
    const without = await run('without', 'minutes.csv', '1m', '');
    const own = await run('own', 'minutes.csv', '1m', 'interval: 1m, ');
    expect(second.fingerprint).toBe(first.fingerprint);
    expect(without.fingerprint).not.toBe(first.fingerprint);
    expect(own.fingerprint).toBe(without.fingerprint);
  });

  it('says what is wrong with an interval that the data cannot give', async () => {
    await expect(run('wrong', 'quarters.csv', '15m', 'interval: 1m, ')).rejects.toThrow(
      'expected an interval that is a whole multiple of 15m, the interval of BTCUSDT, found 1m',
    );
  });
});

/** Says each bar that it gets, as a signal that changes nothing. */
function watcher(reusesBar: boolean): StrategyDefinition {
  return defineStrategy({
    name: 'watcher',
    description: 'Says what it sees',
    params: z.strictObject({}),
    reusesBar,
    init: () => ({}),
    onBar(_state, { intervalMs, open, high, low, close, volume }, ctx) {
      const reason = `${intervalMs / MINUTE_MS}m @${minutesAfterStart(ctx.tsMs)}`;
      ctx.signal({ direction: 'flat', reason, indicators: { open, high, low, close, volume } });
    },
  }) as unknown as StrategyDefinition;
}

function scenarioOf(strategies: readonly object[], data: object = { interval: '1m' }): object {
  return {
    name: 'intervals',
    data: [{ symbol: 'BTCUSDT', source: 'synthetic', ...data }],
    venue: { fees: { makerBps: 0, takerBps: 0 } },
    account: { cash: { USDT: 1000 } },
    strategies: strategies.map((strategy, index) => ({
      id: `s${index}`,
      symbols: ['BTCUSDT'],
      sizing: { model: 'fixed', quantity: '1' },
      ...strategy,
    })),
  };
}

describe('several intervals of one symbol', () => {
  it('reach each strategy at its own times: the bars of the data first, then the longer ones, shortest first', async () => {
    const signals: SignalEmitted[] = [];
    await simulate({
      scenario: scenarioOf([
        { use: 'copies', interval: '1h' },
        { use: 'reuses', interval: '15m' },
        { use: 'copies' },
        { use: 'copies', interval: '15m' },
      ]),
      strategies: { copies: watcher(false), reuses: watcher(true) },
      bars: { BTCUSDT: COUNTED },
      onEvent: (topic, event) => {
        if (topic === 'SignalEmitted') signals.push(event as unknown as SignalEmitted);
      },
    });
    const said = (strategyIndex: number) => signals.filter((signal) => signal.strategyIndex === strategyIndex);
    expect(said(0).map(({ reason }) => reason)).toEqual(['60m @60', '60m @120']);
    expect(said(1).map(({ reason }) => reason)).toEqual([15, 30, 45, 60, 75, 90, 105, 120].map((at) => `15m @${at}`));
    expect(said(2)).toHaveLength(120);
    // The second quarter of an hour: minutes 16 to 30, the first of which opened at the close of minute 15.
    const second = { open: 15, high: 30, low: 15, close: 30, volume: 15 };
    expect(said(1)[1].indicators).toEqual(second);
    expect(said(3)[1].indicators).toEqual(second);
    expect(said(0)[1].indicators).toEqual({ open: 60, high: 120, low: 60, close: 120, volume: 60 });
    const atOne = signals.filter(({ tsMs }) => minutesAfterStart(tsMs) === 60);
    expect(atOne.map(({ strategyIndex, reason }) => `s${strategyIndex} ${reason}`)).toEqual([
      's2 1m @60',
      's1 15m @60',
      's3 15m @60',
      's0 60m @60',
    ]);
  });

  it('leaves bars that a strategy keeps as they were', async () => {
    const kept: Bar[] = [];
    const keeper = defineStrategy({
      name: 'keeper',
      description: 'Keeps its bars',
      params: z.strictObject({}),
      init: () => ({}),
      onBar: (_state, bar) => void kept.push(bar),
    }) as unknown as StrategyDefinition;
    await simulate({
      scenario: scenarioOf([{ use: 'keeper', interval: '1h' }]),
      strategies: { keeper },
      bars: { BTCUSDT: COUNTED },
    });
    const common = { symbol: 'BTCUSDT', intervalMs: 60 * MINUTE_MS, volume: 60 };
    expect(kept).toEqual([
      { ...common, tsMs: START_MS + 60 * MINUTE_MS, open: 1, high: 60, low: 1, close: 60 },
      { ...common, tsMs: START_MS + 120 * MINUTE_MS, open: 60, high: 120, low: 60, close: 120 },
    ]);
  });

  it('blames the strategy that throws on a longer bar', async () => {
    const thrower = defineStrategy({
      name: 'thrower',
      description: 'Throws',
      params: z.strictObject({}),
      init: () => ({}),
      onBar() {
        throw new Error('not this one');
      },
    }) as unknown as StrategyDefinition;
    const run = simulate({
      scenario: scenarioOf([{ use: 'thrower', interval: '15m' }]),
      strategies: { thrower },
      bars: { BTCUSDT: COUNTED },
    });
    await expect(run).rejects.toThrow(
      /^Agent "strategy:s0" threw on BarClosed of BTCUSDT 15m at 2024-01-01T00:15:00.000Z: not this one$/,
    );
  });
});

describe('data that are finer than the bars of the strategy', () => {
  /** Buys with its first bar at a limit of 100. */
  const patient = defineStrategy({
    name: 'patient',
    description: 'One limit order',
    params: z.strictObject({}),
    init: () => ({ done: false }),
    onBar(state, _bar, ctx) {
      if (state.done) return;
      state.done = true;
      ctx.signal({ direction: 'long', reason: 'in', entry: { type: 'limit', limitPrice: 100 } });
    },
  }) as unknown as StrategyDefinition;

  // 110 throughout, but for the minute from 00:20 to 00:21, which closes at 99.
  const dipping = barsOfCloses(Array.from({ length: 45 }, (_, row) => (row === 20 ? 99 : 110)));

  async function fillsOf(bars: BarColumns, interval: string, strategyInterval: object) {
    const { run } = await simulate({
      scenario: scenarioOf([{ use: 'patient', ...strategyInterval }], { interval }),
      strategies: { patient },
      bars: { BTCUSDT: bars },
    });
    return run.fills.map(({ tsMs, price }) => `${price} @${minutesAfterStart(tsMs)}`);
  }

  it('fill inside its bar, when the price was there', async () => {
    const quarters = columnsOf(foldBars(dipping, MINUTE_MS, QUARTER_MS, Number.POSITIVE_INFINITY), QUARTER_MS);
    // The bar of the data that proves the fill closes at 00:21; of the file of 15 minutes it closes at 00:30.
    expect(await fillsOf(dipping, '1m', { interval: '15m' })).toEqual(['100 @21']);
    expect(await fillsOf(quarters, '15m', {})).toEqual(['100 @30']);
  });

  it('send nothing before the first whole bar', async () => {
    // Begins at 00:10: the quarter of an hour from 00:00 is not whole, so the first bar comes at 00:30, after the dip.
    expect(await fillsOf(sliceBarColumns(dipping, 10, 45), '1m', { interval: '15m' })).toEqual([]);
  });
});
