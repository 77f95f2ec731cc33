import { RunError } from '../../core/errors.js';
import type { Instrument } from '../../core/instrument.js';
import { priceToFloat, quantityToFloat } from '../../core/instrument.js';
import { createRandom, nextUniform, type RandomState } from '../../core/random.js';
import type { BarClosed } from '../../events/market-events.js';
import type { OrderFilled } from '../../events/order-events.js';
import type { Agent } from '../../kernel/agent.js';
import type { Kernel } from '../../kernel/kernel.js';
import type { Portfolio } from '../../ledger/portfolio.js';
import type { Bar, Signal, StrategyContext, StrategyDefinition } from './strategy.js';

export interface StrategyAgentOptions {
  readonly id: string;
  readonly strategyIndex: number;
  readonly definition: StrategyDefinition;
  /** Checked against the definition's schema already. */
  readonly params: unknown;
  readonly instruments: readonly Instrument[];
  /** For each of the strategy's symbols: the series to listen to. */
  readonly seriesIndexes: readonly number[];
  /** For each of its symbols: which resampled bars it hears instead of the series' own; null: none. Default: all null. */
  readonly resampledIndexes?: readonly (number | null)[];
  readonly seed: number;
  readonly portfolio: Portfolio;
  /** Its signals are thrown away: it only gets to know the market. Default: they are not. */
  readonly muted?: boolean;
}

interface StrategyState {
  readonly random: RandomState;
  /** One a symbol, or a single one for the whole desk. */
  readonly states: unknown[];
  /** It has left the desk and hears nothing more. Left out: it is there. */
  readonly retired?: boolean;
}

/** Of the timer at which a strategy leaves the desk: it closes what it holds. */
export const RETIRE_KEY = 'retire';

/** Runs a {@link StrategyDefinition} as an agent: bars in, signals out. It holds no order and no money. */
export class StrategyAgent implements Agent {
  readonly id: string;
  readonly strategyIndex: number;
  /** Made on starting, so that an init that throws is reported with the strategy's name. */
  state!: StrategyState;
  private readonly options: StrategyAgentOptions;
  private readonly instrumentIndexes = new Map<string, number>();
  private kernel!: Kernel;

  constructor(options: StrategyAgentOptions) {
    this.options = options;
    this.id = `strategy:${options.id}`;
    this.strategyIndex = options.strategyIndex;
    for (const { symbol, index } of options.instruments) this.instrumentIndexes.set(symbol, index);
  }

  start(kernel: Kernel): void {
    this.kernel = kernel;
    this.state ??= this.createState();
    const { definition, instruments, seriesIndexes, resampledIndexes } = this.options;
    const desk = definition.scope === 'desk';
    const shared = desk ? this.createContext(kernel, instruments[0]) : null;
    instruments.forEach((instrument, position) => {
      const stateIndex = desk ? 0 : position;
      const ctx = shared ?? this.createContext(kernel, instrument);
      const onBar = definition.reusesBar ? this.onBarView(stateIndex, ctx) : this.onOwnBar(stateIndex, ctx);
      const resampledIndex = resampledIndexes?.[position] ?? null;
      const { barClosed, resampledBars } = kernel.topics;
      const bars = resampledIndex === null ? barClosed[seriesIndexes[position]] : resampledBars[resampledIndex];
      bars.subscribe(this.id, onBar);
      this.subscribeTicks(kernel, seriesIndexes[position], stateIndex, ctx);
      if (definition.onFill) this.subscribeFills(kernel, instrument, stateIndex, ctx);
    });
  }

  onTimer(key: string): void {
    if (key !== RETIRE_KEY) return;
    for (const { index } of this.options.instruments) {
      this.emit(this.kernel, { direction: 'flat', reason: 'removed from the desk' }, index);
    }
    this.state = { ...this.state, retired: true };
    this.settle();
  }

  settle(): void {
    if (this.state.retired) this.kernel.silence(this.id);
  }

  private createState(): StrategyState {
    const { definition, params, instruments, seed } = this.options;
    const symbols = instruments.map((instrument) => instrument.symbol);
    const states =
      definition.scope === 'desk'
        ? [definition.init(params, symbols)]
        : symbols.map((symbol) => definition.init(params, [symbol]));
    return { random: createRandom(`${seed}/${this.id}`), states };
  }

  private onBarView(stateIndex: number, ctx: Context): (bar: BarClosed) => void {
    const { definition } = this.options;
    if (definition.scope !== 'desk') return (bar) => definition.onBar(this.state.states[stateIndex], bar, ctx);
    return (bar) => {
      ctx.currentIndex = bar.instrumentIndex;
      definition.onBar(this.state.states[stateIndex], bar, ctx);
    };
  }

  private onOwnBar(stateIndex: number, ctx: Context): (bar: BarClosed) => void {
    const { definition } = this.options;
    return (view) => {
      ctx.currentIndex = view.instrumentIndex;
      const { symbol, intervalMs, tsMs, open, high, low, close, volume } = view;
      const bar: Bar = { symbol, intervalMs, tsMs, open, high, low, close, volume };
      definition.onBar(this.state.states[stateIndex], bar, ctx);
    };
  }

