import { describeMarketChange } from '../../../feeds/market-changes/describe-market-change.js';
import { withMove } from '../branch-source.js';
import { checkScenario } from '../check-scenario.js';
import { describeFound } from '../problems/describe-found.js';
import { nearestName } from '../problems/nearest-name.js';
import { placeProblem } from '../problems/place-problem.js';
import { type Problem, problemAt } from '../problems/problem.js';
import { valueAt } from '../problems/value-at.js';
import type { Scenario } from '../scenario.js';
import type { ScenarioBranch } from '../scenario-forks.js';
import type { BranchInput } from '../schema/forks-schema.js';
import type { SourceMap, SourcePath } from '../source-map.js';
import { withoutEmptyKeys } from '../yaml/without-empty-keys.js';
import { applySet } from './apply-set.js';
import { checkMarketChange } from './check-market.js';
import { checkFixedParts } from './fixed-parts.js';
import type { ForkContext, Trunk } from './fork-context.js';
import { isParams } from './opaque-parts.js';
import { resolveMarketChange } from './resolve-market.js';
import { resolveWarmup } from './resolve-warmup.js';

export type ResolvedBranch =
  | {
      readonly branch: Omit<ScenarioBranch, 'forks'>;
      /** What forks of the branch leave. */
      readonly trunk: Omit<Trunk, 'outer'>;
      readonly problems: readonly Problem[];
    }
  | { readonly branch: null; readonly problems: readonly Problem[] };

/** The branch at `path` in the file, which leaves `trunk`. */
export function resolveBranch(
  input: BranchInput,
  path: SourcePath,
  trunk: Trunk,
  context: ForkContext,
): ResolvedBranch {
  const { source, check } = context;
  const { name, set = {}, remove = [] } = input;
  const removed = [...trunk.removed, ...remove];
  const applied = applySet(set, [...path, 'set'], { ...trunk, source, removed });
  const added = withAdded(applied, path, context);
  const earlier = [...applied.problems, ...checkRemoved(remove, trunk, source, path)];
  if (earlier.length > 0) return { branch: null, problems: earlier };

  const ownSource = { ...source, branch: { path, moves: added.moves } };
  const checked = checkScenario(withoutEmptyKeys(added.input, isParams), ownSource, check);
  if (!checked.ok) return { branch: null, problems: placed(ownSource, checked.problems) };
  const { scenario } = checked;
  const fixed = checkFixedParts(trunk.scenario, scenario);
  if (fixed.length > 0) return { branch: null, problems: placed(ownSource, fixed) };

  const market = resolveMarket(input, scenario, path, context);
  const warmupBars = resolveWarmup(input.warmup, scenario, removed);
  const problems = [
    ...market.problems,
    ...(warmupBars === undefined ? [problemAt(source, [...path, 'warmup'], WARMUP_MESSAGE)] : []),
  ];
  const words: Readonly<Record<string, readonly string[]>> = {
    set: applied.changes,
    add: added.changes,
    remove: remove.map((id) => `removed ${id}`),
    market: market.changes.map((change) => `market: ${describeMarketChange(change)}`),
  };
  const keys = Object.keys(valueAt(context.file, path) ?? {});
  return {
    branch: {
      name,
      changes: keys.flatMap((key) => words[key] ?? []),
      scenario,
      removed: remove,
      added: added.ids,
      market: market.changes,
      warmupBars: warmupBars ?? null,
    },
    trunk: { scenario, input: added.input, moves: added.moves, removed },
    problems,
  };
}

const WARMUP_MESSAGE =
  'a strategy has bars that last as long as they take, so that a time is no number of them: give the number';

function placed(source: SourceMap, problems: readonly Problem[]): Problem[] {
  return problems.map((problem) => placeProblem(source, problem));
}

/** The input with the branch's new strategies behind all others. */
function withAdded(
  { input, moves }: Pick<Trunk, 'input' | 'moves'>,
  path: SourcePath,
  { file }: ForkContext,
): Pick<Trunk, 'input' | 'moves'> & { readonly ids: readonly string[]; readonly changes: readonly string[] } {
  const from = [...path, 'add'];
  const added = (valueAt(file, from) ?? []) as readonly { readonly id: string; readonly use: string }[];
  const { strategies, ...rest } = input as { readonly strategies: readonly unknown[] };
  return {
    input: { ...rest, strategies: [...strategies, ...added] },
    moves: added.reduce(
      (all, _, index) =>
        withMove(all, { path: ['strategies', strategies.length + index], from: [...from, index], words: [] }),
      moves,
    ),
    ids: added.map(({ id }) => id),
    changes: added.map(({ id, use }) => `added ${id} (${use})`),
  };
}

/** Only what is there can be removed, and only once. */
function checkRemoved(
  remove: readonly string[],
  { scenario, removed }: Trunk,
  source: SourceMap,
  path: SourcePath,
): Problem[] {
  const ids = scenario.strategies.map(({ id }) => id);
  return remove.flatMap((id, index) => {
    const at = [...path, 'remove', index];
    if (removed.includes(id)) return [problemAt(source, at, `${id} is removed by the branch around this one`)];
    if (remove.indexOf(id) < index) return [problemAt(source, at, `${id} stands here twice`)];
    if (ids.includes(id)) return [];
    const message = `expected a strategy of the scenario (${ids.join(', ')}), found ${describeFound(id)}`;
    return [problemAt(source, at, message, nearestName(id, ids))];
  });
}

function resolveMarket(
  { market = [] }: BranchInput,
  scenario: Scenario,
  path: SourcePath,
  { source, check }: ForkContext,
) {
  const isList = Array.isArray(market);
  const inputs = (isList ? market : [market]) as readonly Exclude<typeof market, readonly unknown[]>[];
  const changes = inputs.map((one) => resolveMarketChange(one, check.folder));
  const problems = changes.flatMap((change, index) => {
    const at = isList ? [...path, 'market', index] : [...path, 'market'];
    return checkMarketChange(change, scenario, source, at);
  });
  return { changes, problems };
}
