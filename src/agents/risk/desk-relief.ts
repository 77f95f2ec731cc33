import { type ProposedOrder, type RiskView, signOf } from './risk-rule.js';

/**
 * How much of an order makes the desk's position smaller, at most what it closes, base currency. What a strategy closes
 * while another one holds the opposite makes the desk's larger: the two had cancelled out.
 */
export function deskRelief({ terms, instrument, closes }: ProposedOrder, view: RiskView): number {
  const facing = -signOf(terms.side) * view.committedQuantity(instrument.index, terms.side);
  return Math.min(closes, Math.max(0, facing));
}
