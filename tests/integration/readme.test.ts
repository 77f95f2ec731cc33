import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const CLI = resolve(process.env.ICARUS_CLI ?? 'dist/cli/main.js');
const README = readFileSync('README.md', 'utf8');

function block(language: string): string {
  const found = new RegExp(`\`\`\`${language}\\n(.*?)\`\`\``, 's').exec(README);
  if (found === null) throw new Error(`the README has no block of ${language}`);
  return found[1];
}

describe('the README', () => {
  let dir: string;
  beforeAll(() => {
    dir = mkdtempSync(join(tmpdir(), 'icarus-readme-'));
    cpSync('data', join(dir, 'data'), { recursive: true });
    mkdirSync(join(dir, 'strategies'));
    writeFileSync(join(dir, 'strategies', 'breakout.ts'), block('ts'));
    writeFileSync(join(dir, 'strategies', 'breakout.yaml'), block('yaml'));
  });
  afterAll(() => rmSync(dir, { recursive: true, force: true }));

  it('shows a strategy that runs as it stands there, and what it really prints', () => {
    const run = spawnSync(process.execPath, [CLI, 'run', 'strategies/breakout.yaml'], { cwd: dir, encoding: 'utf8' });
    expect(run.stderr).toBe('');
    // Time and rate differ from machine to machine, and so does the folder.
    const stable = (text: string) =>
      text
        .replaceAll(/[\u00a0\u202f]/g, ' ')
        .split('\n')
        .filter((line) => line !== '' && !line.startsWith('$') && !line.includes('bars/s') && !line.includes('file://'))
        .join('\n');
    expect(stable(run.stdout)).toBe(stable(block('console')));
  });
});
