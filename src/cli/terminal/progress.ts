import { createRequire } from 'node:module';
import type { SingleBar } from 'cli-progress';
import { formatNumber, formatRate, formatSpan } from './format-number.js';
import type { OutputStream } from './terminal.js';

/** How far a phase of a command has come. */
export interface ProgressUpdate {
  readonly phase: string;
  readonly done: number;
  readonly total: number;
  readonly detail?: string;
}

/** A progress bar, or nothing where nobody looks. */
export interface Progress {
  update(update: ProgressUpdate): void;
  /** Takes the bar off the screen, for a line of text; the next update draws it again. */
  clear(): void;
  stop(): void;
}

export interface ProgressOptions {
  readonly stream: OutputStream;
  /** False: stays quiet even on a terminal. */
  readonly enabled: boolean;
  /** The label of each phase, and the unit of what it counts. */
  readonly phases: Readonly<Record<string, { readonly label: string; readonly unit: string }>>;
  /** The clock, in ms. */
  readonly now: () => number;
}

const QUIET: Progress = { update() {}, clear() {}, stop() {} };
/** What is over before this needs no bar. */
const DELAY_MS = 250;
const CLEAR_LINE = '\r\x1b[K';

/** A bar with rate and time left on `stream` if that is a terminal. */
export function createProgress({ stream, enabled, phases, now }: ProgressOptions): Progress {
  if (!enabled || stream.isTTY !== true) return QUIET;
  const startMs = now();
  let bar: SingleBar | null = null;
  let phase: string | null = null;
  let phaseStartMs = startMs;

  const stop = () => {
    if (bar === null) return;
    bar.stop();
    bar = null;
  };
  return {
    update({ phase: current, done, total, detail = '' }) {
      const nowMs = now();
      if (current !== phase) {
        stop();
        phase = current;
        phaseStartMs = nowMs;
      }
      if (nowMs - startMs < DELAY_MS || total <= 0) return;
      const { label, unit } = phases[current] ?? { label: current, unit: '' };
      const payload = { label, unit, detail, elapsedMs: nowMs - phaseStartMs };
      if (bar === null) {
        bar = createBar(stream);
        bar.start(total, done, payload);
      } else {
        bar.setTotal(total);
        bar.update(done, payload);
      }
    },
    clear: () => {
      if (bar !== null) stream.write(CLEAR_LINE);
    },
    stop,
  };
}

function createBar(stream: OutputStream): SingleBar {
  const { SingleBar, Presets } = createRequire(import.meta.url)('cli-progress') as typeof import('cli-progress');
  const options = {
    stream: stream as NodeJS.WritableStream,
    clearOnComplete: true,
    hideCursor: true,
    fps: 12,
    barsize: 28,
  };
  return new SingleBar({ ...options, format: formatBar, gracefulExit: false }, Presets.shades_classic);
}

interface BarPayload {
  readonly label: string;
  readonly unit: string;
  readonly detail: string;
  readonly elapsedMs: number;
}

/** `Running  ██████░░░░  45 % · 237,168/527,040 bars · 12.3 M bars/s · 1.2 s left` */
function formatBar(
  options: { barsize?: number; barCompleteString?: string; barIncompleteString?: string },
  params: { value: number; total: number },
  payload: BarPayload,
): string {
  const { value, total } = params;
  const share = total > 0 ? Math.min(1, value / total) : 0;
  const size = options.barsize ?? 28;
  const filled = Math.round(share * size);
  const complete = options.barCompleteString ?? '#';
  const incomplete = options.barIncompleteString ?? '-';
  const perSecond = (value / payload.elapsedMs) * 1_000;
  const bar = `${complete.slice(0, filled)}${incomplete.slice(0, size - filled)}`;
  const parts = [`${payload.label.padEnd(8)} ${bar} ${Math.floor(share * 100)} %`];
  const { unit } = payload;
  const moves = value > 0 && payload.elapsedMs > 0;
  if (unit !== '') parts.push(`${formatNumber(value, 0)}/${formatNumber(total, 0)} ${unit}`);
  if (unit !== '' && moves) parts.push(`${formatRate(perSecond)} ${unit}/s`);
  if (moves) parts.push(`${formatSpan(((total - value) / perSecond) * 1_000)} left`);
  if (payload.detail !== '') parts.push(payload.detail);
  return parts.join(' · ');
}
