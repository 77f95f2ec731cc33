import type { z } from 'zod';
import { InputError } from '../../core/errors.js';
import { checkValue } from '../../runner/scenario/problems/check-value.js';
import { formatPath } from '../../runner/scenario/source-map.js';

const NO_SOURCE = { file: '', values: new Map(), keys: new Map() };

/**
 * Options of the command line, checked by a schema whose keys are the options' names. Throws InputError USAGE with all
 * that is wrong. `prefix` is what stands before a name: `--`, or `--policy ` for the parts of one option.
 */
export function checkOptions<S extends z.ZodType>(schema: S, values: unknown, prefix = '--'): z.output<S> {
  const checked = checkValue(schema, values, NO_SOURCE);
  if (checked.ok) return checked.value;
  const problems = checked.problems.map(({ path, message, suggestion }) => {
    const question = suggestion === null ? '' : ` Did you mean "${suggestion}"?`;
    return `${prefix}${formatPath(path)}: ${message}.${question}`;
  });
  throw new InputError({
    code: 'USAGE',
    message: problems.join('\n'),
    remedy: 'Add --help to the command to see its options.',
  });
}

/** `gaps=fill,header=true,time=0` → a mapping, with numbers and booleans as such; undefined stays undefined. */
export function parseKeyValues(option: string, text: string | undefined): Record<string, unknown> | undefined {
  if (text === undefined) return undefined;
  const entries = text.split(',').map((part) => {
    const split = part.indexOf('=');
    if (split > 0) return [part.slice(0, split).trim(), parseWord(part.slice(split + 1).trim())];
    throw new InputError({
      code: 'USAGE',
      message: `--${option} expects key=value pairs joined by commas, found "${part}".`,
      remedy: 'Add --help to the command to see its options.',
    });
  });
  return Object.fromEntries(entries);
}

function parseWord(word: string): string | number | boolean {
  if (word === 'true' || word === 'false') return word === 'true';
  return /^\d+$/.test(word) ? Number(word) : word;
}
