/** 10^exponent for whole exponents from −22 to 22, correctly rounded. `**` is that for positive ones alone, in every V8. */
export function powerOfTen(exponent: number): number {
  return exponent < 0 ? 1 / 10 ** -exponent : 10 ** exponent;
}
