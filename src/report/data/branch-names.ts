import type { BranchResult } from '../run-result.js';

/** `tight-stop@2024-06-03`: a branch that a fork at regular times makes again and again. */
const REPEATED = /^(.+)@\d{4}-\d{2}-\d{2}[^@]*$/;

/** The branches of one name that were forked at several times, in the order of the forks. */
export interface RepeatedBranch {
  readonly name: string;
  readonly branches: readonly BranchResult[];
}

/** Branches apart by how they are to be read: one by one, or as one name at many times. */
export interface BranchesByName {
  readonly single: readonly BranchResult[];
  readonly repeated: readonly RepeatedBranch[];
}

/** Splits the branches (the run itself left out) by their names; a name with one time alone is a single branch. */
export function branchesByName(branches: readonly BranchResult[]): BranchesByName {
  const names = new Map<string, BranchResult[]>();
  const forks = branches.filter(({ parent }) => parent !== null);
  for (const branch of forks) {
    const name = repeatedName(branch);
    if (name === undefined) continue;
    const own = names.get(name);
    if (own === undefined) names.set(name, [branch]);
    else own.push(branch);
  }
  const isSingle = (branch: BranchResult) => (names.get(repeatedName(branch) ?? '')?.length ?? 0) < 2;
  return {
    single: forks.filter(isSingle),
    repeated: [...names].filter(([, own]) => own.length > 1).map(([name, own]) => ({ name, branches: own })),
  };
}

function repeatedName({ name }: BranchResult): string | undefined {
  return REPEATED.exec(name)?.[1];
}
