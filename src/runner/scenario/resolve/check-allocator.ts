import { describeFound } from '../problems/describe-found.js';
import { nearestName } from '../problems/nearest-name.js';
import { type Problem, problemAt } from '../problems/problem.js';
import type { Scenario } from '../scenario.js';
import { isTickData } from '../scenario-data.js';

const REGIMES = ['trending', 'ranging', 'volatile'] as const;
/** Float noise in a sum of percentages is no mistake of their author. */
const NOISE = 1e-9;

/** What an allocator names, what its shares sum to, and whether the data can be gone on with where it asks for futures. */
export function checkAllocator(scenario: Scenario): Problem[] {
  return [...checkRegime(scenario), ...checkFutures(scenario)];
}

/** Nobody knows the ticks, the mark prices and the funding of a future that is drawn from bars. */
function checkFutures({ allocator, data, source }: Scenario): Problem[] {
  if (allocator.validate?.over !== 'futures') return [];
  const problem = (message: string) => [problemAt(source, ['allocator', 'validate', 'over'], message)];
  return data.flatMap((one) => {
    if (isTickData(one))
      return problem(`the data of ${one.symbol} is ticks (${one.source}): futures are drawn from bars`);
    if (one.mark !== null)
      return problem(`${one.symbol} has mark prices of its own, which no future has: leave out its mark`);
    if (one.funding === null || 'rate' in one.funding) return [];
    return problem(`the funding of ${one.symbol} comes from a file, which no future has: give it one rate`);
  });
}

/** The symbol and the strategies that the shares by regime name, and what the shares sum to. */
function checkRegime({ allocator, data, strategies, source }: Scenario): Problem[] {
  if (allocator.model !== 'regime') return [];
  const symbols = data.map((one) => one.symbol);
  const ids = strategies.map(({ id }) => id);
  const { symbol, shares } = allocator;
  const unknown = (path: (string | number)[], expected: string, found: string, known: readonly string[]) =>
    problemAt(
      source,
      path,
      `${expected} (${known.join(', ')}), found ${describeFound(found)}`,
      nearestName(found, known),
    );
  return [
    ...(symbol === null || symbols.includes(symbol)
      ? []
      : [unknown(['allocator', 'regime', 'symbol'], 'expected a symbol of the data', symbol, symbols)]),
    ...REGIMES.flatMap((regime) => {
      const percents = shares[regime] ?? {};
      const path = ['allocator', 'shares', regime];
      const strangers = Object.keys(percents).filter((id) => !ids.includes(id));
      const total = Object.values(percents).reduce((sum, pct) => sum + pct, 0);
      return [
        ...strangers.map((id) => unknown([...path, id], 'expected the id of a strategy', id, ids)),
        ...(total > 100 + NOISE
          ? [problemAt(source, path, `expected shares of at most 100 % together, found ${total}`)]
          : []),
      ];
    }),
  ];
}
