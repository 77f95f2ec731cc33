import { describeFound } from '../problems/describe-found.js';
import { nearestName } from '../problems/nearest-name.js';
import { type Problem, problemAt } from '../problems/problem.js';
import type { Scenario } from '../scenario.js';

const REGIMES = ['trending', 'ranging', 'volatile'] as const;
/** Float noise in a sum of percentages is no mistake of their author. */
const NOISE = 1e-9;

/** The symbol and the strategies that the shares by regime name, and what the shares sum to. */
export function checkAllocator({ allocator, data, strategies, source }: Scenario): Problem[] {
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
