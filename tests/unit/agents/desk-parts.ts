import { parseDecimal } from '../../../src/core/decimal.js';
import { createInstrument, type Instrument, notional } from '../../../src/core/instrument.js';
import { MONEY_DECIMALS, type Money, type PriceUnits, type QuantityUnits } from '../../../src/core/units.js';
import type { OrderIntended } from '../../../src/events/decision-events.js';
import type { OrderFilled } from '../../../src/events/order-events.js';
import type { OrderTerms, Side } from '../../../src/events/order-terms.js';
import type { SignalDirection, SignalEmitted } from '../../../src/events/signal-events.js';
import type { Agent } from '../../../src/kernel/agent.js';
import type { FailurePolicy } from '../../../src/kernel/agent-host.js';
import { Kernel } from '../../../src/kernel/kernel.js';
import { type Account, openAccount } from '../../../src/ledger/account.js';
import { Portfolio } from '../../../src/ledger/portfolio.js';
import { START_MS } from '../kernel/bars-of-closes.js';

/** Prices to the cent, quantities to a thousandth: 1 BTC is 1,000 quantity units, 1 USDT is 100 price units. */
export const BTC = instrumentOf('BTCUSDT', 'BTC', 0);
export const ETH = instrumentOf('ETHUSDT', 'ETH', 1);

function instrumentOf(symbol: string, base: string, index: number): Instrument {
  const spec = { symbol, base, quote: 'USDT', tickSize: '0.01', lotSize: '0.001', minNotional: '0' };
  return createInstrument(spec, index);
}

export function usdt(amount: string): Money {
  return parseDecimal(amount, MONEY_DECIMALS) as Money;
}

export const price = (usdtPerCoin: number) => Math.round(usdtPerCoin * 100) as PriceUnits;
export const quantity = (coins: number) => Math.round(coins * 1000) as QuantityUnits;

export interface DeskEvent {
  readonly kind: string;
  readonly [field: string]: unknown;
}

export interface Desk {
  readonly kernel: Kernel;
  /** Every derived event so far, in order. */
  readonly events: DeskEvent[];
  /** Kinds of the events so far, without what happened on starting. */
  kinds(): string[];
  /** Publishes an event as if an agent had, and lets the desk answer. */
  publish<Name extends PublishedTopic>(name: Name, event: Parameters<Kernel['topics'][Name]['encode'] & {}>[0]): void;
  /** Time goes on: timers, then the barrier. */
  advanceTo(tsMs: number): void;
}

type PublishedTopic = Exclude<
  keyof Kernel['topics'],
  | 'barClosed'
  | 'barOpened'
  | 'resampledBars'
  | 'tradeTicks'
  | 'quoteTicks'
  | 'depthTicks'
  | 'timestampCompleted'
  | 'derived'
>;

/** These agents alone, started at START_MS; prices by instrument. */
export function startDesk(
  agents: readonly Agent[],
  prices: readonly number[] = [100, 10],
  failurePolicy: FailurePolicy = 'stop',
): Desk {
  const kernel = new Kernel({
    agents,
    instrumentCount: prices.length,
    seriesNames: prices.map((_, index) => `series ${index}`),
    failurePolicy,
  });
  const events: DeskEvent[] = [];
  kernel.listen((_, event) => events.push(event as unknown as DeskEvent));
  kernel.market.lastPrice.set(prices);
  kernel.start(START_MS);
  const atStart = events.length;
  return {
    kernel,
    events,
    kinds: () => events.slice(atStart).map(({ kind }) => kind),
    publish(name, event) {
      kernel.publish(kernel.topics[name] as never, structuredClone(event) as never);
      kernel.bus.drain();
    },
    advanceTo(tsMs) {
      kernel.clock.tsMs = tsMs;
      kernel.completeTimestamp(tsMs);
    },
  };
}

/** Books that a test writes by hand. */
export function booksOf(cash: readonly string[], prices: readonly number[] = [100, 10], instruments = [BTC, ETH]) {
  const accounts: Account[] = cash.map((amount) => openAccount(usdt(amount), instruments.length));
  const lastPrice = Float64Array.from(prices);
  const portfolio = new Portfolio(
    instruments,
    () => accounts,
    () => ({ lastPrice }),
  );
  const hold = (strategyIndex: number, instrument: Instrument, coins: number) => {
    accounts[strategyIndex].positions[instrument.index].quantity = quantity(coins);
  };
  return { accounts, portfolio, hold, lastPrice };
}

export function terms(side: Side, coins: number, changes: Partial<OrderTerms> = {}): OrderTerms {
  return {
    strategyIndex: 0,
    instrumentIndex: 0,
    side,
    type: 'market',
    quantity: quantity(coins),
    limitPrice: 0 as PriceUnits,
    stopPrice: 0 as PriceUnits,
    conditions: null,
    exits: null,
    ...changes,
  };
}

export function intent(orderTerms: OrderTerms, changes: Partial<OrderIntended> = {}): OrderIntended {
  return {
    kind: 'OrderIntended',
    seq: 0,
    tsMs: 0,
    intentId: 1,
    terms: orderTerms,
    reduces: false,
    reason: '',
    ...changes,
  };
}

export function signal(direction: SignalDirection, changes: Partial<SignalEmitted> = {}): SignalEmitted {
  return {
    kind: 'SignalEmitted',
    seq: 0,
    tsMs: 0,
    strategyIndex: 0,
    instrumentIndex: 0,
    direction,
    strength: 1,
    reason: 'because',
    indicators: {},
    targetQuantity: null,
    entry: null,
    exits: null,
    ...changes,
  };
}

/** Both instruments have one grid, so the notional is right for either. */
export function fill(side: Side, coins: number, at: number, changes: Partial<OrderFilled> = {}): OrderFilled {
  return {
    kind: 'OrderFilled',
    seq: 0,
    tsMs: 0,
    orderId: 1,
    strategyIndex: 0,
    instrumentIndex: 0,
    side,
    type: 'market',
    price: price(at),
    quantity: quantity(coins),
    notional: notional(BTC, price(at), quantity(coins)),
    leaves: 0 as QuantityUnits,
    fee: usdt('0'),
    feeQuantity: 0 as QuantityUnits,
    liquidity: 'taker',
    role: 'direct',
    ...changes,
  };
}
