import { spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

/** The built command; another build can be named for development. */
const CLI = resolve(process.env.ICARUS_CLI ?? 'dist/cli/main.js');

let cwd: string;

beforeAll(() => {
  cwd = mkdtempSync(join(tmpdir(), 'icarus-'));
});

afterAll(() => rmSync(cwd, { recursive: true, force: true }));

function sim(...args: string[]) {
  return spawnSync(process.execPath, [CLI, ...args], { cwd, encoding: 'utf8' });
}

describe('the sim process', () => {
  it('tells its version quickly', () => {
    const startMs = performance.now();
    const { status, stdout } = sim('--version');
    expect(status).toBe(0);
    expect(stdout).toMatch(/^\d+\.\d+\.\d+\n$/);
    // A machine under test load is slow; loading the engine would take longer than this even so.
    expect(performance.now() - startMs).toBeLessThan(2_000);
  });

  it.each([
    [['schema'], 0],
    [['data', 'check', 'missing.csv'], 1],
    [['run', 'missing.yaml'], 2],
    [['rnu'], 2],
    [[], 2],
  ])('%j ends with status %i', (args, status) => {
    expect(sim(...args).status).toBe(status);
  });

  it('survives a reader that leaves early', () => {
    const command = `"${process.execPath}" "${CLI}" schema | head -c 10; echo " $\{PIPESTATUS[0]}"`;
    const { stdout, stderr } = spawnSync('bash', ['-c', command], { cwd, encoding: 'utf8' });
    expect(stderr).toBe('');
    expect(stdout.trimEnd().endsWith(' 0')).toBe(true);
  });

  it('makes, checks and imports data', () => {
    expect(sim('data', 'synth', 'in/bars.csv.gz', '--days', '2', '--symbol', 'ETHUSDT').status).toBe(0);
    const check = sim('data', 'check', 'in/bars.csv.gz', '--json');
    expect(check.status).toBe(0);
    expect(JSON.parse(check.stdout)).toMatchObject({ clean: true, rows: 2880 });
    expect(sim('data', 'import', 'in/bars.csv.gz', 'out/bars.arrow').status).toBe(0);
    expect(sim('data', 'check', 'out/bars.arrow').stdout).toContain('Clean.');
  });

  it('says what is wrong with dirty data, in words or as one JSON object, and mends it', () => {
    const rows = [0, 1, 2, 4, 4].map((minute) => `${Date.UTC(2024, 0, 1, 0, minute)},10,11,9,10,1`);
    writeFileSync(join(cwd, 'dirty.csv'), `open_time,open,high,low,close,volume\n${rows.join('\n')}\n`);
    const words = sim('data', 'check', 'dirty.csv');
    expect(words.status).toBe(1);
    expect(words.stdout).toContain('Not clean.');
    expect(words.stderr).toContain('Code: DATA_NOT_CLEAN');
    const json = sim('data', 'check', 'dirty.csv', '--json');
    expect(json.status).toBe(1);
    expect(JSON.parse(json.stdout)).toMatchObject({ clean: false, missingBars: 1 });
    const mended = sim('data', 'import', 'dirty.csv', 'clean.csv', '--policy', 'gaps=fill,duplicates=keep-first');
    expect(mended.status).toBe(0);
    expect(JSON.parse(sim('data', 'check', 'clean.csv', '--json').stdout)).toMatchObject({ clean: true, rows: 5 });
  });

  it('writes a strategy whose test passes as it is', () => {
    expect(sim('new', 'strategy', 'my-own').status).toBe(0);
    const passed = sim('test', 'strategies/my-own.test.ts');
    expect(passed.stdout).toContain('pass 2');
    expect(passed.status).toBe(0);
    writeFileSync(
      join(cwd, 'failing.test.ts'),
      "import { test } from 'node:test';\ntest('no', () => { throw new Error('no'); });\n",
    );
    const failed = sim('test', 'failing.test.ts');
    expect(failed.status).toBe(1);
    expect(failed.stderr).toContain('Code: TESTS_FAILED');
    expect(sim('test', 'nowhere.test.ts').status).toBe(2);
  });

  it('runs the tests of the strategies that come with Icarus', () => {
    const { status, stdout } = sim('test', resolve('scenarios/strategies/my-first-strategy.test.ts'));
    expect(stdout).toContain('pass 3');
    expect(status).toBe(0);
  });

  it('stops on Ctrl-C with status 130 and leaves nothing half-written', async () => {
    const child = spawn(process.execPath, [CLI, 'data', 'synth', 'huge/bars.csv', '--days', '1000'], { cwd });
    let stderr = '';
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      stderr += text;
    });
    await waitFor(() => existsSync(join(cwd, 'huge')));
    child.kill('SIGINT');
    const status = await new Promise((done) => child.on('close', done));
    expect(stderr).toBe('\nInterrupted by SIGINT: stopped, nothing was written.\n');
    expect(status).toBe(130);
    expect(readdirSync(join(cwd, 'huge'))).toEqual([]);
  });
});

async function waitFor(condition: () => boolean): Promise<void> {
  const deadlineMs = performance.now() + 50_000;
  while (!condition()) {
    if (performance.now() > deadlineMs) throw new Error('it never came true');
    await new Promise((wake) => setTimeout(wake, 20));
  }
}
