/*
 * Weakens the decision chain in every way that mutations.mjs lists, one at a time, in a copy of the project, and sees
 * whether a test notices. Usage: node tools/mutation-run.mjs [options] [text]
 *
 *   text         only mutations whose rule, name or file contains it
 *   --both       also run the model of the desk alone where another test has noticed already
 *   --table      print a table in Markdown at the end
 *   --model      run nothing but the model of the desk
 *   --jobs=N     how many at a time (default 2)
 *   --runs=N     times the usual number of desks that the model is given (default 2)
 *
 * Exit status: 0 when every mutation was noticed, 1 when one survives, 2 when the list does not fit the sources or a test
 * fails without any mutation.
 */
import { spawn } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { MUTATIONS } from './mutations.mjs';

const LIMIT_MS = 180_000;
const MODEL = ['tests/property/desk-model.test.ts'];
// The build, too: users' files in tests get the package by its name, and of it nothing that is mutated.
const COPIED = [
  'src',
  'dist',
  'tests',
  'data',
  'scenarios',
  'docs',
  'package.json',
  'tsconfig.json',
  'vitest.config.ts',
];

const root = fileURLToPath(new URL('..', import.meta.url));
const args = process.argv.slice(2);
const option = (name, usual) => Number(args.find((arg) => arg.startsWith(`--${name}=`))?.split('=')[1] ?? usual);
const both = args.includes('--both');
const onlyModel = args.includes('--model');
const text = args.find((arg) => !arg.startsWith('--')) ?? '';
const chosen = MUTATIONS.filter(({ rule, name, file }) => `${rule} ${name} ${file}`.includes(text));

const misfits = MUTATIONS.filter(({ file, find }) => readFileSync(join(root, file), 'utf8').split(find).length !== 2);
for (const { file, find } of misfits) console.error(`${file} does not hold exactly once: ${find}`);
if (misfits.length > 0) process.exit(2);

const started = Date.now();
const unmutated = await inCopy((copy) => failing(copy, [...new Set(chosen.flatMap(({ tests }) => tests))], 0));
if (unmutated !== null) {
  console.error(`without any mutation: ${unmutated}`);
  process.exit(2);
}
const results = new Array(chosen.length);
let next = 0;
await Promise.all(Array.from({ length: option('jobs', 2) }, work));

const survivors = results.filter(({ killer }) => killer === null);
if (args.includes('--table')) for (const line of table(results)) console.log(line);
console.log(
  `${results.length} mutations, ${survivors.length} survived, ${Math.round((Date.now() - started) / 1000)} s`,
);
process.exit(survivors.length > 0 ? 1 : 0);

/** One copy of the project, one mutation after the other. */
function work() {
  return inCopy(async (copy) => {
    for (let index = next++; index < chosen.length; index = next++) {
      results[index] = await judge(copy, chosen[index]);
      const { mutation, killer, model } = results[index];
      const verdict = killer === null ? 'SURVIVED' : `killed by ${killer}`;
      const alone = model === undefined ? '' : model === null ? ' (not by the model)' : ' (by the model, too)';
      console.log(`${mutation.rule}: ${mutation.name}: ${verdict}${alone}`);
    }
  });
}

async function inCopy(run) {
  const copy = mkdtempSync(join(tmpdir(), 'icarus-mutation-'));
  try {
    for (const name of COPIED) cpSync(join(root, name), join(copy, name), { recursive: true });
    symlinkSync(join(root, 'node_modules'), join(copy, 'node_modules'));
    return await run(copy);
  } finally {
    rmSync(copy, { recursive: true, force: true });
  }
}

async function judge(copy, mutation) {
  const path = join(copy, mutation.file);
  const source = readFileSync(path, 'utf8');
  writeFileSync(
    path,
    source.replace(mutation.find, () => mutation.replace),
  );
  try {
    const killer = onlyModel ? null : await failing(copy, mutation.tests);
    if (killer !== null && !both) return { mutation, killer };
    const model = await failing(copy, MODEL);
    return { mutation, killer: killer ?? model, model };
  } finally {
    writeFileSync(path, source);
  }
}

/** The first test that fails, or null. @param limitMs 0: none. */
function failing(copy, files, limitMs = LIMIT_MS) {
  const report = join(copy, 'report.json');
  rmSync(report, { force: true });
  // One worker for all files: loading the sources once is most of the time that this takes.
  const mode = ['run', '--bail=1', '--no-isolate', '--maxWorkers=1', '--reporter=json', `--outputFile=${report}`];
  const env = {
    ...process.env,
    ICARUS_SHRINK: '0',
    ICARUS_RUNS_FACTOR: files === MODEL ? String(option('runs', 2)) : '1',
  };
  return new Promise((resolve) => {
    const child = spawn(process.execPath, ['node_modules/vitest/vitest.mjs', ...mode, ...files], {
      cwd: copy,
      env,
      stdio: 'ignore',
    });
    const timer = limitMs === 0 ? undefined : setTimeout(() => child.kill('SIGKILL'), limitMs);
    child.on('exit', (status, signal) => {
      clearTimeout(timer);
      if (status === 0) resolve(null);
      else if (signal !== null) resolve('the time limit');
      else resolve(firstFailure(report, copy));
    });
  });
}

function firstFailure(report, copy) {
  const { testResults } = JSON.parse(readFileSync(report, 'utf8'));
  const failed = testResults.find(({ status }) => status === 'failed');
  if (failed === undefined) return 'an error outside of tests';
  const test = failed.assertionResults.find(({ status }) => status === 'failed');
  return `${failed.name.slice(copy.length + 1)}: ${test?.fullName ?? 'could not be loaded'}`;
}

/** In Markdown, by rule. */
function table(rows) {
  const line = ({ mutation, killer, model }) =>
    `| ${mutation.rule} | ${mutation.name} | ${killer === null ? '**survived**' : cell(killer)} | ${model === undefined ? '' : model === null ? 'no' : 'yes'} |`;
  return ['| rule | weakened | noticed by | the model alone |', '|---|---|---|---|', ...rows.map(line)];
}

function cell(killer) {
  const [file, ...name] = killer.split(': ');
  return `\`${file.replace('tests/', '')}\` ${name.join(': ')}`.replaceAll('|', '\\|');
}
