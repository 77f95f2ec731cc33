import type { CheckedBranch, CheckedFork } from '../forks/checked-forks.js';
import type { Scenario } from '../scenario/scenario.js';
import { importOnce } from './import-once.js';
import { type CodeOptions, withCheckedCode } from './resolve-code.js';

/**
 * The forks of a scenario with the parameters of every branch checked by the code that they are for, and that code. A
 * file that several of them name is imported once; give the `importFile` of the run itself to have its code be theirs, too.
 * @throws InputError for code that cannot be loaded, or with the place of each wrong parameter in the scenario's file.
 */
export async function withCheckedForks(
  { forks = [] }: Pick<Scenario, 'forks'>,
  { known, importFile = importOnce() }: CodeOptions = {},
): Promise<CheckedFork[]> {
  const checked: CheckedFork[] = [];
  // One branch after the other: the first mistake of the file is the one that is told.
  for (const { moment, branches } of forks) {
    const ready: CheckedBranch[] = [];
    for (const { scenario, forks: inner, ...branch } of branches) {
      const own = await withCheckedCode(scenario, { known, importFile });
      ready.push({ ...branch, ...own, forks: await withCheckedForks({ forks: inner }, { known, importFile }) });
    }
    checked.push({ moment, branches: ready });
  }
  return checked;
}
