import { spawnSync } from 'node:child_process';
import { cpus } from 'node:os';
import { tuneV8 } from '../src/runner/tune-v8.js';
import { loadBenchData } from './bench-data.js';
import { benchChain, CHAIN_BENCHMARKS } from './chain.js';
import { benchCsv } from './csv.js';
import { benchForks, FORK_BENCHMARKS } from './fork.js';
import type { Measure, Measures } from './measure.js';
import { benchSweep, SWEEP_BENCHMARKS } from './sweep.js';
import { benchTicks, TICK_BENCHMARKS } from './ticks.js';
import { benchWholeRun } from './whole-run.js';

/* Usage: npm run bench -- [--json] [chain ticks fork sweep csv run]   (names pick what to measure, a part or one benchmark such as `chain.desk`; all by default) */
const args = process.argv.slice(2);
const json = args.includes('--json');
const parts = args.filter((arg) => !arg.startsWith('--'));
const wanted = (...names: string[]) => parts.length === 0 || names.some((name) => parts.includes(name));
const known = [
  ...['chain', 'ticks', 'fork', 'sweep', 'csv', 'run'],
  ...[...CHAIN_BENCHMARKS, ...TICK_BENCHMARKS, ...FORK_BENCHMARKS, ...SWEEP_BENCHMARKS],
];
const unknown = parts.filter((part) => !known.includes(part));
if (unknown.length > 0) {
  console.error(`no benchmark is called ${unknown.join(', ')}; there are ${known.join(', ')}`);
  process.exit(2);
}

// As the command itself does.
tuneV8();
const data = await loadBenchData();
const measures: Measures = {};
for (const name of CHAIN_BENCHMARKS) {
  if (parts.length === 1 && parts[0] === name) Object.assign(measures, await benchChain(name, data));
  else if (wanted('chain', name)) Object.assign(measures, inOwnProcess(name));
}
for (const name of TICK_BENCHMARKS) {
  if (parts.length === 1 && parts[0] === name) Object.assign(measures, await benchTicks(name));
  else if (wanted('ticks', name)) Object.assign(measures, inOwnProcess(name));
}
for (const name of FORK_BENCHMARKS) {
  if (parts.length === 1 && parts[0] === name) Object.assign(measures, await benchForks(name, data));
  else if (wanted('fork', name)) Object.assign(measures, inOwnProcess(name));
}
for (const name of SWEEP_BENCHMARKS) {
  if (parts.length === 1 && parts[0] === name) Object.assign(measures, await benchSweep(name, data));
  else if (wanted('sweep', name)) Object.assign(measures, inOwnProcess(name));
}
if (wanted('csv')) Object.assign(measures, await benchCsv());
if (wanted('run')) Object.assign(measures, await benchWholeRun(data));

if (json) {
  console.log(JSON.stringify(measures, null, 2));
} else {
  console.log(`Node ${process.version}, ${cpus()[0].model}, ${cpus().length} cores; ${data.label}\n`);
  console.log(
    ['benchmark'.padEnd(18), 'median'.padStart(12), 'min'.padStart(12), 'max'.padStart(12), '× plain'.padStart(9)].join(
      ' ',
    ),
  );
  for (const [name, measure] of Object.entries(measures)) console.log(row(name, measure));
}

function inOwnProcess(part: string): Measures {
  const { status, stdout, stderr } = spawnSync(process.execPath, [process.argv[1], '--json', part], {
    encoding: 'utf8',
  });
  if (status !== 0) throw new Error(`the benchmark ${part} failed:\n${stderr}`);
  return JSON.parse(stdout) as Measures;
}

function row(name: string, { median, min, max, unit, ratioToPlainLoop, peakMb }: Measure): string {
  const numbers = [median, min, max].map((value) => (value === undefined ? '' : format(value)).padStart(12));
  const ratio = (ratioToPlainLoop === undefined ? '' : ratioToPlainLoop.toFixed(2)).padStart(9);
  return `${name.padEnd(18)} ${numbers.join(' ')} ${ratio}  ${unit}${peakMb === undefined ? '' : `, peak ${peakMb.toFixed(0)} MB`}`;
}

function format(value: number): string {
  if (value >= 1e6) return `${(value / 1e6).toFixed(2)} M`;
  if (value >= 1e3) return `${(value / 1e3).toFixed(1)} k`;
  return value.toFixed(3);
}
