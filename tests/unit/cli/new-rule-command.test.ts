import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { loadRiskRuleFile } from '../../../src/runner/user-files/load-risk-rule-file.js';
import { sim } from './cli-harness.js';

let cwd: string;

beforeEach(() => {
  cwd = mkdtempSync(join(tmpdir(), 'icarus-'));
});

afterEach(() => rmSync(cwd, { recursive: true }));

describe('sim new rule', () => {
  it('writes a rule that loads, and says how to name it', async () => {
    const { status, stdout } = await sim(['new', 'rule', 'my-limit'], { cwd });
    expect(status).toBe(0);
    expect(stdout).toMatchInlineSnapshot(`
      "Wrote rules/my-limit.ts. Name it in a scenario, by its path from there:

        risk:
          rules:
            - { use: ./my-limit.ts, params: { limitPct: 10 } }
      "
    `);
    const rule = await loadRiskRuleFile(join(cwd, 'rules/my-limit.ts'));
    expect(rule.name).toBe('my-limit');
    expect(rule.params.parse({})).toEqual({ limitPct: 10 });
    // A tenth of 1,000 at 50 is 2; 3 would be 15 %.
    const order = { quantity: 3, price: 50 };
    expect(rule.room(order as never, { equity: 1_000 } as never, undefined, { limitPct: 10 })).toEqual({
      maxQuantity: 2,
      value: 15,
      limit: 10,
    });
  });

  it('overwrites nothing without --force', async () => {
    const file = join(cwd, 'mine.ts');
    writeFileSync(file, 'precious');
    const { status, stderr } = await sim(['new', 'rule', 'mine', '--dir', '.'], { cwd });
    expect({ status, code: /Code: \w+/.exec(stderr)?.[0] }).toEqual({ status: 2, code: 'Code: FILE_EXISTS' });
    expect(readFileSync(file, 'utf8')).toBe('precious');
    expect((await sim(['new', 'rule', 'mine', '--dir', '.', '--force'], { cwd })).status).toBe(0);
    expect(readFileSync(file, 'utf8')).toContain('defineRiskRule');
  });

  it('wants a name that is good for a file', async () => {
    const { status, stderr } = await sim(['new', 'rule', 'MyRule.ts'], { cwd });
    expect(status).toBe(2);
    expect(stderr).toContain('"MyRule.ts" is no name for a rule. Did you mean "my-rule"?');
  });
});
