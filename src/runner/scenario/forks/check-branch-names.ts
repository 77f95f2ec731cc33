import { type Problem, problemAt } from '../problems/problem.js';
import type { ForkInput } from '../schema/forks-schema.js';
import { locate, type SourceMap, type SourcePath } from '../source-map.js';

interface NamedBranch {
  readonly name: string;
  readonly path: SourcePath;
}

/** What the run itself is called among its branches. */
const MAIN = 'main';

/** That every branch of a scenario has a name of its own. */
export function checkBranchNames(forks: readonly ForkInput[], source: SourceMap): Problem[] {
  const branches = namesOf(forks, ['forks']);
  return branches.flatMap(({ name, path }, index) => {
    if (name === MAIN) return [problemAt(source, path, `${MAIN} is the run itself: choose another name`)];
    const first = branches.findIndex((one) => one.name === name);
    if (first === index) return [];
    return [problemAt(source, path, `the name ${name} is taken by line ${locate(source, branches[first].path).line}`)];
  });
}

/** In the order of the file. */
function namesOf(forks: readonly ForkInput[], base: SourcePath): NamedBranch[] {
  return forks.flatMap(({ branches }, fork) =>
    branches.flatMap(({ name, forks: inner = [] }, branch) => {
      const path = [...base, fork, 'branches', branch];
      return [{ name, path: [...path, 'name'] }, ...namesOf(inner, [...path, 'forks'])];
    }),
  );
}
