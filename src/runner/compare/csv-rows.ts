import { DataError } from '../../core/errors.js';

/** One row of a table by the names of its columns. */
export type CsvRow = Readonly<Record<string, string>>;

/**
 * The rows of a table that `sim run` wrote, one by one: RFC 4180, the first line has the names.
 * @throws DataError RESULT_UNREADABLE where a column is missing that is needed.
 */
export function* csvRows(text: string, path: string, needed: readonly string[]): Generator<CsvRow, void, undefined> {
  let names: readonly string[] | null = null;
  for (const fields of csvRecords(text)) {
    if (names === null) {
      names = fields;
      const missing = needed.filter((name) => !fields.includes(name));
      if (missing.length > 0) throw unreadable(path, `has no column ${missing.join(', ')}`);
    } else {
      yield Object.fromEntries(names.map((name, index) => [name, fields[index] ?? '']));
    }
  }
  if (names === null) throw unreadable(path, 'is empty');
}

function unreadable(path: string, problem: string): DataError {
  return new DataError({
    code: 'RESULT_UNREADABLE',
    message: `${path} ${problem}.`,
    remedy: 'Run the scenario again: `sim run` writes it anew.',
    values: { path },
  });
}

/** Fields of each record; quotes may hold commas, line breaks and doubled quotes. */
function* csvRecords(text: string): Generator<string[], void, undefined> {
  const field = /("(?:[^"]|"")*"|[^,\r\n]*)(,|\r?\n|$)/y;
  let record: string[] = [];
  while (field.lastIndex < text.length) {
    const [, value, end] = field.exec(text) as RegExpExecArray;
    record.push(value.startsWith('"') ? value.slice(1, -1).replaceAll('""', '"') : value);
    if (end === ',') continue;
    yield record;
    record = [];
  }
}
