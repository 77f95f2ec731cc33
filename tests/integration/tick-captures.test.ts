import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { deserialize, serialize } from 'node:v8';
import { beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { BUILT_IN } from '../../src/agents/strategies/built-in.js';
import { defineStrategy, type StrategyDefinition } from '../../src/agents/strategies/strategy.js';
import { formatDecimal } from '../../src/core/decimal.js';
import { priceToFloat, quantityToFloat } from '../../src/core/instrument.js';
import { MONEY_DECIMALS } from '../../src/core/units.js';
import type { EventHeader } from '../../src/events/event.js';
import type { OrderFilled } from '../../src/events/order-events.js';
import { ColumnsFeed } from '../../src/feeds/columns-feed.js';
import { barsFromTrades } from '../../src/kernel/bar-builders/bars-from-trades.js';
import { applyDepth } from '../../src/kernel/book/apply-depth.js';
import { quantityAt } from '../../src/kernel/book/book-side.js';
import { createOrderBook } from '../../src/kernel/book/order-book.js';
import { driveReplay } from '../../src/kernel/replay-driver.js';
import type { TickData } from '../../src/kernel/ticks/tick-series.js';
import { composeEngine, type Engine } from '../../src/runner/compose/compose-engine.js';
import { restoreEngine, snapshotEngine } from '../../src/runner/engine-snapshot.js';
import { prepareData } from '../../src/runner/prepare/prepare-data.js';
import type { PreparedData } from '../../src/runner/prepare/prepared-data.js';
import { runBacktest } from '../../src/runner/run-backtest.js';
import { parseScenario } from '../../src/runner/scenario/parse-scenario.js';
import { simulate } from '../../src/runner/simulate.js';

const CAPTURES = resolve(import.meta.dirname, '../../../shared/data/binance-streams');
const hasCaptures = existsSync(CAPTURES);
if (!hasCaptures) console.warn(`Runs over real captures are skipped: ${CAPTURES} is not there.`);

/** Follows the taker: long after ten buys in a row, flat after ten sells. It also looks at every quote and book. */
const followTakers = defineStrategy({
  name: 'follow-takers',
  description: 'Long while buyers take.',
  params: z.strictObject({}),
  init: () => ({ run: 0, trades: 0, quotes: 0, books: 0, crossed: 0, bars: 0 }),
  onBar(state) {
    state.bars++;
  },
  onTrade(state, { takerSide }, ctx) {
    state.trades++;
    state.run = Math.sign(state.run) === takerSide ? state.run + takerSide : takerSide;
    if (state.run === 10) ctx.signal({ direction: 'long', reason: 'ten buys' });
    if (state.run === -10) ctx.signal({ direction: 'flat', reason: 'ten sells' });
  },
  onQuote(state, { bidPrice, askPrice }) {
    state.quotes++;
    if (bidPrice >= askPrice) state.crossed++;
  },
  onBook(state, { bestBid, bestAsk }) {
    state.books++;
    if (bestBid >= bestAsk) state.crossed++;
  },
});

const STRATEGIES: Readonly<Record<string, StrategyDefinition>> = {
  ...BUILT_IN,
  [followTakers.name]: followTakers as unknown as StrategyDefinition,
};

const textOf = (market: string, interval: string, fast: number, slow: number, builtInOnly = false) => `
name: capture
data:
  - symbol: BTCUSDT
    source: capture
    path: ${CAPTURES}/${market}-btcusdt-20240808.gz
    market: ${market}
    interval: ${interval}
    filters: { tickSize: "0.01", lotSize: "0.00001", minNotional: "5" }
venue: { latencyMs: 20 }
account: { cash: { USDT: 1000000 } }
strategies:
  - { id: bars, use: momentum, symbols: [BTCUSDT], params: { fast: ${fast}, slow: ${slow} }, sizing: { model: fixed, quantity: 3 } }
${builtInOnly ? '' : '  - { id: takers, use: follow-takers, symbols: [BTCUSDT], sizing: { model: fixed, quantity: 0.5 } }'}
`;

interface Loaded {
  readonly scenario: ReturnType<typeof parseScenario>;
  readonly data: readonly PreparedData[];
  readonly ticks: TickData;
}

async function load(text: string): Promise<Loaded> {
  const scenario = parseScenario(text, { path: '/capture.yaml', env: {}, builtInStrategies: Object.keys(STRATEGIES) });
  const data = await prepareData(scenario, { cache: false });
  return { scenario, data, ticks: data[0].ticks as TickData };
}

function compose({ scenario }: Loaded, ticks: TickData): { engine: Engine; fills: OrderFilled[] } {
  const strategies = scenario.strategies.map(({ use, params }) => ({
    definition: STRATEGIES[use],
    params: STRATEGIES[use].params.parse(params),
  }));
  const engine = composeEngine(scenario, strategies, { ticks: [ticks] });
  const fills: OrderFilled[] = [];
  engine.kernel.listen((_, event: EventHeader) => {
    if ((event as OrderFilled).kind === 'OrderFilled') fills.push(event as OrderFilled);
  });
  return { engine, fills };
}

const drive = ({ loop, series }: Engine, { data }: Loaded) =>
  driveReplay(loop, series, [new ColumnsFeed(data[0].bars)]);

describe.skipIf(!hasCaptures).each(['spot', 'futures'])('a real capture of the %s market', (market) => {
  let loaded: Loaded;
  let whole: { engine: Engine; fills: OrderFilled[] };

  beforeAll(async () => {
    loaded = await load(textOf(market, '1s', 5, 20));
    whole = compose(loaded, loaded.ticks);
    await drive(whole.engine, loaded);
  });

  it('runs through the chain: every tick seen, books uncrossed, bars those that barsFromTrades makes', () => {
    const { engine } = whole;
    const { trades, quotes, depth } = loaded.ticks;
    const { states } = engine.kernel.agents.snapshot()['strategy:takers'] as { states: unknown[] };
    expect(states).toEqual([
      expect.objectContaining({
        trades: trades.length,
        quotes: quotes.length,
        books: depth.length,
        crossed: 0,
        bars: engine.loop.bars,
      }),
    ]);
    expect(engine.loop.ticksDelivered).toBe(trades.length + quotes.length + depth.length);
    expect(engine.loop.bars).toBe(loaded.data[0].bars.length);
    expect(engine.loop.bars).toBeGreaterThan(200);
    expect(whole.fills.length).toBeGreaterThan(20);
  });

  it('takes only what the book displayed at that moment, level by level', () => {
    const [instrument] = whole.engine.instruments;
    const { depth, bookRules } = loaded.ticks;
    const book = createOrderBook(bookRules);
    const fills = [...whole.fills];
    for (let row = 0; row < depth.length; row++) {
      applyDepth(book, depth, row);
      const taken = new Map<string, number>();
      while (fills.length > 0 && fills[0].tsMs === depth.tsMs[row]) {
        const { side, price, quantity } = fills.shift() as OrderFilled;
        const level = `${side} ${price}`;
        taken.set(level, (taken.get(level) ?? 0) + quantityToFloat(instrument, quantity));
        const there = quantityAt(side === 'buy' ? book.asks : book.bids, priceToFloat(instrument, price));
        expect(taken.get(level)).toBeLessThanOrEqual(there + 1e-9);
      }
    }
    // Every fill was met by a message of the book.
    expect(fills).toEqual([]);
  });

  it('conserves the ledger: cash is what the fills leave of the deposits', () => {
    const { engine, fills } = whole;
    let cash = 0n;
    for (const { side, notional, fee } of fills) cash += (side === 'buy' ? -notional : notional) - fee;
    const accounts = engine.accounts();
    const left = accounts.reduce((sum, account) => sum + account.cash - account.deposited, 0n);
    expect(formatDecimal(left, MONEY_DECIMALS)).toBe(formatDecimal(cash, MONEY_DECIMALS));
    accounts.forEach(({ positions }, strategyIndex) => {
      const own = fills.filter((fill) => fill.strategyIndex === strategyIndex);
      const bought = own.reduce((sum, { side, quantity }) => sum + (side === 'buy' ? quantity : -quantity), 0);
      expect(positions[0].quantity).toBe(bought);
    });
  });

  it('goes on from a snapshot in the middle as if nothing had happened', async () => {
    const { trades } = loaded.ticks;
    for (const part of [0.01, 0.37, 0.8]) {
      const first = compose(loaded, loaded.ticks).engine;
      first.series[0].end();
      const untilMs = trades.tsMs[Math.floor(trades.length * part)];
      while (first.loop.run(untilMs).kind === 'paused');
      const snapshot = deserialize(serialize(snapshotEngine(first)));
      const { engine } = compose(loaded, loaded.ticks);
      restoreEngine(engine, snapshot);
      await drive(engine, loaded);
      expect(engine.kernel.bus.seq).toBe(whole.engine.kernel.bus.seq);
      expect(engine.kernel.hasher.digestHex()).toBe(whole.engine.kernel.hasher.digestHex());
      expect(engine.accounts()).toEqual(whole.engine.accounts());
      expect(engine.loop.bars).toBe(whole.engine.loop.bars);
    }
  });

  it('does not know the ticks to come: cut at any time, it has the same beginning', async () => {
    const { trades } = loaded.ticks;
    for (const part of [0.1, 0.55, 0.9]) {
      const endMs = trades.tsMs[Math.floor(trades.length * part)];
      const cut = await load(`${textOf(market, '1s', 5, 20)}period: { to: ${new Date(endMs).toISOString()} }`);
      const { engine, fills } = compose(cut, cut.ticks);
      await drive(engine, cut);
      expect(fills).toEqual(whole.fills.slice(0, fills.length));
      expect(whole.fills[fills.length]?.tsMs ?? Number.POSITIVE_INFINITY).toBeGreaterThanOrEqual(Math.floor(endMs));
    }
  });

  it('has one fingerprint, run after run', async () => {
    const built = await load(textOf(market, '1m', 1, 2, true));
    const { scenario, data, ticks } = built;
    const job = { scenario, bars: data.map(({ bars }) => bars), ticks: [ticks], dataHashes: [data[0].hash], terms: [] };
    const strategies = scenario.strategies.map(({ use, params }) => ({
      definition: BUILT_IN[use],
      params: BUILT_IN[use].params.parse(params),
    }));
    const here = await runBacktest({ ...job, strategies });
    const again = await simulate({ scenario: textOf(market, '1m', 1, 2, true) });
    expect(again.run.result.fingerprint).toBe(here.result.fingerprint);
    expect(here.result.counts.bars).toBe(
      barsFromTrades(ticks.trades, { kind: 'time', intervalMs: 60_000 }, { untilTsMs: lastTickMs(ticks) }).length,
    );
  });
});

function lastTickMs({ trades, quotes, depth }: TickData): number {
  return Math.max(...[trades, quotes, depth].map(({ tsMs, length }) => tsMs[length - 1] ?? 0));
}
