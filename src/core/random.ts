/**
 * A seeded generator whose whole state is four 32-bit integers: plain data, so a snapshot holds it.
 *
 * Algorithm: sfc32 (Chris Doty-Humphrey, PractRand), period at least 2^32, seeded through FNV-1a and twelve warm-up
 * rounds. Integer arithmetic only, hence equal on every machine; `nextNormal` uses V8's own logarithm (a port of
 * fdlibm), which is equal wherever V8 runs.
 */
export interface RandomState {
  a: number;
  b: number;
  c: number;
  counter: number;
}

const FNV_OFFSET = 0x811c9dc5;
const FNV_PRIME = 0x01000193;

/** A generator for `seed`; give each agent its own stream, e.g. `createRandom(`${seed}/${agentId}`)`. */
export function createRandom(seed: number | string): RandomState {
  const text = String(seed);
  const state: RandomState = { a: fnv1a(text, 0), b: fnv1a(text, 1), c: fnv1a(text, 2), counter: 1 };
  for (let round = 0; round < 12; round++) nextUint32(state);
  return state;
}

/** The next integer in [0, 2^32). */
export function nextUint32(state: RandomState): number {
  const sum = (((state.a + state.b) | 0) + state.counter) | 0;
  state.counter = (state.counter + 1) | 0;
  state.a = state.b ^ (state.b >>> 9);
  state.b = (state.c + (state.c << 3)) | 0;
  state.c = (((state.c << 21) | (state.c >>> 11)) + sum) | 0;
  return sum >>> 0;
}

/** The next number in [0, 1), with 53 random bits. */
export function nextUniform(state: RandomState): number {
  const high = nextUint32(state) >>> 5;
  const low = nextUint32(state) >>> 6;
  return (high * 67_108_864 + low) / 9_007_199_254_740_992;
}

/** The next standard normal number (Marsaglia's polar method, the second value discarded to keep the state small). */
export function nextNormal(state: RandomState): number {
  for (;;) {
    const u = 2 * nextUniform(state) - 1;
    const v = 2 * nextUniform(state) - 1;
    const s = u * u + v * v;
    if (s > 0 && s < 1) return u * Math.sqrt((-2 * Math.log(s)) / s);
  }
}

function fnv1a(text: string, salt: number): number {
  let hash = FNV_OFFSET ^ salt;
  for (let index = 0; index < text.length; index++) {
    hash = Math.imul(hash ^ text.charCodeAt(index), FNV_PRIME);
  }
  return hash | 0;
}
