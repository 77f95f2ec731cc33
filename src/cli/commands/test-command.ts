import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { InputError, RunError } from '../../core/errors.js';
import type { CliCommand } from '../cli-command.js';
import type { CommandContext } from '../command-context.js';

/** `sim test FILE…`: the tests of one's own strategies, TypeScript as it is, nothing to install. */
export const testCommand: CliCommand = {
  command: 'test <files..>',
  describe: 'Run the tests of your strategies (node:test, TypeScript as it is)',
  positionals: { files: { type: 'string', array: true, describe: 'Test files (.test.ts)', demandOption: true } },
  async run(args, context) {
    const files = (args.files as string[]).map((file) => resolve(context.cwd, file));
    for (const file of files) requireFile(file);
    const failed: string[] = [];
    for (const file of files) {
      if ((await runTestFile(file, context)) !== 0) failed.push(file);
      context.signal.throwIfAborted();
    }
    if (failed.length > 0) {
      throw new RunError({
        code: 'TESTS_FAILED',
        message: `There are failing tests in ${failed.join(', ')}.`,
        remedy: 'The output above says which test, what it expected and what it got.',
      });
    }
  },
};

function requireFile(file: string): void {
  if (existsSync(file)) return;
  throw new InputError({
    code: 'TEST_FILE_MISSING',
    message: `There is no test file ${file}.`,
    remedy: '`sim new strategy NAME` writes a strategy with its test.',
    values: { file },
  });
}

/** A process a file: node:test reports when its process ends, and files do not disturb each other. */
function runTestFile(file: string, { terminal, env, signal }: CommandContext): Promise<number> {
  const entry = fileURLToPath(new URL('../run-test-file.js', import.meta.url));
  const reporter = ['--test-reporter=spec', '--test-reporter-destination=stdout'];
  return new Promise((done, fail) => {
    const child = spawn(process.execPath, ['--no-warnings', ...reporter, entry, file], { env: { ...env }, signal });
    child.stdout.setEncoding('utf8').on('data', (text: string) => terminal.stdout.write(text));
    child.stderr.setEncoding('utf8').on('data', (text: string) => terminal.stderr.write(text));
    child.on('error', fail);
    child.on('close', (status) => done(status ?? 1));
  });
}
