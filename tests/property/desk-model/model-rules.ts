import type { OrderTerms, Side } from '../../../src/events/order-terms.js';
import type { DeskSettings } from './desk-settings.js';
import type { ModelBooks } from './model-books.js';
import { type ModelReturns, tailLoss } from './model-returns.js';

/** An order that is judged: quantities in coins. */
export interface ModelProposal {
  readonly terms: OrderTerms;
  readonly strategy: number;
  readonly instrument: number;
  readonly side: Side;
  readonly quantity: number;
  readonly closes: number;
  /** The worst that it is expected to fill at. */
  readonly price: number;
  readonly tsMs: number;
}

/** What the order would lead to, in the rule's own unit. */
export interface ModelVerdict {
  readonly value: number;
  readonly limit: number;
  /** The rule says nothing finer than yes or no, or more carefully than its definition: values are not compared. */
  readonly isRough?: true;
}

/** What is remembered of the past, beside the books. */
export interface ModelMemory {
  readonly lastDataTsMs: readonly number[];
  /** Approvals so far: when, whose, and whether they added to a position. */
  readonly approved: readonly { readonly tsMs: number; readonly strategy: number; readonly adds: boolean }[];
  readonly returns: ReadonlyMap<string, ModelReturns>;
}

export type ModelRule = (order: ModelProposal, books: ModelBooks, memory: ModelMemory) => ModelVerdict | null;

const DAY_MS = 86_400_000;
const sign = (side: Side) => (side === 'buy' ? 1 : -1);
const pctOf = (amount: number, equity: number) =>
  equity > 0 ? (amount / equity) * 100 : amount > 0 ? Number.POSITIVE_INFINITY : 0;

/** In the direction of the order: what the desk has and may come to, then with the order as well. */
const along = ({ instrument, side }: ModelProposal, books: ModelBooks) =>
  sign(side) * books.committed(instrument, side);

const othersNotional = ({ instrument }: ModelProposal, books: ModelBooks, counts = (_: number) => true) =>
  books.instruments.reduce(
    (sum, { index }) => (index === instrument || !counts(index) ? sum : sum + Math.abs(books.worstNotional(index))),
    0,
  );

/**
 * Gross notional after the order, what it adds at its own price and the rest at the last one; null where it makes the
 * desk's largest possible position no larger.
 */
function grossAfter(order: ModelProposal, books: ModelBooks): number | null {
  const before = along(order, books);
  const after = before + order.quantity;
  if (Math.abs(after) <= Math.abs(books.worst(order.instrument)) * (1 + 1e-12)) return null;
  const kept = before > 0 ? before * books.prices[order.instrument] : 0;
  return othersNotional(order, books) + kept + Math.min(after, order.quantity) * order.price;
}

