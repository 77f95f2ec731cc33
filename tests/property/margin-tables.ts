import fc from 'fast-check';
import { notional } from '../../src/core/instrument.js';
import type { Money, PriceUnits, QuantityUnits } from '../../src/core/units.js';
import { createMarginBrackets } from '../../src/venues/simulated/perpetual/create-margin-brackets.js';
import { initialMargin, type MarginBrackets } from '../../src/venues/simulated/perpetual/margin-brackets.js';
import type { PerpetualPosition } from '../../src/venues/simulated/perpetual/perpetual-position.js';
import { INSTRUMENTS } from '../unit/ledger/account-bench.js';

/** Any table that an exchange could have: ratios of 0.01 % to 50 %, rising, each with the leverage that it allows. */
export const marginTable: fc.Arbitrary<MarginBrackets> = fc
  .array(fc.record({ ratio: fc.integer({ min: 1, max: 5000 }), width: fc.integer({ min: 1, max: 2_000_000 }) }), {
    minLength: 1,
    maxLength: 10,
  })
  .map((rows) => {
    const ratios = rows.map(({ ratio }) => ratio).sort((a, b) => a - b);
    let cap = 0;
    const specs = rows.map(({ width }, index) => {
      const floor = cap;
      cap += width;
      return {
        notionalFloor: String(floor),
        notionalCap: String(cap),
        maintenanceRatio: `0.${String(ratios[index]).padStart(4, '0')}`,
        maxLeverage: Math.min(125, Math.floor(9999 / ratios[index])),
        cum: null,
      };
    });
    return createMarginBrackets('a random table', specs);
  });

export const instrument = fc.constantFrom(...INSTRUMENTS);

/** Prices and quantities small enough for notionals that tables speak of, and now and then far beyond. */
export const priceUnits = fc.oneof(
  fc.integer({ min: 1, max: 10_000 }),
  fc.integer({ min: 1, max: 2 ** 26 }),
) as fc.Arbitrary<PriceUnits>;
export const quantityUnits = fc
  .tuple(fc.oneof(fc.integer({ min: 1, max: 1000 }), fc.integer({ min: 1, max: 2 ** 28 })), fc.constantFrom(1, -1))
  .map(([size, sign]) => (size * sign) as QuantityUnits);

/** A position that was opened at one price. */
export const openPosition: fc.Arbitrary<PerpetualPosition & { readonly entry: PriceUnits }> = fc
  .record({ instrument, brackets: marginTable, quantity: quantityUnits, entry: priceUnits })
  .map((drawn) => ({ ...drawn, cost: notional(drawn.instrument, drawn.entry, drawn.quantity) }));

/** The margin that opened it at this leverage. */
export function openingMargin({ cost }: PerpetualPosition, leverage: number): Money {
  return initialMargin((cost < 0n ? -cost : cost) as Money, leverage);
}
