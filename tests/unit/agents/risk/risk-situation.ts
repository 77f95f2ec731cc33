import type { ProposedOrder, RiskView } from '../../../../src/agents/risk/risk-rule.js';
import type { Side } from '../../../../src/events/order-terms.js';
import { BTC, ETH, terms } from '../desk-parts.js';

export interface RiskSituation {
  readonly equity: number;
  readonly committedQuantity: number;
  readonly ownQuantity: number;
  readonly committedExposure: number;
  /** Left out: all of the equity is cash. */
  readonly freeCash?: number;
  /** Left out: what `ownQuantity` says. */
  readonly ownPosition?: number;
  /** Left out: those of the desk. */
  readonly ownEquity?: number;
  readonly ownExposure?: number;
  /** By instrument; left out: 100 and 10. */
  readonly lastPrices?: readonly number[];
  /** By instrument; left out: the committed quantity at its price in BTC, and nothing in ETH. */
  readonly committedNotionals?: readonly number[];
  readonly tsMs?: number;
}

/** A desk as a rule sees it: quantities are the same in every instrument and for every strategy. */
export function riskView(situation: RiskSituation): RiskView {
  const { lastPrices = [100, 10], committedQuantity, committedNotionals, equity } = situation;
  return {
    tsMs: situation.tsMs ?? 0,
    instruments: [BTC, ETH],
    strategyCount: 1,
    equity,
    lastPrice: (instrumentIndex) => lastPrices[instrumentIndex],
    committedExposure: situation.committedExposure,
    freeCash: () => situation.freeCash ?? equity,
    committedQuantity: (instrumentIndex) =>
      instrumentIndex === 0 || committedNotionals === undefined
        ? committedQuantity
        : committedNotionals[instrumentIndex] / lastPrices[instrumentIndex],
    ownQuantity: () => situation.ownQuantity,
    ownPosition: () => situation.ownPosition ?? situation.ownQuantity,
    ownEquity: () => situation.ownEquity ?? equity,
    ownExposure: () => situation.ownExposure ?? situation.committedExposure,
    committedNotional: (instrumentIndex) =>
      (committedNotionals ?? [committedQuantity * lastPrices[0], 0])[instrumentIndex],
  };
}

/** An order in BTC; `closes` is how much of it only reduces. */
export function proposedOrder(side: Side, coins: number, price: number, closes = 0): ProposedOrder {
  return { terms: terms(side, coins), instrument: BTC, quantity: coins, price, closes };
}
