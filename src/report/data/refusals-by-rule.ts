import type { BranchResult } from '../run-result.js';

/** What a rule did to orders, and who applied it. */
export interface RuleEffect {
  readonly rule: string;
  /** Who said no, as a reader knows it. */
  readonly by: 'Risk' | 'Venue' | 'Allocator';
  readonly refused: number;
  readonly shrunk: number;
}

const PREFIXES = [
  ['venue: ', 'Venue'],
  ['allocator: ', 'Allocator'],
] as const;

/** Refusals, rejections and shrinks of a branch, one row a rule: those that refused most first. */
export function refusalsByRule({ refusals, shrinks }: BranchResult): RuleEffect[] {
  const refused = new Map(refusals.map(({ rule, count }) => [rule, count]));
  const shrunk = new Map(shrinks.map(({ rule, count }) => [rule, count]));
  return [...new Set([...refused.keys(), ...shrunk.keys()])].map((name) => {
    const [prefix, by] = PREFIXES.find(([start]) => name.startsWith(start)) ?? ['', 'Risk' as const];
    return { rule: name.slice(prefix.length), by, refused: refused.get(name) ?? 0, shrunk: shrunk.get(name) ?? 0 };
  });
}
