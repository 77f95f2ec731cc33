import type { StrategyDefinition } from '../../agents/strategies/strategy.js';
import type { ImportFile } from './import-once.js';
import { importUserFile } from './import-user-file.js';
import { loadUserFile, type UserFileKind } from './load-user-file.js';

const STRATEGY: UserFileKind<StrategyDefinition> = {
  noun: 'strategy',
  one: 'a strategy',
  codes: { threw: 'STRATEGY_FILE_THREW', invalid: 'STRATEGY_FILE_INVALID' },
  remedy:
    'Write `export default defineStrategy({ name, description, params, init, onBar })`; `sim new strategy` shows how.',
  problemOf(definition) {
    for (const method of ['init', 'onBar'] as const) {
      if (typeof definition[method] !== 'function') return `has no function ${method}`;
    }
    const { onFill } = definition;
    return onFill === undefined || typeof onFill === 'function' ? null : 'has an onFill that is no function';
  },
};

/**
 * Imports a strategy written in TypeScript as it is.
 *
 * @throws InputError STRATEGY_FILE_THREW or STRATEGY_FILE_INVALID, naming the file.
 */
export function loadStrategyFile(file: string, importFile: ImportFile = importUserFile): Promise<StrategyDefinition> {
  return loadUserFile(file, STRATEGY, importFile);
}
