import { decimalsFor, plainNumber, plainShare } from './plain-number.js';
import type { TradeOrder } from './trade-order.js';

/** From this rank on (and below its counterpart) the order of the trades was unusual. */
const UNUSUAL_RANK_PCT = 95;

/** What may be concluded from the order of trades, in plain sentences. */
export function tradeOrderConclusion(order: TradeOrder): string {
  const { actualDrawdownPct, actualRankPct, drawdownPct, ruinDrawdownPct, ruinProbability, trades } = order;
  const decimals = decimalsFor([actualDrawdownPct, drawdownPct.p5, drawdownPct.p95]);
  const pct = (value: number): string => `${plainNumber(value, decimals)} %`;
  const range = `the same ${trades} trades in other orders fall by ${pct(drawdownPct.p5)} to ${pct(drawdownPct.p95)} in 9 of 10 cases`;
  const ruin =
    ruinProbability === 0
      ? `No sequence drawn from them (of ${order.resamples}) fell by ${ruinDrawdownPct} % or more.`
      : `Sequences drawn from them fall by ${ruinDrawdownPct} % or more with a probability of ${plainShare(ruinProbability)}.`;
  return `The deepest drawdown from trade to trade was ${pct(actualDrawdownPct)}; ${range}${luckOf(actualRankPct)}. ${ruin}`;
}

function luckOf(rankPct: number): string {
  if (rankPct >= UNUSUAL_RANK_PCT) return ', so the order was an unlucky one';
  if (rankPct <= 100 - UNUSUAL_RANK_PCT) return ', so the order was a lucky one: expect worse';
  return '';
}
