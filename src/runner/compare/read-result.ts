import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { DataError, InputError } from '../../core/errors.js';
import { RESULT_SCHEMA_VERSION, type RunResult } from '../../report/run-result.js';

/**
 * The result.json of a folder.
 * @throws InputError RESULT_MISSING where there is none, DataError RESULT_UNREADABLE where it is not one of this version.
 */
export async function readResult(folder: string): Promise<RunResult> {
  const path = join(folder, 'result.json');
  const text = await readResultFile(folder, 'result.json');
  const parsed = parse(text) as Partial<RunResult> | null;
  const isKnown = parsed?.schemaVersion === RESULT_SCHEMA_VERSION && Array.isArray(parsed.branches);
  if (isKnown && parsed.branches.length > 0 && parsed.scenario !== undefined) return parsed as RunResult;
  throw new DataError({
    code: 'RESULT_UNREADABLE',
    message: `${path} is not the result of a run that this version writes.`,
    remedy: 'Run the scenario again: `sim run` writes it anew.',
    values: { path, schemaVersion: parsed?.schemaVersion ?? null },
  });
}

/** The text of a file that `sim run` writes. @throws InputError RESULT_MISSING. */
export async function readResultFile(folder: string, name: string): Promise<string> {
  const path = join(folder, name);
  try {
    return await readFile(path, 'utf8');
  } catch (cause) {
    throw new InputError({
      code: 'RESULT_MISSING',
      message: `There is no ${name} in ${folder} that can be read.`,
      remedy: 'Give a folder that `sim run` has written, with result.json, trades.csv and equity.csv, or a scenario.',
      values: { path },
      cause,
    });
  }
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
