import { describe, expect, it } from 'vitest';
import { scenarioJsonSchema } from '../../../../src/runner/scenario/scenario-json-schema.js';

interface SchemaNode {
  readonly description?: string;
  readonly properties?: Readonly<Record<string, SchemaNode>>;
  readonly items?: SchemaNode;
  readonly anyOf?: readonly SchemaNode[];
  readonly oneOf?: readonly SchemaNode[];
  readonly definitions?: Readonly<Record<string, SchemaNode>>;
  readonly $ref?: string;
  readonly additionalProperties?: unknown;
}

/** Paths of all fields, with whether an editor can tell what they mean. */
function fieldsOf(node: SchemaNode, path = ''): [path: string, described: boolean][] {
  const own = Object.entries(node.properties ?? {}).flatMap(([key, field]): [string, boolean][] => [
    [`${path}.${key}`, field.description !== undefined],
    ...fieldsOf(field, `${path}.${key}`),
  ]);
  const inner = [node.items, ...(node.anyOf ?? []), ...(node.oneOf ?? [])].filter((child) => child !== undefined);
  const defined = Object.entries(node.definitions ?? {}).flatMap(([name, child]) => fieldsOf(child, `#${name}`));
  return [...own, ...inner.flatMap((child) => fieldsOf(child, path)), ...defined];
}

describe('scenarioJsonSchema', () => {
  const schema = scenarioJsonSchema() as SchemaNode;
  const fields = fieldsOf(schema);

  it('describes every field', () => {
    expect(fields.length).toBeGreaterThan(60);
    expect(fields.filter(([, described]) => !described).map(([path]) => path)).toEqual([]);
  });

  it('describes a fork once, though branches have forks of their own', () => {
    expect(fields.map(([path]) => path)).toEqual(
      expect.arrayContaining([
        '.forks',
        '#fork.on.drawdownPct',
        '#fork.branches.set',
        '#fork.branches.market.shock.pct',
      ]),
    );
    const branch = schema.definitions?.fork.properties?.branches.items;
    expect(branch?.properties?.forks.items).toEqual({ $ref: '#/definitions/fork' });
  });

  it('refuses unknown keys, and requires only what has no default', () => {
    expect(schema).toMatchObject({
      $schema: 'http://json-schema.org/draft-07/schema#',
      additionalProperties: false,
      required: ['name', 'data', 'account', 'strategies'],
    });
  });
});