/** Each rule by its definition in the documentation, on the model's own books. */
export function modelRules({ scenario, coinsMax }: DeskSettings): Map<string, ModelRule> {
  const rules = new Map<string, ModelRule>();
  const { risk, venue } = scenario;
  const fee = venue.fees.takerBps / 10_000;
  if (venue.kind === 'spot' && venue.leverage === undefined) {
    rules.set('noShort', ({ side, strategy, instrument, quantity }, books) => {
      if (side === 'buy') return null;
      const own = books.units[strategy][instrument] - books.working(instrument, 'sell', strategy);
      return { value: quantity, limit: books.coins(instrument, own) };
    });
    rules.set('availableCash', ({ side, strategy, quantity, price }, books) => {
      if (side === 'sell') return null;
      let cash = Number(books.cash[strategy]) / 1e16;
      for (const one of books.approvals.values()) {
        if (one.strategy === strategy && one.side === 'buy') cash -= books.coins(one.instrument, one.left) * one.price;
      }
      for (const one of books.orders.values()) {
        if (one.role !== 'direct' || one.strategy !== strategy || one.side !== 'buy') continue;
        cash -= books.coins(one.instrument, one.leaves) * one.price;
      }
      return { value: quantity * price * (1 + fee), limit: cash };
    });
  } else {
    const leverage = venue.leverage ?? 1;
    rules.set('availableMargin', ({ strategy, instrument, side, quantity, price }, books) => {
      const own = -sign(side) * books.coins(instrument, books.units[strategy][instrument]);
      const closes = Math.max(0, own);
      let exposure = 0;
      for (const { index } of books.instruments) {
        const orders = books.working(index, 'buy', strategy) + books.working(index, 'sell', strategy);
        const coins = books.coins(index, Math.abs(books.units[strategy][index]) + orders);
        if (coins > 0) exposure += coins * books.prices[index];
      }
      const free = books.ownEquity(strategy) - (exposure - closes * price) / leverage;
      return { value: Math.max(0, quantity - closes) * price * (1 / leverage + fee), limit: Math.max(0, free) };
    });
  }
  const { maxPositionPct, maxExposurePct, maxLeverage, concentrationPct } = risk;
  if (maxPositionPct !== undefined) {
    rules.set('maxPositionPct', (order, books) => ({
      value: pctOf((along(order, books) + order.quantity) * order.price, books.equity),
      limit: maxPositionPct,
    }));
  }
  if (maxExposurePct !== undefined) {
    rules.set('maxExposurePct', (order, books) => {
      const gross = grossAfter(order, books);
      return gross === null ? null : { value: pctOf(gross, books.equity), limit: maxExposurePct, isRough: true };
    });
  }
  if (maxLeverage !== undefined) {
    rules.set('maxLeverage', (order, books) => {
      const gross = grossAfter(order, books);
      return gross === null ? null : { value: pctOf(gross, books.equity) / 100, limit: maxLeverage, isRough: true };
    });
  }
  if (concentrationPct !== undefined) {
    rules.set('concentrationPct', (order, books) => {
      const others = othersNotional(order, books);
      if (others === 0) return null;
      const own = Math.max(0, along(order, books) + order.quantity) * order.price;
      return { value: (own / (own + others)) * 100, limit: concentrationPct };
    });
  }
  addOrderRules(rules, risk);
  addMarketRules(rules, risk);
  if (coinsMax !== null) rules.set('maxCoins', ({ quantity }) => ({ value: quantity, limit: coinsMax }));
  return rules;
}

function addOrderRules(rules: Map<string, ModelRule>, risk: DeskSettings['scenario']['risk']): void {
  const { symbols, staleDataMs, priceCollarPct, maxTradesPerDay, orderRate } = risk;
  if (symbols !== undefined) {
    rules.set('symbols', ({ instrument }, { instruments }) => {
      const { symbol } = instruments[instrument];
      const isAllowed = (symbols.allow?.includes(symbol) ?? true) && !(symbols.deny?.includes(symbol) ?? false);
      return isAllowed ? null : { value: 1, limit: 0 };
    });
  }
  if (staleDataMs !== undefined) {
    rules.set('staleDataMs', ({ instrument, tsMs }, _, { lastDataTsMs }) => ({
      value: tsMs - lastDataTsMs[instrument],
      limit: staleDataMs,
    }));
  }
  if (priceCollarPct !== undefined) {
    rules.set('priceCollarPct', ({ terms, instrument }, { instruments, prices }) => {
      const asked = [terms.limitPrice, terms.stopPrice].filter((units) => units > 0);
      if (asked.length === 0) return null;
      const last = prices[instrument];
      const away = asked.map((units) => (Math.abs(units / instruments[instrument].priceOne - last) / last) * 100);
      return { value: Math.max(...away), limit: priceCollarPct };
    });
  }
  if (maxTradesPerDay !== undefined) {
    rules.set('maxTradesPerDay', ({ strategy, tsMs }, _, { approved }) => {
      const day = (ts: number) => Math.floor(ts / DAY_MS);
      const today = approved.filter((one) => one.adds && day(one.tsMs) === day(tsMs));
      const own = today.filter((one) => one.strategy === strategy);
      const { desk = Number.POSITIVE_INFINITY, strategy: each = Number.POSITIVE_INFINITY } = maxTradesPerDay;
      const isOwn = own.length >= each || desk === Number.POSITIVE_INFINITY;
      return isOwn && !(today.length >= desk)
        ? { value: own.length + 1, limit: each }
        : { value: today.length + 1, limit: desk, isRough: true };
    });
  }
  if (orderRate !== undefined) {
    const perMs = Number.parseInt(orderRate.per, 10) * (orderRate.per.endsWith('m') ? 60_000 : 1_000);
    rules.set('orderRate', ({ tsMs }, _, { approved }) => ({
      value: approved.filter((one) => one.tsMs > tsMs - perMs).length + 1,
      limit: orderRate.orders,
      isRough: true,
    }));
  }
}

