import type { RiskRuleDefinition } from '../../agents/risk/risk-rule-definition.js';
import type { ResolvedRiskRule } from '../compose/compose-risk.js';
import type { EngineScenario } from '../engine-scenario.js';
import { checkValue } from '../scenario/problems/check-value.js';
import { problemsError } from '../scenario/problems/problem.js';
import type { ScenarioRiskRule } from '../scenario/scenario-risk.js';
import type { SourceMap } from '../scenario/source-map.js';
import type { ImportFile } from './import-once.js';
import { loadRiskRuleFile } from './load-risk-rule-file.js';

/** The code of every risk rule that a scenario brings along, in its order. */
export function loadRiskRules(
  { risk }: Pick<EngineScenario, 'risk'>,
  importFile?: ImportFile,
): Promise<RiskRuleDefinition[]> {
  return Promise.all((risk.rules ?? []).map(({ file }) => loadRiskRuleFile(file, importFile)));
}

/**
 * The scenario with the parameters of its risk rules checked by their own schemas, defaults filled in.
 * @throws InputError RISK_RULE_PARAMS_INVALID with the place of each wrong parameter in the scenario's file.
 */
export function withCheckedRules<S extends EngineScenario>(
  scenario: S,
  source: SourceMap,
  definitions: readonly RiskRuleDefinition[],
): S {
  const { rules } = scenario.risk;
  if (rules === undefined) return scenario;
  const checked = rules.map((rule, index) => ({
    ...rule,
    params: checkedParams(rule, index, source, definitions[index]),
  }));
  return { ...scenario, risk: { ...scenario.risk, rules: checked } };
}

/** Pairs definitions with parameters that have been checked. */
export function pairRiskRules(
  { risk }: Pick<EngineScenario, 'risk'>,
  definitions: readonly RiskRuleDefinition[],
): ResolvedRiskRule[] {
  return definitions.map((definition, index) => ({ definition, params: risk.rules?.[index].params }));
}

function checkedParams(
  { params }: ScenarioRiskRule,
  index: number,
  source: SourceMap,
  definition: RiskRuleDefinition,
): Record<string, unknown> {
  const checked = checkValue(definition.params, params, source, ['risk', 'rules', index, 'params']);
  if (!checked.ok) throw problemsError({ code: 'RISK_RULE_PARAMS_INVALID' }, source, checked.problems);
  return checked.value as Record<string, unknown>;
}
