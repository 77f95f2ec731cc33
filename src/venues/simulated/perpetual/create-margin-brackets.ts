import { formatDecimal, parseDecimal } from '../../../core/decimal.js';
import { DataError } from '../../../core/errors.js';
import { MONEY_DECIMALS, type Money, moneyToFloat } from '../../../core/units.js';
import { type MarginBracket, type MarginBrackets, RATIO_DECIMALS, RATIO_ONE } from './margin-brackets.js';

/** One row of an exchange's table: decimal texts, as they stand in its answers. */
export interface MarginBracketSpec {
  readonly notionalFloor: string;
  readonly notionalCap: string;
  /** Share of the notional, such as `0.004`. */
  readonly maintenanceRatio: string;
  readonly maxLeverage: number;
  /** Null where the source does not say: it follows from the brackets below. */
  readonly cum: string | null;
}

/**
 * The table that these rows describe, smallest notional first. `origin` names it in messages.
 * @throws DataError BRACKETS_INVALID for rows that leave a gap, whose ratio falls or reaches what the leverage lends, or
 * whose maintenance margin jumps at a bound.
 */
export function createMarginBrackets(origin: string, specs: readonly MarginBracketSpec[]): MarginBrackets {
  if (specs.length === 0) throw invalid(origin, 'it has no bracket');
  const brackets: MarginBracket[] = [];
  for (const spec of specs) brackets.push(createBracket(origin, spec, brackets.at(-1)));
  return brackets;
}

function createBracket(origin: string, spec: MarginBracketSpec, below: MarginBracket | undefined): MarginBracket {
  const floor = moneyOf(spec.notionalFloor);
  const cap = moneyOf(spec.notionalCap);
  const ratioUnits = parseDecimal(spec.maintenanceRatio, RATIO_DECIMALS);
  const { maxLeverage } = spec;
  const refuse = (problem: string) => invalid(origin, `the bracket from ${spec.notionalFloor} ${problem}`, spec);
  const start = below?.notionalCap ?? 0n;
  if (floor !== start) throw refuse(`has to start at ${formatDecimal(start, MONEY_DECIMALS)}`);
  if (cap <= floor) throw refuse(`ends at ${spec.notionalCap}, which is not above it`);
  if (!Number.isSafeInteger(maxLeverage) || maxLeverage < 1) throw refuse(`has a leverage of ${maxLeverage}`);
  if (below !== undefined && maxLeverage > below.maxLeverage) throw refuse('lends more than the one below it');
  if (ratioUnits < (below?.ratioUnits ?? 0n)) throw refuse('has a lower maintenance ratio than the one below it');
  if (ratioUnits * BigInt(maxLeverage) >= RATIO_ONE) {
    throw refuse(
      `asks for ${spec.maintenanceRatio} of the notional, which a leverage of ${maxLeverage} never puts down`,
    );
  }
  const cum = continuousCum(floor, ratioUnits, below);
  if (spec.cum !== null && parseDecimal(spec.cum, MONEY_DECIMALS) !== cum) {
    throw refuse(`has a cum of ${spec.cum}: without a jump it is ${formatDecimal(cum, MONEY_DECIMALS)}`);
  }
  return {
    notionalFloor: floor,
    notionalCap: cap,
    maxLeverage,
    ratioUnits,
    cum,
    capFloat: moneyToFloat(cap),
    ratioFloat: Number(ratioUnits) / Number(RATIO_ONE),
    cumFloat: moneyToFloat(cum),
  };
}

/** The cum at which this bracket and the one below ask for the same at their common bound. */
function continuousCum(floor: Money, ratioUnits: bigint, below: MarginBracket | undefined): Money {
  if (below === undefined) return 0n as Money;
  return (below.cum + (floor * (ratioUnits - below.ratioUnits)) / RATIO_ONE) as Money;
}

function moneyOf(text: string): Money {
  return parseDecimal(text, MONEY_DECIMALS) as Money;
}

function invalid(origin: string, problem: string, spec?: MarginBracketSpec): DataError {
  return new DataError({
    code: 'BRACKETS_INVALID',
    message: `The margin brackets of ${origin} are wrong: ${problem}.`,
    remedy: 'Take the whole table as the exchange gives it, from the smallest notional on.',
    values: { origin, ...spec },
  });
}
