import { resolve } from 'node:path';
import type { MarketChange } from '../../../feeds/market-changes/market-change.js';
import { parseDurationMs } from '../duration.js';
import { parseMoment, startOf } from '../moment.js';
import type { MarketChangeInput } from '../schema/market-change-schema.js';

/** A change of checked input, the one of its keys that is there; a relative path is relative to `folder`. */
export function resolveMarketChange(input: MarketChangeInput, folder: string): MarketChange {
  const { shock, gap, volatility, trend, bootstrap, graft } = input;
  if (shock !== undefined) {
    const { symbol = null, pct, over } = shock;
    return { kind: 'shock', symbol, pct, overMs: parseDurationMs(over) ?? 0 };
  }
  if (gap !== undefined) return { kind: 'gap', symbol: gap.symbol ?? null, pct: gap.pct };
  if (volatility !== undefined) {
    return { kind: 'volatility', symbol: volatility.symbol ?? null, multiple: volatility.multiple };
  }
  if (trend !== undefined) return { kind: 'trend', symbol: trend.symbol ?? null, pctPerDay: trend.pctPerDay };
  if (bootstrap !== undefined) {
    const { seed, block } = bootstrap;
    return { kind: 'bootstrap', symbol: null, seed, blockMs: parseDurationMs(block) ?? 0 };
  }
  const { symbol = null, from = '', path } = graft ?? {};
  const moment = parseMoment(from);
  const fromMs = moment === null ? 0 : startOf(moment);
  return { kind: 'graft', symbol, fromMs, path: path === undefined ? null : resolve(folder, path) };
}
