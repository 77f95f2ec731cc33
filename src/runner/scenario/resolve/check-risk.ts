import { describeFound } from '../problems/describe-found.js';
import { nearestName } from '../problems/nearest-name.js';
import { type Problem, problemAt } from '../problems/problem.js';
import type { Scenario } from '../scenario.js';
import type { SourcePath } from '../source-map.js';
import { isStrategyFile } from './resolve-strategy.js';

/** What risk refers to by name must be there. */
export function checkRisk(scenario: Scenario): Problem[] {
  const { symbols, stress, rules = [] } = scenario.risk;
  const lists = (['allow', 'deny'] as const).flatMap((list) =>
    (symbols?.[list] ?? []).map((symbol, index) => ({ symbol, path: ['risk', 'symbols', list, index] })),
  );
  const shocks = (stress?.scenarios ?? []).flatMap(({ shocks }, index) =>
    Object.keys(shocks)
      .filter((symbol) => symbol !== 'all')
      .map((symbol) => ({ symbol, path: ['risk', 'stress', 'scenarios', index, 'shocks', symbol] })),
  );
  return [
    ...[...lists, ...shocks].flatMap(({ symbol, path }) => unknownSymbol(scenario, symbol, path)),
    ...rules.flatMap(({ use }, index) => notAFile(scenario, use, ['risk', 'rules', index, 'use'])),
  ];
}

function unknownSymbol({ data, source }: Scenario, symbol: string, path: SourcePath): Problem[] {
  const known = data.map((one) => one.symbol);
  if (known.includes(symbol)) return [];
  const message = `expected a symbol of the data (${known.join(', ')}), found ${describeFound(symbol)}`;
  return [problemAt(source, path, message, nearestName(symbol, known))];
}

function notAFile({ source }: Scenario, use: string, path: SourcePath): Problem[] {
  if (isStrategyFile(use)) return [];
  return [problemAt(source, path, `expected the path of a file, such as ./my-rule.ts, found ${describeFound(use)}`)];
}
