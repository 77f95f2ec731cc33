import { describe, expect, it } from 'vitest';
import { sim } from './cli-harness.js';

describe('a wrong command line', () => {
  it.each([
    [['rnu', 'x.yaml'], 'There is no command "sim rnu". Did you mean "sim run"?'],
    [['paper', 'x.yaml'], 'There is no command "sim paper".'],
    [['live', 'x.yaml'], 'There is no command "sim live".'],
    [['replay', 'x'], 'There is no command "sim replay".'],
    [['optimise', 'x.yaml'], 'There is no command "sim optimise".'],
    [['data', 'chek', 'x.csv'], 'There is no command "sim data chek". Did you mean "sim data check"?'],
    [['new', 'stratgy', 'x'], 'There is no command "sim new stratgy". Did you mean "sim new strategy"?'],
    [['run'], 'Something is missing. The command is: sim run <file>'],
    [['data', 'check'], 'Something is missing. The command is: sim data check <file>'],
    [['run', 'x.yaml', '--jsn'], 'There is no option --jsn. Did you mean --json?'],
    [['run', 'x.yaml', '--no-cahce'], 'Did you mean --no-cache?'],
    [['run', 'x.yaml', '--outt', 'y'], 'There is no option --outt. Did you mean --out?'],
    [['run', 'x.yaml', 'y.yaml'], 'The argument "y.yaml" is one too many.'],
    [['run', 'x.yaml', '--out'], '--out needs a value.'],
    [['run', 'x.yaml', '--log-level', 'wran'], 'found "wran". Did you mean warn?'],
    [['data', 'synth', 'x.csv', '--days', 'ten'], '--days: expected a whole number of days'],
    [['data', 'synth', 'x.txt'], 'does not say what to write'],
    [['data', 'import', 'a.csv', 'b.csv', '--policy', 'gasp=fill'], 'Did you mean "gaps"?'],
    [['data', 'import', 'a.csv', 'b.csv', '--policy', 'gaps'], 'key=value pairs'],
    [['data', 'check', 'a.csv', '--columns', 'time=0,open=1,hgih=2'], 'Did you mean "high"?'],
    [[], 'Say what to do'],
    [['data'], 'Say what to do'],
  ])('%j: %s', async (args, message) => {
    const { status, stdout, stderr } = await sim(args);
    expect(stderr).toContain(message);
    expect(stderr).toContain('Code: ');
    expect(stdout).toBe('');
    expect(status).toBe(2);
  });
});

describe('help', () => {
  it.each([[['--help']], [['run', '--help']], [['data', 'import', '--help']]])('%j', async (args) => {
    const { status, stdout, stderr } = await sim(args);
    expect(status).toBe(0);
    expect(stderr).toBe('');
    expect(stdout).toContain('Options:');
  });

  it('prints the version', async () => {
    expect((await sim(['--version'])).stdout).toMatch(/^\d+\.\d+\.\d+\n$/);
  });
});
