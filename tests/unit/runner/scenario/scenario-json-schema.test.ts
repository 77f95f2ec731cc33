import { describe, expect, it } from 'vitest';
import { scenarioJsonSchema } from '../../../../src/runner/scenario/scenario-json-schema.js';

interface SchemaNode {
  readonly description?: string;
  readonly properties?: Readonly<Record<string, SchemaNode>>;
  readonly items?: SchemaNode;
  readonly anyOf?: readonly SchemaNode[];
  readonly oneOf?: readonly SchemaNode[];
  readonly additionalProperties?: unknown;
}

/** Paths of all fields, with whether an editor can tell what they mean. */
function fieldsOf(node: SchemaNode, path = ''): [path: string, described: boolean][] {
  const own = Object.entries(node.properties ?? {}).flatMap(([key, field]): [string, boolean][] => [
    [`${path}.${key}`, field.description !== undefined],
    ...fieldsOf(field, `${path}.${key}`),
  ]);
  const inner = [node.items, ...(node.anyOf ?? []), ...(node.oneOf ?? [])].filter((child) => child !== undefined);
  return [...own, ...inner.flatMap((child) => fieldsOf(child, path))];
}

describe('scenarioJsonSchema', () => {
  const schema = scenarioJsonSchema() as SchemaNode;
  const fields = fieldsOf(schema);

  it('describes every field', () => {
    expect(fields.length).toBeGreaterThan(60);
    expect(fields.filter(([, described]) => !described).map(([path]) => path)).toEqual([]);
  });

  it('refuses unknown keys, and requires only what has no default', () => {
    expect(schema).toMatchObject({
      $schema: 'http://json-schema.org/draft-07/schema#',
      additionalProperties: false,
      required: ['name', 'data', 'account', 'strategies'],
    });
  });
});
