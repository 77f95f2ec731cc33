import { type ConstraintToken, constraintTokens } from './constraint-token.js';
import { matchingPaths } from './parameter-names.js';

/** Whether a point satisfies a constraint; `numbers` in the order of the parameters, NaN for what is no number. */
export type Constraint = (numbers: readonly number[]) => boolean;

/** Either the constraint, or what is wrong with its text, as a phrase without a full stop. */
export type ParsedConstraint =
  | { readonly ok: true; readonly holds: Constraint; readonly parameters: readonly number[] }
  | { readonly ok: false; readonly problem: string };

type Term = (numbers: readonly number[]) => number;

const COMPARISONS: Readonly<Record<string, (left: number, right: number) => boolean>> = {
  '<': (left, right) => left < right,
  '<=': (left, right) => left <= right,
  '>': (left, right) => left > right,
  '>=': (left, right) => left >= right,
  '==': (left, right) => left === right,
  '!=': (left, right) => left !== right,
};

/**
 * Reads one comparison of sums and products of parameters and numbers: `fast * 2 < slow`. A parameter is named by its
 * path, or by an ending of it that no other parameter has. Nothing of the text is ever run as code.
 *
 * comparison = sum ('<' | '<=' | '>' | '>=' | '==' | '!=') sum
 * sum = product {('+' | '-') product};  product = factor {('*' | '/') factor}
 * factor = number | name | '-' factor | '(' sum ')'
 */
export function parseConstraint(text: string, paths: readonly string[]): ParsedConstraint {
  const endings = paths.flatMap((path) => path.split('.').map((_, index, steps) => steps.slice(index).join('.')));
  const tokens = constraintTokens(text, endings);
  if (typeof tokens === 'number') return problem(`${JSON.stringify(text[tokens])} has no place in a comparison`);
  try {
    const reader = new Reader(tokens, paths);
    const left = reader.sum();
    const compare = COMPARISONS[reader.sign(Object.keys(COMPARISONS)) ?? ''];
    if (compare === undefined) return problem(`expected one of < <= > >= == != ${reader.where()}`);
    const right = reader.sum();
    if (!reader.atEnd()) return problem(`expected nothing more than one comparison, found more ${reader.where()}`);
    const parameters = [...reader.used].sort((a, b) => a - b);
    return { ok: true, parameters, holds: (numbers) => compare(left(numbers), right(numbers)) };
  } catch (error) {
    if (error instanceof ConstraintSyntax) return problem(error.message);
    throw error;
  }
}

function problem(text: string): ParsedConstraint {
  return { ok: false, problem: text };
}

class ConstraintSyntax extends Error {}

/** Parentheses inside parentheses beyond this are nobody's constraint. */
const DEPTH_MAX = 50;

class Reader {
  readonly used = new Set<number>();
  private readonly tokens: readonly ConstraintToken[];
  private readonly paths: readonly string[];
  private next = 0;
  private depth = 0;

  constructor(tokens: readonly ConstraintToken[], paths: readonly string[]) {
    this.tokens = tokens;
    this.paths = paths;
  }

  /** The sign that comes next, taken, if it is one of these. */
  sign(signs: readonly string[]): string | null {
    const token = this.tokens[this.next];
    if (token.kind !== 'sign' || !signs.includes(token.text)) return null;
    this.next++;
    return token.text;
  }

  sum(): Term {
    let total = this.product();
    for (let sign = this.sign(['+', '-']); sign !== null; sign = this.sign(['+', '-'])) {
      const [left, right] = [total, this.product()];
      total = sign === '+' ? (numbers) => left(numbers) + right(numbers) : (numbers) => left(numbers) - right(numbers);
    }
    return total;
  }

  atEnd(): boolean {
    return this.tokens[this.next].kind === 'end';
  }

  where(): string {
    const token = this.tokens[this.next];
    return token.kind === 'end' ? 'before its end' : `at character ${token.at + 1}`;
  }

  private product(): Term {
    let total = this.factor();
    for (let sign = this.sign(['*', '/']); sign !== null; sign = this.sign(['*', '/'])) {
      const [left, right] = [total, this.factor()];
      total = sign === '*' ? (numbers) => left(numbers) * right(numbers) : (numbers) => left(numbers) / right(numbers);
    }
    return total;
  }

  private factor(): Term {
    if (++this.depth > DEPTH_MAX) throw new ConstraintSyntax('there are too many parentheses or signs in one another');
    const term = this.innerFactor();
    this.depth--;
    return term;
  }

  private innerFactor(): Term {
    if (this.sign(['-']) !== null) {
      const inner = this.factor();
      return (numbers) => -inner(numbers);
    }
    if (this.sign(['(']) !== null) {
      const inner = this.sum();
      if (this.sign([')']) === null) throw new ConstraintSyntax(`expected a ) ${this.where()}`);
      return inner;
    }
    const token = this.tokens[this.next];
    if (token.kind !== 'number' && token.kind !== 'name') {
      throw new ConstraintSyntax(`expected a number or a parameter ${this.where()}`);
    }
    this.next++;
    if (token.kind === 'number') return () => token.value;
    const index = this.indexOf(token.text);
    this.used.add(index);
    return (numbers) => numbers[index];
  }

  private indexOf(name: string): number {
    const found = matchingPaths(name, this.paths);
    if (found.length === 1) return found[0];
    const several = found.map((index) => this.paths[index]).join(' or ');
    throw new ConstraintSyntax(
      found.length === 0
        ? `there is no parameter "${name}" in this sweep (${this.paths.join(', ')})`
        : `"${name}" may mean ${several}; write more of the path`,
    );
  }
}
