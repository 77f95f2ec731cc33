import { createRandom, type RandomState } from '../../../core/random.js';
import type { Assignment, SweepParameter } from '../../scenario/scenario-sweep.js';
import type { AcceptsPoint } from '../accepts-point.js';
import { choiceDensity } from './choice-density.js';
import { DistinctPoints } from './distinct-points.js';
import { latinHypercubePoints } from './latin-hypercube-points.js';
import { type ParzenDensity, parzenDensity } from './parzen-density.js';
import { randomPoints } from './random-points.js';
import type { Trial } from './trial.js';
import { unitOfValue, valueAtUnit } from './unit-scale.js';

/** Points that are proposed together, whatever the number of workers: what they propose next depends on it. */
export const BATCH_POINTS = 8;
/** Points that are spread over the space before anything is learned from them. */
const FIRST_POINTS = 2 * BATCH_POINTS;
/** The part of the trials that counts as good, as in the paper, and no more than so many. */
const GOOD_SHARE = 0.15;
const GOOD_MAX = 25;
/** Drawn from the density of the good trials, of which the most promising one is taken. */
const CANDIDATES = 32;
const VAIN_DRAWS_MAX = 2_000;

export interface SequentialOptions {
  readonly parameters: readonly SweepParameter[];
  readonly accepts: AcceptsPoint;
  /** How many points in all. */
  readonly points: number;
  readonly seed: number;
}

/**
 * The next points of a search that learns: a tree-structured Parzen estimator (Bergstra et al., 2011). It tells good
 * trials from the others, draws where good ones are dense and takes what is dense among the good and sparse among the
 * others, which is where the expected improvement is largest. Depends on its arguments alone; empty: it is over.
 */
export function sequentialPoints(options: SequentialOptions, trials: readonly Trial[]): Assignment[] {
  const { parameters, accepts, points, seed } = options;
  if (trials.length === 0) {
    const first = Math.min(points, FIRST_POINTS);
    const spread = latinHypercubePoints(parameters, accepts, first, seed);
    return spread.length > 0 ? spread : randomPoints(parameters, accepts, first, seed);
  }
  const wanted = Math.min(BATCH_POINTS, points - trials.length);
  const random = createRandom(`${seed}/sequential/${trials.length}`);
  const seen = new DistinctPoints(trials.map(({ values }) => values));
  const { good, others } = split(trials);
  const proposed: Assignment[] = [];
  while (proposed.length < wanted) {
    // What is proposed counts as no good until it is known, so that a batch does not look in one place.
    const point =
      propose(options, good, [...others, ...proposed], seen, random) ?? anyOther(options, seen, trials.length);
    if (point === null) break;
    seen.add(point);
    proposed.push(point);
  }
  return proposed;
}

function split(trials: readonly Trial[]): { good: Assignment[]; others: Assignment[] } {
  const rank = ({ score }: Trial) => score ?? Number.NEGATIVE_INFINITY;
  const order = trials.map((_, index) => index).sort((a, b) => rank(trials[b]) - rank(trials[a]) || a - b);
  const withScore = trials.filter(({ score }) => score !== null).length;
  const count = Math.min(GOOD_MAX, withScore, Math.ceil(GOOD_SHARE * trials.length));
  const values = order.map((index) => trials[index].values);
  return { good: values.slice(0, count), others: values.slice(count) };
}

function propose(
  { parameters, accepts }: SequentialOptions,
  good: readonly Assignment[],
  others: readonly Assignment[],
  seen: DistinctPoints,
  random: RandomState,
): Assignment | null {
  const near = parameters.map((parameter, index) => densityOf(parameter, index, good));
  const far = parameters.map((parameter, index) => densityOf(parameter, index, others));
  let best: Assignment | null = null;
  let bestGain = Number.NEGATIVE_INFINITY;
  let candidates = 0;
  for (let draws = 0; candidates < CANDIDATES && draws < VAIN_DRAWS_MAX; draws++) {
    const point = parameters.map((parameter, index) => valueAtUnit(parameter, near[index].draw(random)));
    if (!accepts(point) || seen.has(point)) continue;
    candidates++;
    let gain = 0;
    for (const [index, parameter] of parameters.entries()) {
      const unit = unitOfValue(parameter, point[index]);
      gain += near[index].logAt(unit) - far[index].logAt(unit);
    }
    if (gain > bestGain) {
      bestGain = gain;
      best = point;
    }
  }
  return best;
}

function densityOf(parameter: SweepParameter, index: number, points: readonly Assignment[]): ParzenDensity {
  const units = points.map((point) => unitOfValue(parameter, point[index]));
  const hasOrder = parameter.kind === 'range' || parameter.values.every((value) => typeof value === 'number');
  return hasOrder ? parzenDensity(units) : choiceDensity(units, parameter.values.length);
}

/** Where the good ones have no room left: any point that is new. */
function anyOther(
  { parameters, accepts, seed }: SequentialOptions,
  seen: DistinctPoints,
  salt: number,
): Assignment | null {
  const isNew: AcceptsPoint = (values) => accepts(values) && !seen.has(values);
  return randomPoints(parameters, isNew, 1, seed + salt)[0] ?? null;
}
