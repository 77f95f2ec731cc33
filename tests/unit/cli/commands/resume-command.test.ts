import { describe, expect, it } from 'vitest';
import type { CliServices } from '../../../../src/cli/cli-services.js';
import { InputError } from '../../../../src/core/errors.js';
import { finishedRun, sim } from '../cli-harness.js';

type Request = Parameters<CliServices['resumeRunFile']>[0];

/** What `sim resume` with these arguments asks for. */
async function requestOf(...args: string[]): Promise<Request> {
  const seen: Request[] = [];
  const { status, stderr } = await sim(['resume', ...args], {
    resumeRunFile: async (request) => {
      seen.push(request);
      return finishedRun();
    },
  });
  expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
  return seen[0];
}

describe('sim resume', () => {
  it('hands the options to the runner', async () => {
    expect(await requestOf('a/b.icarus')).toMatchObject({
      path: 'a/b.icarus',
      outDir: undefined,
      cache: true,
      snapshotAtMs: [],
    });
    expect(await requestOf('b.icarus', '--out', 'on', '--no-cache', '--snapshot-at', '2024-06-01,end')).toMatchObject({
      path: 'b.icarus',
      outDir: '/project/on',
      cache: false,
      snapshotAtMs: [Date.UTC(2024, 5, 1), Number.POSITIVE_INFINITY],
    });
  });

  it('prints what a run prints, in words or as one JSON object', async () => {
    const resumeRunFile = async () => finishedRun();
    const run = await sim(['run', 'demo.yaml']);
    expect(await sim(['resume', 'b.icarus'], { resumeRunFile })).toEqual(run);
    const { stdout } = await sim(['resume', 'b.icarus', '--json'], { resumeRunFile });
    expect(stdout.trimEnd().split('\n')).toHaveLength(1);
    expect(JSON.parse(stdout)).toMatchObject({ scenario: { name: 'demo' }, outDir: '/project/reports/demo' });
    expect(await sim(['resume', 'b.icarus', '--quiet'], { resumeRunFile })).toEqual({
      status: 0,
      stdout: '',
      stderr: '',
    });
  });

  it('tells a snapshot that will not do, with status 2', async () => {
    const { status, stdout, stderr } = await sim(['resume', 'b.icarus'], {
      resumeRunFile: async () => {
        throw new InputError({ code: 'SNAPSHOT_NOT_ONE', message: 'It is none.', remedy: 'Give another.' });
      },
    });
    expect(stderr).toContain('Error: It is none.');
    expect(stderr).toContain('Code: SNAPSHOT_NOT_ONE (explained in docs/errors.md)');
    expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
  });

  it.each([
    [['resume'], 'Something is missing. The command is: sim resume <file>'],
    [['resume', 'a.icarus', 'b.icarus'], 'The argument "b.icarus" is one too many.'],
    [['resume', 'a.icarus', '--snapshot-at'], '--snapshot-at needs a value.'],
    [
      ['resume', 'a.icarus', '--snapshot-at', 'noon'],
      '--snapshot-at is a date or a time in UTC, or `end`, not "noon".',
    ],
    [['resume', 'a.icarus', '--worker'], 'There is no option --worker.'],
  ])('%j: %s', async (args, message) => {
    const { status, stderr } = await sim(args);
    expect(stderr).toContain(message);
    expect(status).toBe(2);
  });
});

describe('sim run --snapshot-at', () => {
  it('hands the times to the runner', async () => {
    const seen: unknown[] = [];
    const runScenarioFile: CliServices['runScenarioFile'] = async ({ snapshotAtMs }) => {
      seen.push(snapshotAtMs);
      return finishedRun();
    };
    await sim(['run', 'demo.yaml'], { runScenarioFile });
    await sim(['run', 'demo.yaml', '--snapshot-at', 'end, 2024-06-01'], { runScenarioFile });
    expect(seen).toEqual([[], [Number.POSITIVE_INFINITY, Date.UTC(2024, 5, 1)]]);
  });
});
