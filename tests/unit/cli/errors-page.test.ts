import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';

const page = readFileSync('docs/errors.md', 'utf8');

function codesInSource(): Set<string> {
  const codes = new Set<string>();
  for (const entry of readdirSync('src', { recursive: true, encoding: 'utf8' })) {
    if (!entry.endsWith('.ts')) continue;
    const text = readFileSync(join('src', entry), 'utf8');
    for (const [, code] of text.matchAll(/\b(?:code|threw|invalid): '([A-Z][A-Z0-9_]*)'/g)) {
      // Node's own codes (ENOENT, EEXIST, …) are not ours to explain.
      if (!/^E[A-Z0-9]+$/.test(code)) codes.add(code);
    }
  }
  return codes;
}

describe('docs/errors.md', () => {
  const explained = [...page.matchAll(/^### `([A-Z0-9_]+)`$/gm)].map(([, code]) => code);
  const used = codesInSource();

  it('has an entry for every code in src', () => {
    expect([...used].filter((code) => !explained.includes(code)).sort()).toEqual([]);
  });

  it('has no entry for a code that is gone, and none twice', () => {
    expect(explained.filter((code) => !used.has(code))).toEqual([]);
    expect(explained).toHaveLength(new Set(explained).size);
  });
});
