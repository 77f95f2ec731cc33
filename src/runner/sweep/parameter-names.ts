/**
 * The shortest ending of each path, cut at a point, that no other path ends with: `strategies.sma.params.fast` is `fast`
 * as long as there is one `fast`. In the order of `paths`, which differ.
 */
export function parameterNames(paths: readonly string[]): string[] {
  return paths.map((path, index) => endingsOf(path).find((ending) => means(ending, index, paths)) ?? path);
}

/** The indexes of the paths that `name` may mean: the path itself, or all that end with it. */
export function matchingPaths(name: string, paths: readonly string[]): number[] {
  const exact = paths.indexOf(name);
  if (exact >= 0) return [exact];
  return paths.flatMap((path, index) => (path.endsWith(`.${name}`) ? [index] : []));
}

function means(ending: string, index: number, paths: readonly string[]): boolean {
  const found = matchingPaths(ending, paths);
  return found.length === 1 && found[0] === index;
}

/** From the shortest to the whole. */
function endingsOf(path: string): string[] {
  const steps = path.split('.');
  return steps.map((_, index) => steps.slice(steps.length - 1 - index).join('.'));
}
