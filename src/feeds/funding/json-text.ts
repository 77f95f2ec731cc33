import { DataError } from '../../core/errors.js';

/** Keys and indices that lead from the whole to one value. */
export type JsonPath = readonly (string | number)[];

/** A parsed JSON file that can still say on which line a value stands. */
export interface JsonText {
  readonly path: string;
  readonly text: string;
  readonly value: unknown;
}

/** @throws DataError DATA_JSON_INVALID where the text is no JSON. */
export function parseJsonText(path: string, text: string): JsonText {
  try {
    return { path, text, value: JSON.parse(text) };
  } catch (error) {
    const position = /position (\d+)/.exec((error as Error).message)?.[1];
    const line = position === undefined ? '' : `, line ${lineAt(text, Number(position))}`;
    throw new DataError({
      code: 'DATA_JSON_INVALID',
      message: `The data file ${path}${line} is not valid JSON: ${(error as Error).message}.`,
      remedy: 'Download or export it again; the previous attempt probably failed half-way.',
      values: { path },
      cause: error,
    });
  }
}

/** An error at one value: its line, and what was expected there. */
export function jsonShapeError({ path, text }: JsonText, at: JsonPath, problem: string, remedy: string): DataError {
  const line = lineOfJsonValue(text, at);
  return new DataError({
    code: 'DATA_JSON_INVALID',
    message: `The data file ${path}, line ${line}: ${problem}.`,
    remedy,
    values: { path, line },
  });
}

/** The line, from 1, on which the value at `at` starts. The text has to be valid JSON that has this value. */
export function lineOfJsonValue(text: string, at: JsonPath): number {
  let offset = skipSpace(text, 0);
  for (const key of at) offset = typeof key === 'number' ? elementAt(text, offset, key) : memberAt(text, offset, key);
  return lineAt(text, offset);
}

function elementAt(text: string, arrayOffset: number, index: number): number {
  let offset = skipSpace(text, arrayOffset + 1);
  for (let passed = 0; passed < index; passed++) offset = afterComma(text, skipValue(text, offset));
  return offset;
}

function memberAt(text: string, objectOffset: number, key: string): number {
  let offset = skipSpace(text, objectOffset + 1);
  while (text[offset] === '"') {
    const end = skipValue(text, offset);
    const value = skipSpace(text, skipSpace(text, end) + 1);
    if (JSON.parse(text.slice(offset, end)) === key) return value;
    offset = afterComma(text, skipValue(text, value));
  }
  // The object does not have it: it is the object that is wrong.
  return objectOffset;
}

/** The offset behind the value that starts at `offset`. */
function skipValue(text: string, offset: number): number {
  let depth = 0;
  let end = offset;
  do {
    const character = text[end];
    if (character === '"') {
      end = skipString(text, end);
    } else if (character === '{' || character === '[') {
      depth++;
      end++;
    } else if (character === '}' || character === ']') {
      depth--;
      end++;
    } else {
      end++;
    }
  } while (end < text.length && (depth > 0 || (!isEnd(text[end]) && !isClosed(text[end - 1]))));
  return end;
}

function isEnd(character: string): boolean {
  return /[,:\]}\s]/.test(character);
}

function isClosed(character: string): boolean {
  return character === '"' || character === '}' || character === ']';
}

function skipString(text: string, offset: number): number {
  let end = offset + 1;
  while (end < text.length && text[end] !== '"') end += text[end] === '\\' ? 2 : 1;
  return end + 1;
}

function afterComma(text: string, offset: number): number {
  return skipSpace(text, skipSpace(text, offset) + 1);
}

function skipSpace(text: string, offset: number): number {
  let end = offset;
  while (end < text.length && /\s/.test(text[end])) end++;
  return end;
}

function lineAt(text: string, offset: number): number {
  let line = 1;
  for (let index = text.indexOf('\n'); index >= 0 && index < offset; index = text.indexOf('\n', index + 1)) line++;
  return line;
}
