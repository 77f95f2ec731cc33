import type { PreparedRun } from '../prepare/prepare-run.js';

/** Sentences that say which data two runs do not share; none where the data are the same to the last bit. */
export function dataDifferences(a: PreparedRun, b: PreparedRun): string[] {
  const right = new Map(b.data.map((one) => [one.symbol, one]));
  const sentences = a.data.flatMap(({ symbol, hash, terms }) => {
    const other = right.get(symbol);
    right.delete(symbol);
    if (other === undefined) return [`Only A has data of ${symbol}.`];
    if (other.hash !== hash) return [`The data of ${symbol} differ.`];
    return other.terms?.hash === terms?.hash
      ? []
      : [`The margin terms of ${symbol} differ: brackets, funding or mark price.`];
  });
  return [...sentences, ...[...right.keys()].map((symbol) => `Only B has data of ${symbol}.`)];
}
