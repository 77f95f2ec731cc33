import { innermost, isInside, type Move, ownMoves } from '../branch-source.js';
import { formatPath, locateKey, type SourceMap, type SourcePath } from '../source-map.js';
import type { Problem } from './problem.js';

/**
 * A problem of a branch's scenario, told where the branch's author can mend it: at the branch's own change. Problems
 * of a scenario that is no branch's stay as they are.
 */
export function placeProblem(source: SourceMap, problem: Problem): Problem {
  const { branch } = source;
  // What is in the file's own words has been placed already.
  if (branch === undefined || isInside(problem.path, branch.path)) return problem;
  const moves = ownMoves(branch);
  const inside = innermost(moves, problem.path);
  if (inside !== null) return atMove(inside, problem);
  const below = moves.find(({ path }) => isInside(path, problem.path));
  if (below !== undefined) return aboveMove(source, below, problem);
  const move = blamed(moves, problem.path);
  if (move !== null) return atBlamed(source, move.from, problem, 'with this change');
  return atBlamed(source, branch.path, problem, 'with these changes');
}

/** What was changed is wrong itself. */
function atMove(move: Move, problem: Problem): Problem {
  const rest = problem.path.slice(move.path.length);
  const suggestion = rest.length === 0 ? correctedPath(move, problem) : problem.suggestion;
  return { ...problem, path: [...move.from, ...rest], suggestion };
}

/** A part of the changed path is wrong, or what the change has made of something around it. */
function aboveMove(source: SourceMap, move: Move, problem: Problem): Problem {
  const path = move.from;
  if (!isUnknownKey(problem)) return atBlamed(source, path, problem, 'with this change');
  const named = problem.message.replace('unknown key', `unknown key "${problem.path.at(-1)}"`);
  return { position: locateKey(source, path), path, message: named, suggestion: correctedPath(move, problem) };
}

/** What was changed does not fit what was not. */
function atBlamed(source: SourceMap, path: SourcePath, problem: Problem, why: string): Problem {
  const message = `${why}, ${formatPath(problem.path)}: ${problem.message}`;
  return { ...problem, path, position: locateKey(source, path), message };
}

/** The change that shares most of its path with the problem; null if none shares any of it and there are several. */
function blamed(moves: readonly Move[], path: SourcePath): Move | null {
  const shared = (move: Move) => {
    const end = move.path.findIndex((step, index) => path[index] !== step);
    return end < 0 ? move.path.length : end;
  };
  const [best = null] = [...moves].sort((a, b) => shared(b) - shared(a));
  return best !== null && (shared(best) > 0 || moves.length === 1) ? best : null;
}

/** For a mistyped key in a path the whole path, as it should have been written. */
function correctedPath({ words, path }: Move, problem: Problem): string | null {
  const { suggestion } = problem;
  if (suggestion === null || !isUnknownKey(problem) || words.length !== path.length) return suggestion;
  const wrong = problem.path.length - 1;
  const corrected = wrong === 0 ? suggestion : `.${suggestion}`;
  return words.map((word, index) => (index === wrong ? corrected : word)).join('');
}

function isUnknownKey({ message }: Problem): boolean {
  return message.startsWith('unknown key');
}
