import type { ArrayRuleSignal } from './array-rules.js';

export interface PairsParams {
  readonly window: number;
  readonly entry: number;
  readonly exit: number;
  readonly stop: number;
}

interface Line {
  readonly row: number;
  readonly z: number;
  readonly spread: number;
  readonly deviation: number;
  readonly hedgeRatio: number;
}

/** The least-squares line of every window, by the book: means, centred products, and every residual of the window. */
export function pairLines(y: Float64Array, x: Float64Array, window: number): Line[] {
  const lines: Line[] = [];
  for (let row = window - 1; row < y.length; row++) {
    const first = row - window + 1;
    let [sumX, sumY] = [0, 0];
    for (let i = first; i <= row; i++) {
      sumX += x[i];
      sumY += y[i];
    }
    const [meanX, meanY] = [sumX / window, sumY / window];
    let [xx, xy] = [0, 0];
    for (let i = first; i <= row; i++) {
      xx += (x[i] - meanX) * (x[i] - meanX);
      xy += (x[i] - meanX) * (y[i] - meanY);
    }
    const hedgeRatio = xx === 0 ? 0 : xy / xx;
    let squares = 0;
    for (let i = first; i <= row; i++) {
      const residual = y[i] - meanY - hedgeRatio * (x[i] - meanX);
      squares += residual * residual;
    }
    const spread = y[row] - meanY - hedgeRatio * (x[row] - meanX);
    const deviation = Math.sqrt(squares / window);
    lines.push({ row, z: spread / deviation, spread, deviation, hedgeRatio });
  }
  return lines;
}

/** The rule, as a walk from one event to the next: wait for an entry, hold to its end, wait out what was stopped. */
export function pairsSignals(
  lines: readonly Line[],
  symbols: readonly [string, string],
  params: PairsParams,
): ArrayRuleSignal[] {
  const { entry, exit, stop } = params;
  const signals: ArrayRuleSignal[] = [];
  const say = ({ row, ...indicators }: Line, directions: readonly ArrayRuleSignal['direction'][]) =>
    directions.forEach((direction, leg) => {
      signals.push({ row, direction, symbol: symbols[leg], indicators });
    });
  let at = 0;
  while (at < lines.length) {
    const opened = lines[at];
    const isEntry = Math.abs(opened.z) > entry && Math.abs(opened.z) <= stop && opened.hedgeRatio > 0;
    if (!isEntry) {
      at++;
      continue;
    }
    const isHigh = opened.z > 0;
    const distance = ({ z }: Line) => (isHigh ? z : -z);
    say(opened, isHigh ? ['short', 'long'] : ['long', 'short']);
    do at++;
    while (at < lines.length && distance(lines[at]) >= exit && distance(lines[at]) <= stop);
    if (at === lines.length) break;
    say(lines[at], ['flat', 'flat']);
    const isStopped = distance(lines[at]) > stop;
    at++;
    // What was stopped comes back first; the bar on which it does so may be an entry again.
    if (isStopped) while (at < lines.length && distance(lines[at]) >= exit) at++;
  }
  return signals;
}
