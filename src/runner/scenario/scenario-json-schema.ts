import { z } from 'zod';
import { scenarioSchema } from './schema/scenario-schema.js';

/** The JSON Schema (draft 7, which editors know best) of a scenario file, with a description for every field. */
export function scenarioJsonSchema(): Record<string, unknown> {
  const { $schema, ...schema } = z.toJSONSchema(scenarioSchema, { io: 'input', target: 'draft-7' });
  return { $schema, title: 'Icarus scenario', ...schema };
}
