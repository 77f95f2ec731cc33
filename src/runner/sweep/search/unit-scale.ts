import type { SweepParameter, SweepValue } from '../../scenario/scenario-sweep.js';

/*
 * Every parameter as a number in [0, 1): searches draw and learn there, whatever the parameter's own scale. A list is cut
 * into equal parts, one a value.
 */

/** Digits of a value that was drawn: more than any parameter is known to, and readable. */
const DRAWN_DIGITS = 8;

/** How many values the parameter has; infinite for a continuous range. */
export function valueCount(parameter: SweepParameter): number {
  if (parameter.kind === 'list') return parameter.values.length;
  return parameter.integer ? parameter.to - parameter.from + 1 : Number.POSITIVE_INFINITY;
}

/** The value at `unit`, in [0, 1). */
export function valueAtUnit(parameter: SweepParameter, unit: number): SweepValue {
  if (parameter.kind === 'list') {
    return parameter.values[Math.min(parameter.values.length - 1, Math.floor(unit * parameter.values.length))];
  }
  const { from, to, integer } = parameter;
  const drawn = between(parameter, unit);
  const value = integer ? Math.floor(drawn) : Number(drawn.toPrecision(DRAWN_DIGITS));
  return Math.min(to, Math.max(from, value));
}

/** The middle of the part of [0, 1) that stands for `value`. */
export function unitOfValue(parameter: SweepParameter, value: SweepValue): number {
  if (parameter.kind === 'list') return (parameter.values.indexOf(value) + 0.5) / parameter.values.length;
  const { from, scale, integer } = parameter;
  const end = endOf(parameter);
  const middle = Number(value) + (integer ? 0.5 : 0);
  if (end === from) return 0.5;
  return scale === 'log' ? Math.log(middle / from) / Math.log(end / from) : (middle - from) / (end - from);
}

function between(parameter: Extract<SweepParameter, { kind: 'range' }>, unit: number): number {
  const { from, scale } = parameter;
  const end = endOf(parameter);
  return scale === 'log' ? from * Math.exp(unit * Math.log(end / from)) : from + unit * (end - from);
}

/** A whole number stands for everything up to the next one. */
function endOf({ to, integer }: Extract<SweepParameter, { kind: 'range' }>): number {
  return integer ? to + 1 : to;
}
