import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const CLI = resolve(process.env.ICARUS_CLI ?? 'dist/cli/main.js');
const GUIDE = readFileSync('docs/guides/write-a-risk-rule.md', 'utf8');

function block(language: string): string {
  const found = new RegExp(`\`\`\`${language}\\n(.*?)\`\`\``, 's').exec(GUIDE);
  if (found === null) throw new Error(`the guide has no block of ${language}`);
  return found[1];
}

describe('the risk rule of the guide', () => {
  let dir: string;
  beforeAll(() => {
    dir = mkdtempSync(join(tmpdir(), 'icarus-rule-'));
    writeFileSync(join(dir, 'calm-after-jump.ts'), block('ts'));
    writeFileSync(join(dir, 'calm.yaml'), block('yaml'));
  });
  afterAll(() => rmSync(dir, { recursive: true, force: true }));

  const run = (...options: string[]) => {
    const args = [CLI, 'run', 'calm.yaml', '--out', `out${options.join('')}`, ...options];
    const { status, stderr } = spawnSync(process.execPath, args, { cwd: dir, encoding: 'utf8' });
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    return JSON.parse(readFileSync(join(dir, `out${options.join('')}`, 'result.json'), 'utf8')).branches[0];
  };

  it('does the same in a worker as in the main thread', () => {
    const main = run();
    const worker = run('--worker');
    expect(main.refusals).toMatchObject([{ rule: 'calmAfterJump' }]);
    expect(worker.fingerprint).toBe(main.fingerprint);
    expect(worker.refusals).toEqual(main.refusals);
  });
});
