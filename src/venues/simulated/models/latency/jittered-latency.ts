import { createRandom, nextUniform, type RandomState } from '../../../../core/random.js';
import type { LatencyModel } from './latency-model.js';

export interface JitteredLatencyOptions {
  /** The least that a request takes, in milliseconds. */
  readonly ms: number;
  /** What comes on top: the mean if exponential, the most if uniform. */
  readonly jitterMs: number;
  /** `exponential`: mostly little, now and then much, as networks are. `uniform`: anything up to `jitterMs` alike. */
  readonly distribution: 'exponential' | 'uniform';
  /** No request takes longer in all. */
  readonly maxMs: number;
}

/** A base and a random rest, from a seeded stream of its own: the same seed gives the same delays. */
export class JitteredLatency implements LatencyModel {
  state: RandomState;
  private readonly options: JitteredLatencyOptions;

  /** `seed` names the stream, such as `7/venue/latency`. */
  constructor(options: JitteredLatencyOptions, seed: string) {
    this.options = options;
    this.state = createRandom(seed);
  }

  delayMs(): number {
    const { ms, jitterMs, distribution, maxMs } = this.options;
    const uniform = nextUniform(this.state);
    // Inverse of the exponential distribution; uniform is below 1, so the logarithm is finite.
    const rest = distribution === 'exponential' ? -Math.log(1 - uniform) * jitterMs : uniform * jitterMs;
    return Math.min(ms + rest, maxMs);
  }
}