function addMarketRules(rules: Map<string, ModelRule>, risk: DeskSettings['scenario']['risk']): void {
  const { correlatedExposurePct, stress } = risk;
  if (correlatedExposurePct !== undefined) {
    const { limitPct, threshold } = correlatedExposurePct;
    rules.set('correlatedExposurePct', (order, books, { returns }) => {
      const history = returns.get('correlatedExposurePct') as ModelReturns;
      const { instrument } = order;
      const isOneBet = (index: number) =>
        history.covers(index) && history.covers(instrument) && history.correlation(index, instrument) > threshold;
      const own = Math.max(0, along(order, books) + order.quantity) * order.price;
      return { value: pctOf(own + othersNotional(order, books, isOneBet), books.equity), limit: limitPct };
    });
  }
  for (const measure of ['valueAtRiskPct', 'expectedShortfallPct'] as const) {
    const terms = risk[measure];
    if (terms === undefined) continue;
    rules.set(measure, (order, books, { returns }) => {
      const history = returns.get(measure) as ModelReturns;
      const { instrument, side, price, quantity, closes } = order;
      const committed = books.committed(instrument, side);
      const held = committed === 0 ? 0 : committed * books.prices[instrument];
      const exposures = (coins: number) =>
        books.instruments.map(({ index }) =>
          index === instrument ? held + sign(side) * coins * price : books.worstNotional(index),
        );
      const isKnown = (all: readonly number[]) => all.every((one, index) => one === 0 || history.covers(index));
      if (!isKnown(exposures(quantity)) || !isKnown(exposures(closes))) return null;
      const lossOf = (coins: number) => tailLoss(history.losses(exposures(coins)), { ...terms, measure });
      return { value: pctOf(Math.max(lossOf(closes), lossOf(quantity)), books.equity), limit: terms.limitPct };
    });
  }
  if (stress !== undefined) {
    rules.set('stress', (order, books) => {
      const { instrument, side, price, quantity, closes } = order;
      const losses = stress.scenarios.map(({ shocks }) => {
        const shock = (index: number) => (shocks[books.instruments[index].symbol] ?? shocks.all ?? 0) / 100;
        const lossOf = (coins: number, index: number) =>
          coins === 0 ? 0 : -coins * books.prices[index] * shock(index);
        const worst = (index: number) =>
          Math.max(lossOf(books.committed(index, 'buy'), index), lossOf(books.committed(index, 'sell'), index));
        let others = 0;
        for (const { index } of books.instruments) if (index !== instrument) others += worst(index);
        const filled = (coins: number) =>
          others +
          lossOf(books.committed(instrument, side), instrument) -
          sign(side) * coins * price * shock(instrument);
        return Math.max(0, others + worst(instrument), filled(closes), filled(quantity));
      });
      return { value: pctOf(Math.max(...losses), books.equity), limit: stress.maxLossPct };
    });
  }
}
