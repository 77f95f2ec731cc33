import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { scenarioJsonSchema } from '../../../../src/runner/scenario/scenario-json-schema.js';

interface SchemaNode {
  readonly properties?: Readonly<Record<string, SchemaNode>>;
  readonly items?: SchemaNode;
  readonly anyOf?: readonly SchemaNode[];
  readonly oneOf?: readonly SchemaNode[];
  readonly enum?: readonly string[];
  readonly definitions?: Readonly<Record<string, SchemaNode>>;
}

function wordsOf(node: SchemaNode): string[] {
  const named = [...Object.values(node.properties ?? {}), ...Object.values(node.definitions ?? {})];
  const inner = [...named, node.items, ...(node.anyOf ?? []), ...(node.oneOf ?? [])];
  return [
    ...Object.keys(node.properties ?? {}),
    ...(node.enum ?? []),
    ...inner.filter((child) => child !== undefined).flatMap(wordsOf),
  ];
}

describe('docs/scenario.md', () => {
  it('names every field and every choice', () => {
    const page = readFileSync('docs/scenario.md', 'utf8').replace(/```[\s\S]*?```/g, '');
    const code = [...page.matchAll(/`([^`]+)`/g)].map(([, text]) => text).join(' ');
    const words = new Set(code.split(/[^A-Za-z0-9-]+/));
    const missing = wordsOf(scenarioJsonSchema() as SchemaNode).filter((word) => !words.has(word));
    expect([...new Set(missing)]).toEqual([]);
  });
});
