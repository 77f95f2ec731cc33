import type { Agent } from '../../../src/kernel/agent.js';
import type { Kernel } from '../../../src/kernel/kernel.js';

export interface RecordingOptions {
  readonly intervalMs?: number;
  readonly strategyIndex?: number;
  /** What it does on starting, beside writing it down. */
  onStart?(kernel: Kernel, agent: RecordingAgent): void;
  onTimer?(key: string, tsMs: number, kernel: Kernel): void;
  onStop?(): void;
}

/** An agent that writes down what happens to it, into a log that it may share. */
export class RecordingAgent implements Agent {
  readonly id: string;
  readonly intervalMs: number | undefined;
  readonly strategyIndex: number | undefined;
  readonly log: string[];
  private readonly options: RecordingOptions;
  private kernel!: Kernel;

  constructor(id: string, log: string[], options: RecordingOptions = {}) {
    this.id = id;
    this.log = log;
    this.options = options;
    this.intervalMs = options.intervalMs;
    this.strategyIndex = options.strategyIndex;
  }

  start(kernel: Kernel): void {
    this.kernel = kernel;
    this.log.push(`${this.id} starts`);
    this.options.onStart?.(kernel, this);
  }

  stop(): void {
    this.log.push(`${this.id} stops`);
    this.options.onStop?.();
  }

  onInterval(tsMs: number): void {
    this.log.push(`${this.id} interval ${tsMs}`);
  }

  onTimer(key: string, tsMs: number): void {
    this.log.push(`${this.id} timer ${key} ${tsMs}`);
    this.options.onTimer?.(key, tsMs, this.kernel);
  }
}
