import type { MarketData } from '../forks/branches/market-data.js';
import { hashesOf } from './prepare-data.js';
import type { PreparedData } from './prepared-data.js';

/** What the engine and its branches need of the data. */
export function marketOf(data: readonly PreparedData[]): MarketData {
  return {
    bars: data.map(({ bars }) => bars),
    ticks: data.map(({ ticks }) => ticks),
    dataHashes: hashesOf(data),
    terms: data.flatMap(({ terms }) => (terms === null ? [] : [terms])),
  };
}
