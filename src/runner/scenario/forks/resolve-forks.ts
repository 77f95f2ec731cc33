import type { Problem } from '../problems/problem.js';
import type { ForkMoment, ScenarioBranch, ScenarioFork } from '../scenario-forks.js';
import type { ForkInput } from '../schema/forks-schema.js';
import type { SourcePath } from '../source-map.js';
import { checkMoment } from './check-moment.js';
import type { ForkContext, Trunk } from './fork-context.js';
import { resolveBranch } from './resolve-branch.js';
import { resolveMoment } from './resolve-moment.js';

export interface ResolvedForks {
  readonly forks: readonly ScenarioFork[];
  readonly problems: readonly Problem[];
}

/** The forks at `base` in the file, which leave `trunk`, with every branch's own scenario checked as a file would be. */
export function resolveForks(
  inputs: readonly ForkInput[],
  base: SourcePath,
  trunk: Trunk,
  context: ForkContext,
): ResolvedForks {
  const problems: Problem[] = [];
  const forks = inputs.map((input, index): ScenarioFork => {
    const path = [...base, index];
    const moment = resolveMoment(input);
    const { scenario, outer } = trunk;
    problems.push(...checkMoment(moment, { scenario, outer, path, source: context.source }));
    const branches = input.branches.flatMap((branch, branchIndex): ScenarioBranch[] => {
      const at = [...path, 'branches', branchIndex];
      const resolved = resolveBranch(branch, at, trunk, context);
      problems.push(...resolved.problems);
      return resolved.branch === null ? [] : [withForks(resolved.branch, resolved.trunk, moment, branch.forks, at)];
    });
    return { moment, branches };
  });
  return { forks, problems };

  function withForks(
    branch: Omit<ScenarioBranch, 'forks'>,
    trunk: Omit<Trunk, 'outer'>,
    moment: ForkMoment,
    inputs: readonly ForkInput[] = [],
    at: SourcePath,
  ): ScenarioBranch {
    const inner = resolveForks(inputs, [...at, 'forks'], { ...trunk, outer: moment }, context);
    problems.push(...inner.problems);
    return { ...branch, forks: inner.forks };
  }
}
