/*
 * Makes a clone ready to run: installs what is missing, then builds. Plain Node, since nothing else may be there yet.
 * Usage: node tools/ready.mjs [--bench]   (--bench also builds the benchmarks)
 */
import { spawnSync } from 'node:child_process';
import { existsSync, rmSync, statSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const [major, minor] = process.versions.node.split('.').map(Number);
if (major < 20 || (major === 20 && minor < 19)) {
  fail(`Icarus needs Node 20.19 or newer; this is ${process.version}.`, 'Install a current Node from nodejs.org.');
}

const lock = `${root}package-lock.json`;
const installed = `${root}node_modules/.package-lock.json`;
if (!existsSync(installed) || statSync(installed).mtimeMs < statSync(lock).mtimeMs) {
  note('Installing dependencies (once) …');
  // From the lock file, exactly; development tools too, whatever NODE_ENV says, since the build needs them.
  run(
    'npm',
    ['ci', '--include=dev', '--no-audit', '--no-fund', '--loglevel=error'],
    'The dependencies could not be installed.',
  );
}

const compiler = `${root}node_modules/typescript/bin/tsc`;
// A file that was deleted in src must not live on in the build.
rmSync(`${root}dist`, { recursive: true, force: true });
run(process.execPath, [compiler, '-p', 'tsconfig.build.json'], 'The build failed.');
if (process.argv.includes('--bench')) {
  rmSync(`${root}dist-bench`, { recursive: true, force: true });
  run(process.execPath, [compiler, '-p', 'tsconfig.bench.json'], 'The build of the benchmarks failed.');
}

function run(command, args, problem) {
  // Its output goes to stderr: what the program itself prints on stdout stays clean.
  const { status, error } = spawnSync(command, args, { cwd: root, stdio: ['inherit', 2, 2] });
  if (error) fail(`${problem} ${command}: ${error.message}`, 'Is npm on the PATH?');
  if (status !== 0) fail(problem, 'The lines above say why.');
}

function note(text) {
  process.stderr.write(`${text}\n`);
}

function fail(problem, remedy) {
  note(`${problem}\n${remedy}`);
  process.exit(1);
}
