import { type SizedBarRule, sizeOfRule } from '../../kernel/bar-builders/bar-rule.js';

/** What fills a bar, for people: `500 trades`, `10 BTC`, `1000000 USDT`. */
export function barRuleLabel(rule: SizedBarRule, { base, quote }: { readonly base: string; readonly quote: string }) {
  const size = sizeOfRule(rule);
  if (rule.kind === 'ticks') return size === 1 ? '1 trade' : `${size} trades`;
  return `${size} ${rule.kind === 'volume' ? base : quote}`;
}
