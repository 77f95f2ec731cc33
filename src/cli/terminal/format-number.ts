/** A decimal number with thousands separated and at most `fractionDigits` behind the point: `92,316.24`. */
export function formatNumber(value: number | string, fractionDigits: number): string {
  const number = Number(value);
  if (!Number.isFinite(number)) return String(value);
  return number.toLocaleString('en-US', {
    minimumFractionDigits: fractionDigits,
    maximumFractionDigits: fractionDigits,
  });
}

/** A rate in few characters: `940`, `15.2 k`, `13.4 M`. */
export function formatRate(perSecond: number): string {
  if (!Number.isFinite(perSecond)) return '–';
  if (perSecond >= 1e6) return `${(perSecond / 1e6).toFixed(1)} M`;
  if (perSecond >= 1e3) return `${(perSecond / 1e3).toFixed(1)} k`;
  return perSecond.toFixed(0);
}

/** A time span as people say it: `840 ms`, `12.3 s`, `4 min 5 s`. */
export function formatSpan(spanMs: number): string {
  if (spanMs < 1_000) return `${Math.round(spanMs)} ms`;
  if (spanMs < 60_000) return `${(spanMs / 1_000).toFixed(1)} s`;
  const seconds = Math.round(spanMs / 1_000);
  return `${Math.floor(seconds / 60)} min ${seconds % 60} s`;
}
