import { z } from 'zod';
import { allocatorSchema } from './allocator-schema.js';
import { complianceSchema } from './compliance-schema.js';
import { dataPolicySchema } from './data-policy-schema.js';
import { dataSchema } from './data-schema.js';
import { forksSchema } from './forks-schema.js';
import { riskSchema } from './risk-schema.js';
import { decimalFromZeroSchema, durationSchema, momentSchema } from './scalar-schemas.js';
import { strategySchema } from './strategy-schema.js';
import { sweepSchema } from './sweep-schema.js';
import { venueSchema } from './venue-schema.js';

const NAME_EXPECTED = 'expected a name of letters, digits and . _ - (it becomes the name of the report folder)';

const periodSchema = z.strictObject({
  from: momentSchema().optional().describe('The first bar, inclusive, UTC. Default: where the data begin.'),
  to: momentSchema()
    .optional()
    .describe('The end, UTC: a date covers that whole day, a time is exclusive. Default: where the data end.'),
});

const accountSchema = z.strictObject({
  cash: z
    .record(z.string(), decimalFromZeroSchema(), { error: 'expected currency: amount, such as { USDT: 100000 }' })
    .describe('Starting cash by currency. Use text ("0.1") for more digits than a number holds.'),
});

const reportSchema = z.strictObject({
  equityEvery: durationSchema().default('1h').describe('The distance of the points of the equity curve.'),
});

/** A scenario as its author writes it; resolveScenario turns it into a {@link Scenario}. */
export const scenarioSchema = z.strictObject({
  name: z
    .string({ error: NAME_EXPECTED })
    .regex(/^[A-Za-z0-9][A-Za-z0-9._-]{0,99}$/, { error: NAME_EXPECTED })
    .describe('The name of the run: also the name of its folder under reports/.'),
  description: z.string({ error: 'expected text' }).optional().describe('A sentence for the report.'),
  seed: z
    .int({ error: 'expected a whole number' })
    .min(0, 'expected at least 0')
    .default(1)
    .describe('The seed of all chance in the run: the same seed gives the same run.'),
  data: z
    .array(dataSchema, { error: 'expected a list of data sets' })
    .min(1, 'expected at least one data set')
    .describe('The market data, one entry a symbol. Their order decides which comes first at one time.'),
  dataPolicy: dataPolicySchema()
    .optional()
    .describe('What to do with dirt in the data. A kind left out stops the run with an error.'),
  period: periodSchema.prefault({}).describe('The part of the data to run on. Default: all of it.'),
  venue: venueSchema().prefault({}).describe('The simulated exchange.'),
  account: accountSchema.describe('The account at the start.'),
  strategies: z
    .array(strategySchema, { error: 'expected a list of strategies' })
    .min(1, 'expected at least one strategy')
    .describe('The strategies; each has its own sub-account.'),
  allocator: allocatorSchema().prefault({}).describe('How capital is divided among the strategies.'),
  risk: riskSchema.prefault({}).describe('Limits in front of every order. A rule left out is off.'),
  compliance: complianceSchema()
    .optional()
    .describe(
      'Conduct, best execution and an audit trail of every decision; `{}` for the records alone. Left out: off.',
    ),
  report: reportSchema.prefault({}).describe('What the report shows; never changes a decision.'),
  forks: forksSchema().optional().describe('Where the run branches, and what its branches change. Left out: nowhere.'),
  sweep: sweepSchema()
    .optional()
    .describe('Many sets of parameters to run the scenario with, for `sim sweep`. `sim run` takes no notice of it.'),
});

export type ScenarioInput = z.output<typeof scenarioSchema>;
