import type { z } from 'zod';
import { checkValue } from './problems/check-value.js';
import { problemsError } from './problems/problem.js';
import type { Scenario } from './scenario.js';

/**
 * The parameters of the strategy at `index`, checked by the strategy's own schema, defaults filled in. Throws
 * InputError STRATEGY_PARAMS_INVALID with the place of each problem in the scenario.
 */
export function validateParams<S extends z.ZodType>(scenario: Scenario, index: number, schema: S): z.output<S> {
  const checked = checkValue(schema, scenario.strategies[index].params, scenario.source, [
    'strategies',
    index,
    'params',
  ]);
  if (!checked.ok) throw problemsError({ code: 'STRATEGY_PARAMS_INVALID' }, scenario.source, checked.problems);
  return checked.value;
}
