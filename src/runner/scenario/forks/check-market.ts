import type { MarketChange } from '../../../feeds/market-changes/market-change.js';
import { describeFound } from '../problems/describe-found.js';
import { nearestName } from '../problems/nearest-name.js';
import { type Problem, problemAt } from '../problems/problem.js';
import type { Scenario } from '../scenario.js';
import { isTickData } from '../scenario-data.js';
import type { SourceMap, SourcePath } from '../source-map.js';

/** That a change, which stands at `path` in the file, is of a market whose bars can be changed. */
export function checkMarketChange(
  change: MarketChange,
  { data }: Scenario,
  source: SourceMap,
  path: SourcePath,
): Problem[] {
  const { kind, symbol } = change;
  const place = [...path, kind];
  const symbols = data.map((one) => one.symbol);
  if (symbol !== null && !symbols.includes(symbol)) {
    const message = `expected a symbol of the data (${symbols.join(', ')}), found ${describeFound(symbol)}`;
    return [problemAt(source, [...place, 'symbol'], message, nearestName(symbol, symbols))];
  }
  if (kind === 'graft' && change.path !== null && symbol === null && data.length > 1) {
    const message = 'a file has the bars of one market: say which symbol gets them';
    return [problemAt(source, [...place, 'path'], message)];
  }
  const changed = data.filter((one) => symbol === null || one.symbol === symbol);
  const ticks = changed.find(isTickData);
  if (ticks !== undefined) {
    const message = `the data of ${ticks.symbol} is ticks (${ticks.source}): only markets of bars can be changed`;
    return [problemAt(source, place, message)];
  }
  const marked = changed.find(({ mark }) => mark !== null);
  if (marked === undefined) return [];
  const message = `${marked.symbol} has mark prices of its own, which would not follow: leave out its mark to change it`;
  return [problemAt(source, place, message)];
}
