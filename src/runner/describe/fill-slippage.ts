import { shortfallBps } from '../../agents/execution/execution-report.js';
import type { RecordedFill } from '../../agents/recorder/fill-log.js';
import { type Instrument, priceToFloat } from '../../core/instrument.js';

/** How much worse than the arrival price a fill was, in basis points of it, fees left out; negative: it was better. */
export function fillSlippageBps(
  { side, price }: Pick<RecordedFill, 'side' | 'price'>,
  instrument: Instrument,
  arrivalPrice: number,
): number {
  return shortfallBps(side, priceToFloat(instrument, price), arrivalPrice);
}
