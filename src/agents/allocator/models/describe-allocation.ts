import type { AllocationView } from './allocation-model.js';

/** `31.2 %` */
export function percentText(fraction: number): string {
  return Number.isNaN(fraction) ? 'unknown' : `${(fraction * 100).toFixed(1)} %`;
}

/** `1.25` */
export function ratioText(ratio: number): string {
  return Number.isNaN(ratio) ? 'unknown' : ratio.toFixed(2);
}

/** `risk-parity: sma 31.2 %, macd 68.8 % (volatility 1.9 %, 0.9 %)`; figures are left out where there are none. */
export function describeAllocation(
  model: string,
  { strategies }: AllocationView,
  shares: readonly number[],
  figures: string,
): string {
  const parts = strategies.map(({ id }, index) => `${id} ${percentText(shares[index])}`);
  return `${model}: ${parts.join(', ')}${figures === '' ? '' : ` (${figures})`}`;
}
