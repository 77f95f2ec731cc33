import type { RiskRuleDefinition } from '../../agents/risk/risk-rule-definition.js';
import { InputError } from '../../core/errors.js';
import { importUserFile } from './import-user-file.js';

/**
 * Imports a risk rule written in TypeScript as it is.
 *
 * @throws InputError RISK_RULE_FILE_THREW or RISK_RULE_FILE_INVALID, naming the file.
 */
export async function loadRiskRuleFile(file: string): Promise<RiskRuleDefinition> {
  let loaded: unknown;
  try {
    loaded = await importUserFile(file);
  } catch (cause) {
    const message = cause instanceof Error ? cause.message : String(cause);
    throw new InputError({
      code: 'RISK_RULE_FILE_THREW',
      message: `The risk rule ${file} could not be loaded: ${message}`,
      remedy: 'Mend the file; what it does on loading must not throw, and what it imports must be installed.',
      values: { file },
      cause,
    });
  }
  const problem = problemOf(loaded);
  if (problem === null) return loaded as RiskRuleDefinition;
  throw new InputError({
    code: 'RISK_RULE_FILE_INVALID',
    message: `The risk rule ${file} ${problem}.`,
    remedy:
      'Write `export default defineRiskRule({ name, description, params, room })`; see docs/guides/write-a-risk-rule.md.',
    values: { file },
  });
}

function problemOf(loaded: unknown): string | null {
  if (typeof loaded !== 'object' || loaded === null) return 'has no default export that is a risk rule';
  const definition = loaded as Partial<Record<keyof RiskRuleDefinition, unknown>>;
  if (typeof definition.name !== 'string' || definition.name === '') return 'has no name';
  if (typeof definition.room !== 'function') return 'has no function room';
  for (const method of ['init', 'observe'] as const) {
    const found = definition[method];
    if (found !== undefined && typeof found !== 'function') return `has an ${method} that is no function`;
  }
  if (definition.scope !== undefined && !SCOPES.includes(definition.scope))
    return `has a scope that is none of ${SCOPES.join(', ')}`;
  const schema = definition.params as { safeParse?: unknown } | undefined;
  if (typeof schema?.safeParse !== 'function')
    return 'has no params, which must be a zod schema such as z.strictObject({})';
  return null;
}

const SCOPES: readonly unknown[] = ['desk', 'strategy', 'symbol'];
