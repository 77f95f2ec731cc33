import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { parseScenario } from '../../../../../src/runner/scenario/parse-scenario.js';
import { sweepKey } from '../../../../../src/runner/sweep/log/sweep-key.js';
import { scenarioText } from '../points/a-job.js';

const dir = mkdtempSync(join(tmpdir(), 'icarus-key-'));
afterAll(() => rmSync(dir, { recursive: true, force: true }));

function keyOf(text: string, hashes: readonly string[] = ['h']): string {
  const scenario = parseScenario(text, { path: join(dir, 'sweep.yaml'), env: {} });
  return sweepKey(scenario, scenario.sweep as NonNullable<typeof scenario.sweep>, hashes);
}

describe('the key of a sweep', () => {
  const text = scenarioText();

  it('is the same for another name and description', () => {
    expect(keyOf(text.replace('name: swept', 'name: other'))).toBe(keyOf(text));
  });

  it.each([
    ['a decision', text.replace('100000', '90000')],
    ['a value of the sweep', text.replace('[60, 120]', '[60, 90]')],
    ['the objective', text.replace('sweep:\n', 'sweep:\n  objective: calmar\n')],
    ['how the equity is sampled', `${text}report: { equityEvery: 2h }\n`],
  ])('is another one where %s changes', (_, changed) => {
    expect(changed).not.toBe(text);
    expect(keyOf(changed)).not.toBe(keyOf(text));
  });

  it('is another one for other data, and for other code in a file', () => {
    expect(keyOf(text, ['other'])).not.toBe(keyOf(text));
    const own = text.replace('use: momentum', 'use: ./own.ts');
    writeFileSync(join(dir, 'own.ts'), 'export default 1;');
    const before = keyOf(own);
    writeFileSync(join(dir, 'own.ts'), 'export default 2;');
    expect(keyOf(own)).not.toBe(before);
  });
});
