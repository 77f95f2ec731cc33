import { z } from 'zod';
import { defineAllocator } from '../../../src/agents/allocator/define-allocator.js';
import { setKillSwitch } from '../../../src/agents/risk/halts/kill-switch.js';
import { defineRiskRule } from '../../../src/agents/risk/risk-rule-definition.js';
import { defineStrategy, type Signal, type StrategyDefinition } from '../../../src/agents/strategies/strategy.js';
import { allocateBarColumns } from '../../../src/core/bar-columns.js';
import { composeEngine, type Engine } from '../../../src/runner/compose/compose-engine.js';
import type { MarketTerms } from '../../../src/runner/prepare/market-terms.js';
import { parseScenario } from '../../../src/runner/scenario/parse-scenario.js';
import { createMarginBrackets } from '../../../src/venues/simulated/perpetual/create-margin-brackets.js';
import { constantFunding } from '../../../src/venues/simulated/perpetual/funding-schedule.js';
import { type DeskSettings, MINUTE_MS, SYMBOLS } from './desk-settings.js';

/** A bar by its moves in percent: open from the last close, close from the open, and what lies beyond both. */
export interface BarMove {
  readonly gapPct: number;
  readonly bodyPct: number;
  readonly abovePct: number;
  readonly belowPct: number;
  readonly volume: number;
}

/** What a strategy will say on its next bar or fill of a symbol, prices in percent from the last one. */
export interface Wish {
  readonly strategy: number;
  readonly instrument: number;
  /** Whose bar or fill it waits for: one symbol may be spoken of when another one moves. */
  readonly via: number;
  readonly on: 'bar' | 'fill';
  readonly direction: 'long' | 'short' | 'flat';
  readonly strength: number;
  readonly target: number | undefined;
  readonly entry: WishedEntry | undefined;
  /** How far away the exits are, percent; 0: none. */
  readonly exitPct: number;
}

export interface WishedEntry {
  readonly type: 'limit' | 'stop' | 'stop-limit';
  readonly awayPct: number;
  readonly timeInForce: 'GTC' | 'IOC' | 'FOK';
  readonly goodForMs: number | undefined;
}

const noParams = z.strictObject({});

/** The desk itself, composed as a run composes it. Bars come one by one, and strategies say what they are told to. */
export class RealDesk {
  readonly engine: Engine;
  /** Virtual time up to which everything has run. */
  nowMs: number;
  private readonly cents = SYMBOLS.map(() => 10_000);
  private readonly wishes: Wish[] = [];
  private readonly throwing = new Set<number>();

  constructor({ scenario: text, startTsMs, coinsMax, customShares, fundingRate }: DeskSettings) {
    const scenario = parseScenario(JSON.stringify(text), {
      path: '/scenario.yaml',
      env: {},
      builtInStrategies: ['scripted'],
    });
    const brackets = (symbol: string) =>
      createMarginBrackets(symbol, [
        { notionalFloor: '0', notionalCap: '1000000000000', maintenanceRatio: '0.005', maxLeverage: 125, cum: '0' },
      ]);
    const funding =
      fundingRate === 0 || text.venue.kind === 'spot' ? null : constantFunding(fundingRate, 8 * 60 * MINUTE_MS);
    const terms = SYMBOLS.map((symbol): MarketTerms => ({ brackets: brackets(symbol), funding, mark: null, hash: '' }));
    let turn = 0;
    const allocator = defineAllocator({
      name: 'own',
      description: 'Shares in turn',
      params: noParams,
      allocate: () => customShares?.[turn++ % customShares.length] ?? [],
    });
    const rule = defineRiskRule({
      name: 'maxCoins',
      description: 'No large orders',
      params: noParams,
      room: ({ quantity }) => ({ maxQuantity: coinsMax ?? 0, value: quantity, limit: coinsMax ?? 0 }),
    });
    this.nowMs = startTsMs;
    this.engine = composeEngine(
      scenario,
      text.strategies.map((_, strategy) => ({ definition: this.scripted(strategy), params: {} })),
      {
        failurePolicy: 'isolate',
        allocator: customShares === null ? null : allocator,
        riskRules: coinsMax === null ? [] : [{ definition: rule, params: {} }],
        terms: scenario.venue.margin === null ? [] : terms,
      },
    );
  }

