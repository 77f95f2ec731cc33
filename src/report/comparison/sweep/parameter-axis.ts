import { formatPlainDecimal } from '../../format/format-plain-decimal.js';
import type { ParameterValue, SweptParameter } from '../sweep-result.js';

/** A parameter as one axis of a drawing: its values, or stretches of them where it has too many. */
export interface ParameterAxis {
  readonly name: string;
  readonly path: string;
  readonly labels: readonly string[];
  /** The position of a value; -1 where it lies on none. */
  readonly positionOf: (value: ParameterValue) => number;
}

/** The axis of a parameter with at most `positionsMax` positions. */
export function parameterAxis(parameter: SweptParameter, positionsMax: number): ParameterAxis {
  const { name, path, values, range } = parameter;
  if (values !== null && (values.length <= positionsMax || values.some((value) => typeof value !== 'number')))
    return { name, path, labels: values.map(parameterText), positionOf: (value) => values.indexOf(value) };
  if (values !== null)
    return {
      name,
      path,
      ...stretches(
        values.filter((value) => typeof value === 'number'),
        positionsMax,
      ),
    };
  const { from, to, scale, integer } = range ?? { from: 0, to: 1, scale: 'linear', integer: false };
  if (integer && to - from + 1 <= positionsMax) {
    const whole = Array.from({ length: to - from + 1 }, (_, index) => from + index);
    return { name, path, labels: whole.map(parameterText), positionOf: (value) => whole.indexOf(Number(value)) };
  }
  return { name, path, ...bins(from, to, scale === 'log', integer, Math.min(positionsMax, BINS)) };
}

/** How a value is written. */
export function parameterText(value: ParameterValue): string {
  return typeof value === 'number' ? formatPlainDecimal(value) : String(value);
}

/** Of a range without values of its own. */
const BINS = 8;

type Positions = Pick<ParameterAxis, 'labels' | 'positionOf'>;

/** Neighbouring values together, as many in each stretch as in any other. */
function stretches(values: readonly number[], count: number): Positions {
  const size = Math.ceil(values.length / count);
  const labels: string[] = [];
  for (let first = 0; first < values.length; first += size) {
    const last = Math.min(values.length, first + size) - 1;
    labels.push(
      first === last
        ? parameterText(values[first])
        : `${parameterText(values[first])} to ${parameterText(values[last])}`,
    );
  }
  return {
    labels,
    positionOf: (value) => {
      const index = values.indexOf(Number(value));
      return index === -1 ? -1 : Math.floor(index / size);
    },
  };
}

/** Parts of a range that are equally long on its scale. */
function bins(from: number, to: number, isLog: boolean, integer: boolean, count: number): Positions {
  const scaled = (value: number) => (isLog ? Math.log(value) : value);
  const unscaled = (value: number) => (isLog ? Math.exp(value) : value);
  const width = (scaled(to) - scaled(from)) / count;
  const edge = (index: number) => unscaled(scaled(from) + index * width);
  const text = (value: number) => (integer ? String(Math.round(value)) : parameterText(Number(value.toPrecision(3))));
  return {
    labels: Array.from({ length: count }, (_, index) => `${text(edge(index))} to ${text(edge(index + 1))}`),
    positionOf: (value) => {
      const part = (scaled(Number(value)) - scaled(from)) / width;
      return Number.isNaN(part) ? -1 : Math.max(0, Math.min(count - 1, Math.floor(part)));
    },
  };
}
