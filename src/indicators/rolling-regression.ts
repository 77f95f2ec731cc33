import { requirePeriod } from './require-period.js';

/**
 * Least-squares line of y on x over the last `period` pairs, this one included: y = intercept + slope · x + residual.
 *
 * Reading: with two prices the slope is the hedge ratio, how many coins of x move as one of y does; the residual is how
 * far y lies above what x says, and residual / deviation its z-score.
 * Formula: slope = Σ (x − x̄)(y − ȳ) / Σ (x − x̄)², intercept = ȳ − slope · x̄, deviation = √(Σ residual² / n), of the
 * population (https://en.wikipedia.org/wiki/Simple_linear_regression). The residuals' mean is 0. Where x does not move,
 * the slope is 0 and the line is the mean of y.
 *
 * Σ residual² as a difference of large sums would lose all digits where y follows x closely. So what slides are the
 * moments of w = y − guess · x, where `guess` is the slope of an earlier window: w is small where the line fits, and so
 * are the errors. The moments slide as Welford's do (rolling-standard-deviation.ts) and are computed anew from the
 * window at every turn of the ring buffer, and whenever one has fallen to a small part of its peak since. That bounds
 * the error of a run of any length by that of a single turn: see tests/property/rolling-regression.test.ts.
 *
 * All NaN until `period` pairs have been seen.
 */
export interface RollingRegressionState {
  readonly period: number;
  /** Ring buffers of the last `period` pairs; the slot at `index` is the oldest and is overwritten next. */
  readonly xs: Float64Array;
  readonly ys: Float64Array;
  index: number;
  /** Pairs seen, up to `period`. */
  count: number;
  /** Where x and w are measured from, and the slope that w leaves out. */
  xOrigin: number;
  yOrigin: number;
  guess: number;
  /** Means over the window, and sums of products of distances from them. */
  xMean: number;
  wMean: number;
  xx: number;
  xw: number;
  ww: number;
  /** Highest `xx` and `ww` since they were last computed from the window. */
  xxPeak: number;
  wwPeak: number;
  slope: number;
  intercept: number;
  /** Of the latest pair. */
  residual: number;
  /** 0 where the pairs lie on a line, but for rounding. */
  deviation: number;
}

/** Below this share of its peak a sliding sum has lost about four of its sixteen digits. */
const RECOMPUTE_SHARE = 1e-4;
/** A deviation below this share of the values is what rounding leaves of pairs on a line. */
const ROUNDING_SHARE = 1e-12;

export function createRollingRegression(period: number): RollingRegressionState {
  requirePeriod('rolling regression', 'period', period, 2);
  return {
    period,
    xs: new Float64Array(period),
    ys: new Float64Array(period),
    index: 0,
    count: 0,
    xOrigin: 0,
    yOrigin: 0,
    guess: 0,
    xMean: 0,
    wMean: 0,
    xx: 0,
    xw: 0,
    ww: 0,
    xxPeak: 0,
    wwPeak: 0,
    slope: Number.NaN,
    intercept: Number.NaN,
    residual: Number.NaN,
    deviation: Number.NaN,
  };
}

/** Takes the next pair (finite) and sets slope, intercept, residual and deviation. */
export function updateRollingRegression(state: RollingRegressionState, x: number, y: number): void {
  const { xs, ys, period, index } = state;
  const xLeaving = xs[index];
  const yLeaving = ys[index];
  xs[index] = x;
  ys[index] = y;
  state.index = index + 1 === period ? 0 : index + 1;
  if (state.count < period) {
    state.count++;
    if (state.count < period) return;
    computeAnew(state);
  } else {
    slide(state, x, y, xLeaving, yLeaving);
    if (state.index === 0 || !(state.xx >= state.xxPeak * RECOMPUTE_SHARE)) computeAnew(state);
  }
  if (!drawLine(state, x, y, false)) {
    computeAnew(state);
    drawLine(state, x, y, true);
  }
}

function slide(state: RollingRegressionState, x: number, y: number, xLeaving: number, yLeaving: number): void {
  const { xOrigin, yOrigin, guess, period, xMean, wMean } = state;
  const x0 = xLeaving - xOrigin;
  const x1 = x - xOrigin;
  const w0 = yLeaving - yOrigin - guess * x0;
  const w1 = y - yOrigin - guess * x1;
  const xChange = x1 - x0;
  const wChange = w1 - w0;
  const xMeanNext = xMean + xChange / period;
  const wMeanNext = wMean + wChange / period;
  const xx = state.xx + xChange * (x1 - xMeanNext + (x0 - xMean));
  const ww = state.ww + wChange * (w1 - wMeanNext + (w0 - wMean));
  state.xw += xChange * (w1 - wMeanNext) + (x0 - xMean) * wChange;
  state.xMean = xMeanNext;
  state.wMean = wMeanNext;
  state.xx = xx;
  state.ww = ww;
  if (xx > state.xxPeak) state.xxPeak = xx;
  if (ww > state.wwPeak) state.wwPeak = ww;
}

/** Says whether there were digits enough for it; moments that are computed anew have all there are. */
function drawLine(state: RollingRegressionState, x: number, y: number, isAnew: boolean): boolean {
  const { xOrigin, yOrigin, guess, period, xMean, wMean, xx, xw } = state;
  // What the guess has missed since.
  const tilt = xx > 0 ? xw / xx : 0;
  const slope = guess + tilt;
  const squares = state.ww - tilt * xw;
  const ofX = slope * x;
  const least = ROUNDING_SHARE * ROUNDING_SHARE * (period * (y * y + ofX * ofX) + slope * slope * xx);
  const enough = squares >= state.wwPeak * RECOMPUTE_SHARE;
  if (!isAnew && !enough && state.wwPeak > least) return false;
  const x1 = x - xOrigin;
  state.slope = slope;
  state.intercept = yOrigin - slope * xOrigin + (wMean - tilt * xMean);
  if (squares > least) {
    state.residual = y - yOrigin - guess * x1 - wMean - tilt * (x1 - xMean);
    state.deviation = Math.sqrt(squares / period);
  } else {
    state.residual = 0;
    state.deviation = 0;
  }
  return true;
}

/** The moments from the window, about its latest pair and with its own slope for a guess. */
function computeAnew(state: RollingRegressionState): void {
  const { xs, ys, period, index } = state;
  const latest = index === 0 ? period - 1 : index - 1;
  const xOrigin = xs[latest];
  const yOrigin = ys[latest];
  let xMean = 0;
  let yMean = 0;
  for (let i = 0; i < period; i++) {
    xMean += xs[i] - xOrigin;
    yMean += ys[i] - yOrigin;
  }
  xMean /= period;
  yMean /= period;
  let xx = 0;
  let xy = 0;
  for (let i = 0; i < period; i++) {
    const dx = xs[i] - xOrigin - xMean;
    xx += dx * dx;
    xy += dx * (ys[i] - yOrigin - yMean);
  }
  const guess = xx > 0 ? xy / xx : 0;
  const wMean = yMean - guess * xMean;
  let xw = 0;
  let ww = 0;
  for (let i = 0; i < period; i++) {
    const x = xs[i] - xOrigin;
    const dw = ys[i] - yOrigin - guess * x - wMean;
    xw += (x - xMean) * dw;
    ww += dw * dw;
  }
  state.xOrigin = xOrigin;
  state.yOrigin = yOrigin;
  state.guess = guess;
  state.xMean = xMean;
  state.wMean = wMean;
  state.xx = xx;
  state.xw = xw;
  state.ww = ww;
  state.xxPeak = xx;
  state.wwPeak = ww;
}
