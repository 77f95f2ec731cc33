import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

/** The built package, beside the built command. */
const PACKAGE = resolve(process.env.ICARUS_CLI ?? 'dist/cli/main.js', '../../index.js');
const GUIDE = readFileSync('docs/guides/ticks.md', 'utf8');

function block(language: string): string {
  const found = new RegExp(`\`\`\`${language}\\n(.*?)\`\`\``, 's').exec(GUIDE);
  if (found === null) throw new Error(`the guide has no block of ${language}`);
  return found[1];
}

describe('the guide to ticks', () => {
  let cwd: string;
  beforeAll(() => {
    cwd = mkdtempSync(join(tmpdir(), 'icarus-guide-'));
  });
  afterAll(() => rmSync(cwd, { recursive: true, force: true }));

  it('shows an example that runs as it stands there, and what it really prints', () => {
    const code = block('js').replace("from 'icarus'", `from '${pathToFileURL(PACKAGE)}'`);
    writeFileSync(join(cwd, 'bars.mjs'), code);
    const { stdout, stderr } = spawnSync(process.execPath, ['bars.mjs'], { cwd, encoding: 'utf8' });
    expect(stderr).toBe('');
    expect(stdout).toBe(block('console'));
  });
});
