/*
 * `${DIR:-../data}` holds characters that mean something to YAML (braces and commas end a plain scalar inside
 * `{ … }`). So before YAML is read, every character of an expression is moved into Unicode's private use area, one
 * for one, which keeps all positions; after reading it is moved back, inside the scalars.
 */
const EXPRESSION = /\$?\$\{[^}\n]*\}?/g;
const SHIELD_OFFSET = 0xe000;
const SHIELD_SIZE = 0x1000;

/** The text with every `${…}` and `$${…}` made opaque to YAML: same length, same lines and columns. */
export function shieldExpressions(text: string): string {
  return text.replace(EXPRESSION, (expression) => mapCharacters(expression, shieldCode));
}

/** The text as it was before {@link shieldExpressions}. */
export function unshieldExpressions(text: string): string {
  return mapCharacters(text, unshieldCode);
}

/** Whether the text holds a shielded expression. */
export function hasShieldedExpression(text: string): boolean {
  return unshieldExpressions(text) !== text;
}

function shieldCode(code: number): number {
  return code < SHIELD_SIZE ? code + SHIELD_OFFSET : code;
}

function unshieldCode(code: number): number {
  return code >= SHIELD_OFFSET && code < SHIELD_OFFSET + SHIELD_SIZE ? code - SHIELD_OFFSET : code;
}

function mapCharacters(text: string, map: (code: number) => number): string {
  let mapped = '';
  for (let index = 0; index < text.length; index++) mapped += String.fromCharCode(map(text.charCodeAt(index)));
  return mapped;
}
