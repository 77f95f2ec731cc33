import type { ProposedOrder, RiskRule, RuleRoom } from '../risk-rule.js';

/** Only some symbols may be added to; what is held of the others may be closed. */
export class SymbolLists implements RiskRule {
  readonly name = 'symbols';
  private readonly allow: readonly string[] | null;
  private readonly deny: readonly string[];

  /** @param allow null: every symbol that is not denied */
  constructor(allow: readonly string[] | null, deny: readonly string[]) {
    this.allow = allow;
    this.deny = deny;
  }

  room({ instrument: { symbol } }: ProposedOrder): RuleRoom | null {
    const allowed = (this.allow === null || this.allow.includes(symbol)) && !this.deny.includes(symbol);
    return allowed ? null : { maxQuantity: 0, value: 1, limit: 0 };
  }
}
