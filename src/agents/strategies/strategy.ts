import type { z } from 'zod';
import type { DepthTick, QuoteTick, TradeTick } from '../../events/market-events.js';
import type { OrderFilled } from '../../events/order-events.js';
import type { SignalDirection, SignalEntry, SignalExits } from '../../events/signal-events.js';

/** A closed bar as a strategy sees it. `tsMs` is its close time, epoch milliseconds; prices in quote currency. */
export interface Bar {
  readonly symbol: string;
  /** How long it was. Bars by trades, volume or notional each last as long as they take: from first trade to last. */
  readonly intervalMs: number;
  readonly tsMs: number;
  readonly open: number;
  readonly high: number;
  readonly low: number;
  readonly close: number;
  readonly volume: number;
}

/** A trade, as a strategy sees it: one object that moves on with the data. Copy what must outlive the call. */
export type Trade = Omit<TradeTick, 'instrumentIndex'>;

/** The best bid and ask; the same holds. An empty side has price 0. */
export type Quote = Omit<QuoteTick, 'instrumentIndex'>;

/** The order book after a depth message; the same holds. */
export type Book = Omit<DepthTick, 'instrumentIndex'>;

/** A strategy's opinion on a symbol. */
export interface Signal {
  /** Left out: the symbol of the bar being handled. */
  readonly symbol?: string;
  /** `long` or `short` opens, `flat` closes. A direction that the position already has moves `exits`, or nothing. */
  readonly direction: SignalDirection;
  /** Conviction 0..1, 1 when left out; percent sizing scales with it. */
  readonly strength?: number;
  /** Why, for the record: a short sentence. */
  readonly reason: string;
  /** The values behind it, for the record. */
  readonly indicators?: Readonly<Record<string, number>>;
  /** The position wanted, in base currency; left out: the scenario's sizing decides. */
  readonly targetQuantity?: number;
  /** How to enter; left out: at the market, which is the next bar's open, or the next tick. */
  readonly entry?: SignalEntry;
  /** How to leave again: a stop and a take-profit that rest at the venue from the entry's fill on. */
  readonly exits?: SignalExits;
}

/** What a strategy may see and do while it handles an event. */
export interface StrategyContext<P> {
  readonly params: P;
  /** The strategy's symbols in the order of the scenario. */
  readonly symbols: readonly string[];
  /** Virtual time, epoch milliseconds. */
  readonly tsMs: number;
  /** The strategy's own position, base currency, negative when short. */
  position(symbol?: string): number;
  /** Cash and equity of the strategy's sub-account, quote currency. */
  readonly cash: number;
  readonly equity: number;
  /** The next number in [0, 1) of the strategy's own seeded stream. */
  random(): number;
  signal(signal: Signal): void;
}

/** A fill of the strategy's own, in float: for deciding, not for bookkeeping. */
export interface StrategyFill {
  readonly symbol: string;
  readonly side: OrderFilled['side'];
  readonly price: number;
  readonly quantity: number;
  readonly tsMs: number;
}

/**
 * A strategy: a set of functions over plain data. `init` makes the state, the handlers change it in place. The state
 * must survive `structuredClone` (numbers, strings, arrays, typed arrays, Maps, plain objects), since forks and
 * restarts copy it.
 *
 * With `scope: 'symbol'` (the default) each symbol gets a state of its own and sees only its own bars; with
 * `scope: 'desk'` one state sees the bars of all symbols.
 */
export interface StrategyDefinition<Schema extends z.ZodType = z.ZodType, State = unknown> {
  readonly name: string;
  readonly description: string;
  /** Parameters with their defaults and ranges; the scenario's `params` are checked against it. */
  readonly params: Schema;
  readonly scope?: 'symbol' | 'desk';
  /** How many symbols the scenario must give it; left out: any number. */
  readonly symbolCount?: number;
  /**
   * Bars handed to `onBar` are one object that moves on with the data, which saves an allocation a bar. Only for
   * strategies that never keep a bar; others get a bar of their own each time.
   */
  readonly reusesBar?: boolean;
  init(params: z.output<Schema>, symbols: readonly string[]): State;
  onBar(state: State, bar: Bar, ctx: StrategyContext<z.output<Schema>>): void;
  /**
   * Every trade, quote and depth message of symbols whose data is ticks; never called for others. Only what a
   * definition has is delivered: left out, it costs nothing.
   */
  onTrade?(state: State, trade: Trade, ctx: StrategyContext<z.output<Schema>>): void;
  onQuote?(state: State, quote: Quote, ctx: StrategyContext<z.output<Schema>>): void;
  onBook?(state: State, book: Book, ctx: StrategyContext<z.output<Schema>>): void;
  onFill?(state: State, fill: StrategyFill, ctx: StrategyContext<z.output<Schema>>): void;
}

/** Gives a strategy's definition its types; changes nothing. */
export function defineStrategy<Schema extends z.ZodType, State>(
  definition: StrategyDefinition<Schema, State>,
): StrategyDefinition<Schema, State> {
  return definition;
}
