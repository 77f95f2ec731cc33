import type { ComparedSide } from './compared-side.js';

/** Why two runs are not quite comparable, in sentences, most serious first; none where they ran on the same data and time. */
export function comparisonNotes(a: ComparedSide, b: ComparedSide): string[] {
  return [...timeNotes(a, b), ...dataNotes(a, b), ...currencyNotes(a, b), ...versionNotes(a, b)];
}

function timeNotes({ run: a }: ComparedSide, { run: b }: ComparedSide): string[] {
  if (a.from === b.from && a.to === b.to) return [];
  const spans = `A covers ${a.from} to ${a.to}, B ${b.from} to ${b.to}`;
  const isDisjoint = a.to <= b.from || b.to <= a.from;
  return [
    isDisjoint
      ? `The two have no time in common: ${spans}. Nothing can be concluded from their difference.`
      : `The time is not the same: ${spans}. Metrics are of each one's whole time; trades and the difference of returns are of the time that both cover.`,
  ];
}

function dataNotes({ result: a }: ComparedSide, { result: b }: ComparedSide): string[] {
  const right = new Map(b.data.map((one) => [one.symbol, one]));
  const notes = a.data.flatMap(({ symbol, hash, interval }) => {
    const other = right.get(symbol);
    right.delete(symbol);
    if (other === undefined) return [`Only A has data of ${symbol}.`];
    if (other.hash === hash) return [];
    const what =
      other.interval === interval
        ? 'other prices, or another part of them'
        : `A has bars of ${interval}, B of ${other.interval}`;
    return [`The data of ${symbol} are not the same: ${what}, so this is not like for like.`];
  });
  return [...notes, ...[...right.keys()].map((symbol) => `Only B has data of ${symbol}.`)];
}

function currencyNotes({ result: a }: ComparedSide, { result: b }: ComparedSide): string[] {
  if (a.quoteCurrency === b.quoteCurrency) return [];
  return [`Money is in ${a.quoteCurrency} in A and in ${b.quoteCurrency} in B: only percentages can be compared.`];
}

function versionNotes({ result: a }: ComparedSide, { result: b }: ComparedSide): string[] {
  if (a.engineVersion === b.engineVersion) return [];
  return [
    `A was run by version ${a.engineVersion}, B by ${b.engineVersion}: the same scenario may have another result.`,
  ];
}
