import { createRandom, nextUniform, type RandomState } from '../../../src/core/random.js';
import type { BranchRecord } from '../../../src/report/run-result.js';
import type { ForkRange } from '../../../src/runner/forks/moments/fork-times.js';
import { DAY_MS, type RealDesk, type Window } from './real-desk.js';

const MINUTE_MS = 60_000;

/** A part of that many days, from a full minute on; null: all of it. */
export function randomWindow(data: Window, days: number | null, seed: number): Window {
  const room = data.toMs - data.fromMs - (days ?? 0) * DAY_MS;
  if (days === null || room <= 0) return data;
  const random = createRandom(`${seed}/window`);
  const fromMs = data.fromMs + Math.floor((nextUniform(random) * room) / MINUTE_MS) * MINUTE_MS;
  return { fromMs, toMs: fromMs + days * DAY_MS };
}

type Draw = (random: RandomState, anywhereMs: number, main: BranchRecord, beatMs: number) => number;

/** On the grid and off it, and where something has just happened or is about to. */
const DRAWS: readonly Draw[] = [
  (_, anywhereMs) => Math.floor(anywhereMs / MINUTE_MS) * MINUTE_MS,
  (_, anywhereMs) => Math.floor(anywhereMs),
  (random, _, main) => fillTime(main, random),
  (random, _, main) => fillTime(main, random) + 1,
  (_, anywhereMs, __, beatMs) => Math.round(anywhereMs / beatMs) * beatMs,
  (_, anywhereMs) => Math.round(anywhereMs / DAY_MS) * DAY_MS,
  (_, anywhereMs, __, beatMs) => Math.round(anywhereMs / beatMs) * beatMs + 1,
  (random, _, main) =>
    Math.floor(fillTime(main, random) / MINUTE_MS) * MINUTE_MS + Math.floor(nextUniform(random) * MINUTE_MS),
];

/** As many times inside the range as the desk is to be forked at, all different, in any order. */
export function randomForkTimes(
  { snapshots, beatMs }: RealDesk,
  { afterMs, beforeMs }: ForkRange,
  main: BranchRecord,
  seed: number,
): number[] {
  const random = createRandom(`${seed}/forks`);
  const times = new Set<number>();
  for (let draw = 0; times.size < snapshots; draw++) {
    const anywhereMs = afterMs + nextUniform(random) * (beforeMs - afterMs);
    const tsMs = DRAWS[draw % DRAWS.length](random, anywhereMs, main, beatMs);
    if (tsMs > afterMs && tsMs < beforeMs) times.add(tsMs);
  }
  return shuffled([...times], random);
}

function fillTime({ fills }: BranchRecord, random: RandomState): number {
  return Math.floor(fills[Math.floor(nextUniform(random) * fills.length)].tsMs);
}

function shuffled(times: readonly number[], random: RandomState): number[] {
  return times
    .map((tsMs) => ({ tsMs, place: nextUniform(random) }))
    .sort((a, b) => a.place - b.place)
    .map(({ tsMs }) => tsMs);
}
