import type { LatencyModel } from './latency-model.js';

/** Every request takes the same time; 0 is none. */
export class FixedLatency implements LatencyModel {
  private readonly ms: number;

  constructor(ms: number) {
    this.ms = ms;
  }

  delayMs(): number {
    return this.ms;
  }
}
