import type { SourcePath } from './source-map.js';

/** A value of a branch's scenario that stands elsewhere in the file than its path says. */
export interface Move {
  /** In the branch's scenario: `risk.maxDrawdownPct`. */
  readonly path: SourcePath;
  /** In the file: `forks[0].branches[1].set["risk.maxDrawdownPct"]`. */
  readonly from: SourcePath;
  /** The path as its author wrote it, a text a step; empty where nobody wrote it. */
  readonly words: readonly string[];
}

/** Where the scenario of a branch comes from: plain data. */
export interface BranchSource {
  /** Of the branch, in the file. */
  readonly path: SourcePath;
  /** Its own and those of the branches around it; of two for one path the last one holds. */
  readonly moves: readonly Move[];
}

/** The place in the file of what stands at `path` in the branch's scenario. */
export function originOf({ moves }: BranchSource, path: SourcePath): SourcePath {
  const move = innermost(moves, path);
  return move === null ? path : [...move.from, ...path.slice(move.path.length)];
}

/** The moves that the branch itself makes. */
export function ownMoves({ path, moves }: BranchSource): readonly Move[] {
  return moves.filter(({ from }) => isInside(from, path));
}

/** The moves with one more: what stood inside of its path before is gone. */
export function withMove(moves: readonly Move[], move: Move): readonly Move[] {
  return [...moves.filter(({ path }) => !isInside(path, move.path)), move];
}

/** The move with the longest path that `path` begins with. */
export function innermost(moves: readonly Move[], path: SourcePath): Move | null {
  let found: Move | null = null;
  for (const move of moves) {
    if (isInside(path, move.path) && move.path.length >= (found?.path.length ?? 0)) found = move;
  }
  return found;
}

/** Whether `path` is `around`, or lies in it. */
export function isInside(path: SourcePath, around: SourcePath): boolean {
  return around.every((step, index) => path[index] === step);
}
