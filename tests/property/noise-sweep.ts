import { createRandom, nextNormal } from '../../src/core/random.js';

export interface NoiseSweep {
  readonly variants: number;
  readonly days: number;
  /** Of any two variants. */
  readonly correlation: number;
}

/** Daily returns of variants without any skill: normal, with one deviation, with what they share and what is their own. */
export function noiseSweep(seed: string, { variants, days, correlation }: NoiseSweep): Float64Array[] {
  const random = createRandom(seed);
  const normals = () => Float64Array.from({ length: days }, () => nextNormal(random));
  const market = normals();
  const shared = Math.sqrt(correlation);
  const ownPart = Math.sqrt(1 - correlation);
  return Array.from({ length: variants }, () =>
    normals().map((own, day) => 0.01 * (shared * market[day] + ownPart * own)),
  );
}