  private subscribeTicks(kernel: Kernel, seriesIndex: number, stateIndex: number, ctx: Context): void {
    const { definition } = this.options;
    const { tradeTicks, quoteTicks, depthTicks } = kernel.topics;
    if (definition.onTrade) {
      tradeTicks[seriesIndex].subscribe(this.id, (trade) => {
        ctx.currentIndex = trade.instrumentIndex;
        definition.onTrade?.(this.state.states[stateIndex], trade, ctx);
      });
    }
    if (definition.onQuote) {
      quoteTicks[seriesIndex].subscribe(this.id, (quote) => {
        ctx.currentIndex = quote.instrumentIndex;
        definition.onQuote?.(this.state.states[stateIndex], quote, ctx);
      });
    }
    if (definition.onBook) {
      depthTicks[seriesIndex].subscribe(this.id, (book) => {
        ctx.currentIndex = book.instrumentIndex;
        definition.onBook?.(this.state.states[stateIndex], book, ctx);
      });
    }
  }

  private subscribeFills(kernel: Kernel, instrument: Instrument, stateIndex: number, ctx: Context): void {
    const { definition } = this.options;
    kernel.topics.orderFilled.subscribe(this.id, (fill: OrderFilled) => {
      if (fill.strategyIndex !== this.strategyIndex || fill.instrumentIndex !== instrument.index) return;
      ctx.currentIndex = instrument.index;
      definition.onFill?.(
        this.state.states[stateIndex],
        {
          symbol: instrument.symbol,
          side: fill.side,
          price: priceToFloat(instrument, fill.price),
          quantity: quantityToFloat(instrument, fill.quantity),
          tsMs: fill.tsMs,
        },
        ctx,
      );
    });
  }

  private createContext(kernel: Kernel, first: Instrument): Context {
    const agent = this;
    const { portfolio, params, instruments } = this.options;
    const symbols = instruments.map((instrument) => instrument.symbol);
    return {
      currentIndex: first.index,
      params,
      symbols,
      get tsMs() {
        return kernel.clock.tsMs;
      },
      get cash() {
        return portfolio.cashFloat(agent.strategyIndex);
      },
      get equity() {
        return portfolio.equityFloat(agent.strategyIndex);
      },
      position(symbol) {
        return portfolio.quantityFloat(agent.strategyIndex, agent.indexOf(symbol, this.currentIndex));
      },
      random() {
        return nextUniform(agent.state.random);
      },
      signal(signal) {
        agent.emit(kernel, signal, agent.indexOf(signal.symbol, this.currentIndex));
      },
    };
  }

  private indexOf(symbol: string | undefined, currentIndex: number): number {
    if (symbol === undefined) return currentIndex;
    const index = this.instrumentIndexes.get(symbol);
    if (index !== undefined) return index;
    throw new RunError({
      code: 'STRATEGY_SYMBOL_UNKNOWN',
      message: `Strategy "${this.options.id}" names the symbol "${symbol}", which is not one of its symbols (${[...this.instrumentIndexes.keys()].join(', ')}).`,
      remedy: 'Add it to the symbols of the strategy in the scenario.',
      values: { strategy: this.options.id, symbol },
    });
  }

  private emit(kernel: Kernel, signal: Signal, instrumentIndex: number): void {
    if (this.options.muted) return;
    const strength = signal.strength ?? 1;
    const target = signal.targetQuantity ?? null;
    if (!(strength >= 0 && strength <= 1)) throw this.invalid('strength', strength, 'between 0 and 1');
    if (target !== null && !(target >= 0 && target < Number.POSITIVE_INFINITY)) {
      throw this.invalid('targetQuantity', target, 'zero or positive; the direction says long or short');
    }
    if (!Object.hasOwn(KNOWN_DIRECTIONS, signal.direction))
      throw this.invalid('direction', signal.direction, 'long, short or flat');
    const { topics } = kernel;
    kernel.publish(topics.signalEmitted, {
      kind: 'SignalEmitted',
      seq: 0,
      tsMs: 0,
      strategyIndex: this.strategyIndex,
      instrumentIndex,
      direction: signal.direction,
      strength,
      reason: signal.reason ?? '',
      indicators: signal.indicators ?? NO_INDICATORS,
      targetQuantity: target,
      entry: signal.entry ?? null,
      exits: signal.exits ?? null,
    });
  }

  private invalid(field: string, value: unknown, expected: string): RunError {
    return new RunError({
      code: 'SIGNAL_INVALID',
      message: `Strategy "${this.options.id}" sent a signal whose ${field} is ${String(value)}; it must be ${expected}.`,
      remedy: `Mend the call of ctx.signal in the strategy.`,
      values: { strategy: this.options.id, field, value },
    });
  }
}

/** A context of the whole desk serves many symbols: it must know whose bar is being handled. */
type Context = StrategyContext<unknown> & { currentIndex: number };

const NO_INDICATORS: Readonly<Record<string, number>> = {};
const KNOWN_DIRECTIONS = { long: true, short: true, flat: true } as const;
