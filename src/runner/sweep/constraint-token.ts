/** A piece of a constraint. `at` is its place in the text, from 0. */
export type ConstraintToken =
  | { readonly kind: 'number'; readonly value: number; readonly at: number }
  | { readonly kind: 'name'; readonly text: string; readonly at: number }
  | { readonly kind: 'sign'; readonly text: string; readonly at: number }
  | { readonly kind: 'end'; readonly at: number };

const NUMBER = /(?:\d+(?:\.\d*)?|\.\d+)(?:[eE][+-]?\d+)?/y;
const NAME = /[A-Za-z_][\w.]*/y;
const SIGN = /<=|>=|==|!=|[-<>+*/()]/y;
const SPACE = /\s*/y;
const NAME_GOES_ON = /[\w.-]/;

/**
 * Cuts a constraint into pieces. A name that `known` has may hold a `-`: the longest one that fits and is not the
 * beginning of a longer word is taken. Returns the place of the first character that belongs to nothing instead.
 */
export function constraintTokens(text: string, known: readonly string[]): ConstraintToken[] | number {
  const names = [...known].sort((a, b) => b.length - a.length);
  const tokens: ConstraintToken[] = [];
  let at = 0;
  const take = (pattern: RegExp): string | null => {
    pattern.lastIndex = at;
    return pattern.exec(text)?.[0] ?? null;
  };
  for (;;) {
    at += take(SPACE)?.length ?? 0;
    if (at >= text.length) return [...tokens, { kind: 'end', at }];
    const name = names.find((one) => startsWithWord(text, one, at)) ?? take(NAME);
    const found = name ?? take(NUMBER) ?? take(SIGN);
    if (found === null || found === '') return at;
    if (name !== null) tokens.push({ kind: 'name', text: found, at });
    else if (/[\d.]/.test(found)) tokens.push({ kind: 'number', value: Number(found), at });
    else tokens.push({ kind: 'sign', text: found, at });
    at += found.length;
  }
}

function startsWithWord(text: string, word: string, at: number): boolean {
  if (!text.startsWith(word, at)) return false;
  const next = text[at + word.length] ?? ' ';
  // `fast-slow` is a name of its own only if it is known; otherwise the `-` takes one from the other.
  return next === '-' || !NAME_GOES_ON.test(next);
}
