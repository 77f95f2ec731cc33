import { assert } from '../../../../core/assert.js';
import type { LatencyModel } from './latency-model.js';

const HOUR_MS = 3_600_000;
const HOURS = 24;

/** A delay for each hour of the UTC day: venues are slower when everybody trades. */
export class HourlyLatency implements LatencyModel {
  private readonly ms: readonly number[];

  /** 24 delays in milliseconds, the first from 00:00 to 01:00 UTC. */
  constructor(ms: readonly number[]) {
    assert(ms.length === HOURS, `hourly latency has ${ms.length} values instead of ${HOURS}`);
    this.ms = ms;
  }

  delayMs(tsMs: number): number {
    const hour = Math.floor(tsMs / HOUR_MS) % HOURS;
    return this.ms[hour < 0 ? hour + HOURS : hour];
  }
}
