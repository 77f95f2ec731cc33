import { RunError } from '../../core/errors.js';
import { scenarioDifferences } from '../compare/scenario-differences.js';
import type { Engine } from '../compose/compose-engine.js';
import { BLOCK_EVENTS, BlockDigests } from '../event-stream/block-digests.js';
import { type DescribedEvent, describeEvent, type EventNames } from '../event-stream/describe-event.js';
import { driveEvents } from '../event-stream/drive-events.js';
import { EventWindow, type KeptEvent } from '../event-stream/event-window.js';
import { fingerprintOf } from '../fingerprint.js';
import { hashesOf } from '../prepare/prepare-data.js';
import type { PreparedRun } from '../prepare/prepare-run.js';
import { dataDifferences } from './data-differences.js';
import { fieldPairs } from './field-pairs.js';
import type { FirstDifference, RunDifference } from './run-difference.js';

/** How many events are shown of what both did before they parted. */
const CONTEXT_EVENTS = 5;

export interface NamedRun {
  readonly path: string;
  readonly run: PreparedRun;
}

export interface DiffOptions {
  readonly signal?: AbortSignal;
  /** Events a block; for tests. */
  readonly blockEvents?: number;
  /** Runs done, and how many there will be at most. */
  onProgress?(done: number, total: number): void;
}

/**
 * Finds the first event in which two runs differ, in memory that does not grow with them: both leave one digest a block of
 * events, and only the events of the first block that differs are looked at, in a second run of each.
 * @throws RunError RUN_NOT_REPEATABLE where that second run is not the first one again.
 */
export async function diffRuns(a: NamedRun, b: NamedRun, options: DiffOptions = {}): Promise<RunDifference> {
  const { signal, blockEvents = BLOCK_EVENTS, onProgress } = options;
  const whole = [];
  for (const { path, run } of [a, b]) {
    onProgress?.(whole.length, 4);
    const blocks = new BlockDigests(blockEvents);
    const engine = await driveEvents(await run.load(), { onEvent: blocks.onEvent, signal });
    const digest = engine.kernel.hasher.digestHex();
    const fingerprint = fingerprintOf(run.scenario, hashesOf(run.data), digest);
    whole.push({ run: { path, events: blocks.count, fingerprint }, digests: blocks.digests() });
  }
  const [left, right] = whole;
  const block = firstDifferent(left.digests, right.digests);
  const first = block === null ? null : await lookInto(block, [a.run, b.run], { ...options, blockEvents });
  return {
    a: left.run,
    b: right.run,
    first,
    scenario: scenarioDifferences(a.run.scenario, b.run.scenario),
    data: dataDifferences(a.run, b.run),
  };
}

/** The index of the first item that differs or that only one list has; null where they are equal. */
function firstDifferent(a: readonly string[], b: readonly string[]): number | null {
  const length = Math.max(a.length, b.length);
  for (let index = 0; index < length; index++) if (a[index] !== b[index]) return index;
  return null;
}

async function lookInto(
  block: number,
  runs: readonly PreparedRun[],
  { signal, blockEvents = BLOCK_EVENTS, onProgress }: DiffOptions,
): Promise<FirstDifference> {
  const from = Math.max(0, block * blockEvents - CONTEXT_EVENTS);
  const sides: Side[] = [];
  for (const run of runs) {
    onProgress?.(2 + sides.length, 4);
    const window = new EventWindow(from, (block + 1) * blockEvents);
    const engine = await driveEvents(await run.load(), { onEvent: window.onEvent, isDone: window.isPast, signal });
    sides.push({ events: window.events, names: namesOf(run, engine) });
  }
  const [a, b] = sides;
  const found = firstDifferent(
    a.events.map(({ line }) => line),
    b.events.map(({ line }) => line),
  );
  if (found === null) {
    throw new RunError({
      code: 'RUN_NOT_REPEATABLE',
      message: 'The runs differed, and did not when they were run again: at least one does something else each time.',
      remedy:
        'Run `sim check` on both scenarios: it says which strategy depends on chance, on the clock or on an earlier run.',
    });
  }
  const before = a.events.slice(Math.max(0, found - CONTEXT_EVENTS), found).map((one) => describeEvent(one, a.names));
  const [one, other] = [described(a, found), described(b, found)];
  const strategy = ownerOf(a, found) ?? ownerOf(b, found);
  return { a: one, b: other, fields: fieldPairs(one, other), strategy, before };
}

interface Side {
  readonly events: readonly KeptEvent[];
  readonly names: EventNames;
}

function namesOf({ scenario }: PreparedRun, { instruments }: Engine): EventNames {
  return { strategyIds: scenario.strategies.map(({ id }) => id), instruments };
}

function described({ events, names }: Side, index: number): DescribedEvent | null {
  const event = events[index];
  return event === undefined ? null : describeEvent(event, names);
}

/** Some events name only their order or intent: whose that is, an event before them has said. */
function ownerOf({ events, names }: Side, found: number): string | null {
  const event = events[found];
  if (event === undefined) return null;
  const own = describeEvent(event, names);
  if (own.strategy !== null) return own.strategy;
  const { orderId, intentId } = own.fields;
  for (let index = found - 1; index >= 0; index--) {
    const { strategy, fields } = describeEvent(events[index], names);
    const isSame =
      (orderId !== undefined && fields.orderId === orderId) || (intentId !== undefined && fields.intentId === intentId);
    if (isSame && strategy !== null) return strategy;
  }
  return null;
}
