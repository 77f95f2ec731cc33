import type { RiskRuleDefinition } from '../../agents/risk/risk-rule-definition.js';
import type { ImportFile } from './import-once.js';
import { importUserFile } from './import-user-file.js';
import { loadUserFile, type UserFileKind } from './load-user-file.js';

const SCOPES: readonly unknown[] = ['desk', 'strategy', 'symbol'];

const RISK_RULE: UserFileKind<RiskRuleDefinition> = {
  noun: 'risk rule',
  one: 'a risk rule',
  codes: { threw: 'RISK_RULE_FILE_THREW', invalid: 'RISK_RULE_FILE_INVALID' },
  remedy:
    'Write `export default defineRiskRule({ name, description, params, room })`; see docs/guides/write-a-risk-rule.md.',
  problemOf(definition) {
    if (typeof definition.room !== 'function') return 'has no function room';
    for (const method of ['init', 'observe'] as const) {
      const found = definition[method];
      if (found !== undefined && typeof found !== 'function') return `has an ${method} that is no function`;
    }
    const { scope } = definition;
    return scope === undefined || SCOPES.includes(scope) ? null : `has a scope that is none of ${SCOPES.join(', ')}`;
  },
};

/**
 * Imports a risk rule written in TypeScript as it is.
 *
 * @throws InputError RISK_RULE_FILE_THREW or RISK_RULE_FILE_INVALID, naming the file.
 */
export function loadRiskRuleFile(file: string, importFile: ImportFile = importUserFile): Promise<RiskRuleDefinition> {
  return loadUserFile(file, RISK_RULE, importFile);
}
