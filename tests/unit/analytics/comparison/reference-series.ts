/** Numbers in (−½, ½) by Lehmer's generator 48271 (Park & Miller, 1993), which any language can repeat to the last bit. */
export function lehmerNumbers(seed: number, count: number): number[] {
  let state = seed;
  return Array.from({ length: count }, () => {
    state = (state * 48_271) % 2_147_483_647;
    return state / 2_147_483_647 - 0.5;
  });
}

/** An autoregressive series x = φx + scale · u of these numbers, raised by `drift`. */
export function autoregressive(seed: number, count: number, phi: number, scale = 0.02, drift = 0): Float64Array {
  let x = 0;
  return Float64Array.from(lehmerNumbers(seed, count), (u) => {
    x = phi * x + u * scale;
    return x + drift;
  });
}
