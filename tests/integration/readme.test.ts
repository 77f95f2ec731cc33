import { spawnSync } from 'node:child_process';
import { appendFileSync, cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const CLI = resolve(process.env.ICARUS_CLI ?? 'dist/cli/main.js');
const README = readFileSync('README.md', 'utf8');

function block(language: string, place = 0): string {
  const found = [...README.matchAll(new RegExp(`\`\`\`${language}\\n(.*?)\`\`\``, 'gs'))][place];
  if (found === undefined) throw new Error(`the README has no block ${place + 1} of ${language}`);
  return found[1];
}

/** Time and rate differ from machine to machine, and so does the folder. */
function stable(text: string): string {
  return text
    .replaceAll(/[\u00a0\u202f]/g, ' ')
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('$') && !line.includes('bars/s') && !line.includes('file://'))
    .join('\n');
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

  function run(): string {
    const { stdout, stderr } = spawnSync(process.execPath, [CLI, 'run', 'strategies/breakout.yaml'], {
      cwd: dir,
      encoding: 'utf8',
    });
    expect(stderr).toBe('');
    return stable(stdout);
  }

  it('shows a strategy that runs as it stands there, and what it really prints', () => {
    expect(run()).toBe(stable(block('console')));
  });

  it('shows forks that can be appended, and what they add', () => {
    appendFileSync(join(dir, 'strategies', 'breakout.yaml'), block('yaml', 1));
    const [before, after] = stable(block('console')).split('\nFingerprint');
    expect(run()).toBe(`${before}\n${stable(block('console', 1))}\nFingerprint${after}`);
  });
});