  wish(wish: Wish): void {
    this.wishes.push(wish);
  }

  /** The strategy throws on its next bar. */
  sabotage(strategy: number): void {
    this.throwing.add(strategy);
  }

  kill(): void {
    setKillSwitch(this.engine.kernel, this.nowMs);
    this.run(this.nowMs);
  }

  /** A minute of bars; null: the symbol's data stands still. */
  bar(moves: readonly (BarMove | null)[]): void {
    moves.forEach((move, index) => {
      if (move === null) return;
      const by = (from: number, pct: number) => Math.max(100, Math.round(from * (1 + pct / 100)));
      const open = by(this.cents[index], move.gapPct);
      const close = by(open, move.bodyPct);
      const columns = allocateBarColumns(1);
      columns.tsMs[0] = this.nowMs;
      columns.open[0] = open / 100;
      columns.high[0] = by(Math.max(open, close), move.abovePct) / 100;
      columns.low[0] = by(Math.min(open, close), -move.belowPct) / 100;
      columns.close[0] = close / 100;
      columns.volume[0] = move.volume;
      this.cents[index] = close;
      this.engine.series[index].supply(columns, 1, 1);
    });
    this.run(this.nowMs + MINUTE_MS);
  }

  /** Time passes without data. */
  wait(untilMs: number): void {
    if (untilMs > this.nowMs) this.run(untilMs);
  }

  private run(untilMs: number): void {
    this.nowMs = untilMs;
    this.engine.loop.run(untilMs, true);
  }

  private scripted(strategy: number): StrategyDefinition {
    const say = (symbol: string, on: Wish['on'], signal: (signal: Signal) => void) => {
      const isMeant = (wish: Wish) => wish.strategy === strategy && wish.on === on && SYMBOLS[wish.via] === symbol;
      for (const wish of this.wishes.filter(isMeant)) {
        this.wishes.splice(this.wishes.indexOf(wish), 1);
        signal(signalOf(wish, this.cents[wish.instrument] / 100));
      }
    };
    return defineStrategy({
      name: 'scripted',
      description: 'Says what it is told to',
      params: noParams,
      init: () => ({}),
      onBar: (_, { symbol }, ctx) => {
        if (this.throwing.delete(strategy)) throw new Error('sabotaged');
        say(symbol, 'bar', (signal) => ctx.signal(signal));
      },
      onFill: (_, { symbol }, ctx) => say(symbol, 'fill', (signal) => ctx.signal(signal)),
    }) as unknown as StrategyDefinition;
  }
}

function signalOf({ instrument, direction, strength, target, entry, exitPct }: Wish, last: number): Signal {
  const away = (pct: number) => last * (1 + pct / 100);
  const outward = direction === 'long' ? exitPct : -exitPct;
  return {
    symbol: SYMBOLS[instrument],
    direction,
    strength,
    reason: 'told to',
    ...(target === undefined ? {} : { targetQuantity: target }),
    ...(exitPct === 0 || direction === 'flat'
      ? {}
      : { exits: { stopPrice: away(-outward), takeProfitPrice: away(outward) } }),
    ...(entry === undefined || direction === 'flat' ? {} : { entry: entryOf(entry, away(entry.awayPct)) }),
  };
}

function entryOf({ type, timeInForce, goodForMs }: WishedEntry, price: number): Signal['entry'] {
  return {
    type,
    ...(type === 'stop' ? {} : { limitPrice: price }),
    ...(type === 'limit' ? {} : { stopPrice: price }),
    ...(timeInForce === 'GTC' ? {} : { timeInForce }),
    ...(goodForMs === undefined ? {} : { goodForMs }),
  };
}
