import { priceToFloat, quantityToFloat } from '../../core/instrument.js';
import { moneyToFloat, type QuantityUnits } from '../../core/units.js';
import type { OrderIntended } from '../../events/decision-events.js';
import type { CapitalTransferred } from '../../events/ledger-events.js';
import type { OrderCancelled, OrderExpired } from '../../events/order-events.js';
import type { OrderRole, OrderTerms, Side } from '../../events/order-terms.js';
import { WHOLE_DESK } from '../../events/risk-events.js';
import type { Agent } from '../../kernel/agent.js';
import type { Kernel } from '../../kernel/kernel.js';
import type { Portfolio } from '../../ledger/portfolio.js';
import { type Commitments, closableUnits, createCommitments } from './commitments.js';
import { DeskView } from './desk-view.js';
import type { HaltPolicy, HaltRule } from './halts/halt-rule.js';
import { KILL_SWITCH, setKillSwitch } from './halts/kill-switch.js';
import { type ActiveHalt, type HaltState, type LossListener, TradingHalts } from './halts/trading-halts.js';
import { LimitWarnings, type WarningState } from './limit-warnings.js';
import { refuse, shrink } from './order-verdicts.js';
import type { RiskRule } from './risk-rule.js';
import { type OrderInHand, RuleBook } from './rule-book.js';
import { RuleSchedule } from './rule-schedule.js';
import { uniqueNames } from './unique-names.js';

export interface RiskAgentOptions {
  /** Losses at which trading stops. Default: none. */
  readonly haltRules?: readonly HaltRule[];
  /** Default: nothing is flattened, each rule resumes as it does. */
  readonly halt?: HaltPolicy;
  /** Percent of a limit at which it is worth a warning. Default: 100, no warnings. */
  readonly warnAtPct?: number;
  /** Epoch milliseconds; null: nobody pulls it. */
  readonly killSwitchTsMs?: number | null;
}

interface RiskState {
  readonly working: Commitments;
  /** By strategy: it threw, so nothing more is sent for it. */
  readonly frozen: boolean[];
  readonly halts: HaltState;
  /** By rule: so that a fork with other rules finds what those that it keeps remember. */
  readonly warnings: Readonly<Record<string, WarningState[number]>>;
  readonly rules: Readonly<Record<string, unknown>>;
  readonly haltRules: Readonly<Record<string, unknown>>;
}

/**
 * Stands in front of every order. Each rule says how much room it leaves; the smallest wins. What is left is approved,
 * and each rule that took something off is on record; with less than a lot left, the order is refused by that rule.
 * Orders that only reduce a position pass, for no limit is kept by holding on to a position; whether they do, risk finds
 * out by itself. While trading is halted, nothing else passes.
 */
export class RiskAgent implements Agent {
  readonly id = 'risk';
  readonly separateParts = ['warnings', 'rules', 'haltRules'];
  private readonly book: RuleBook;
  private readonly halts: TradingHalts;
  private readonly warnings: LimitWarnings;
  private readonly portfolio: Portfolio;
  private readonly view: DeskView;
  private readonly schedule: RuleSchedule;
  private readonly killSwitchTsMs: number | null;
  private commitments: Commitments;
  private frozen: boolean[];
  /** The order that rules are asked about: one object for all, since an order is judged at a time. */
  private readonly proposed: OrderInHand;
  private kernel!: Kernel;

  constructor(rules: readonly RiskRule[], portfolio: Portfolio, options: RiskAgentOptions = {}) {
    const { instruments, strategyCount } = portfolio;
    const { haltRules = [], halt = { flatten: false, resume: null }, warnAtPct = 100, killSwitchTsMs = null } = options;
    this.portfolio = portfolio;
    this.killSwitchTsMs = killSwitchTsMs;
    this.commitments = createCommitments(strategyCount, instruments.length);
    this.frozen = new Array<boolean>(strategyCount).fill(false);
    this.view = new DeskView(
      portfolio,
      () => this.commitments,
      () => this.kernel.clock,
    );
    this.warnings = new LimitWarnings(
      warnAtPct,
      rules.length + haltRules.length,
      Math.max(strategyCount, instruments.length),
    );
    this.book = new RuleBook(rules, this.warnings);
    const warn: LossListener = (rule, strategyIndex, value) => {
      const subject = { strategyIndex, instrumentIndex: WHOLE_DESK };
      const ruleIndex = rules.length + haltRules.indexOf(rule);
      this.warnings.look(this.kernel, ruleIndex, rule.name, subject, { value, limit: rule.limitPct });
    };
    this.halts = new TradingHalts(haltRules, halt, strategyCount, this.warnings.isOn ? warn : null);
    this.schedule = new RuleSchedule([...rules, ...haltRules]);
    this.proposed = { terms: NO_TERMS, instrument: instruments[0], quantity: 0, price: 0, closes: 0 };
  }

  get state(): RiskState {
    return {
      working: this.commitments,
      frozen: this.frozen,
      halts: this.halts.state,
      warnings: byName(this.warned, this.warnings.state),
      rules: byName(
        this.book.rules,
        this.book.rules.map(({ state }) => state),
      ),
      haltRules: byName(
        this.halts.rules,
        this.halts.rules.map(({ state }) => state),
      ),
    };
  }

  set state(state: RiskState) {
    this.commitments = state.working;
    this.frozen = state.frozen;
    this.halts.state = state.halts;
    uniqueNames(this.warned).forEach((name, index) => {
      if (this.warnings.isOn && name in state.warnings) this.warnings.state[index] = state.warnings[name];
    });
    for (const [rules, states] of [
      [this.book.rules, state.rules],
      [this.halts.rules, state.haltRules],
    ] as const) {
      uniqueNames(rules).forEach((name, index) => {
        if (states[name] !== undefined) rules[index].state = states[name];
      });
    }
  }

  /** The rules in the order of the warnings. */
  private get warned(): readonly { readonly name: string }[] {
    return [...this.book.rules, ...this.halts.rules];
  }

  start(kernel: Kernel): void {
    this.kernel = kernel;
    const { topics } = kernel;
    topics.orderIntended.subscribe(this.id, (intent) => this.assess(intent));
    topics.agentFailed.subscribe(this.id, ({ strategyIndex }) => {
      if (strategyIndex >= 0) this.frozen[strategyIndex] = true;
    });
    topics.orderFilled.subscribe(this.id, (fill) => {
      if (isCommitted(fill.role)) this.release(fill.strategyIndex, fill.instrumentIndex, fill.side, fill.quantity);
    });
    topics.orderCancelled.subscribe(this.id, (event) => this.releaseEnded(event));
    topics.orderExpired.subscribe(this.id, (event) => this.releaseEnded(event));
    topics.orderRejected.subscribe(this.id, ({ terms, role }) => {
      if (role === 'direct') this.release(terms.strategyIndex, terms.instrumentIndex, terms.side, terms.quantity);
    });
    topics.executionCompleted.subscribe(this.id, (event) =>
      this.release(event.strategyIndex, event.instrumentIndex, event.side, event.quantity - event.filled),
    );
    topics.orderBlocked.subscribe(this.id, (event) =>
      this.release(event.strategyIndex, event.instrumentIndex, event.side, event.quantity),
    );
    this.schedule.start(kernel, this.id);
    this.startHalts(kernel);
  }

  onTimer(key: string, tsMs: number): void {
    if (key === KILL_SWITCH) this.halts.kill(this.kernel, KILL_SWITCH);
    else if (!this.halts.onTimer(this.kernel, this.view, key)) this.schedule.onTimer(this.view, key, tsMs);
  }

  /** What must be looked at on every timestamp is subscribed to only where the desk has such rules. */
  private startHalts(kernel: Kernel): void {
    const haltRules = this.halts.rules;
    for (const rule of haltRules) rule.begin(this.view);
    if (this.killSwitchTsMs !== null) setKillSwitch(kernel, this.killSwitchTsMs);
    const observers = this.book.rules.filter((rule) => rule.observe !== undefined);
    if (haltRules.length > 0 || observers.length > 0) {
      kernel.topics.timestampCompleted.subscribe(this.id, () => {
        this.view.hold();
        for (let index = 0; index < observers.length; index++) observers[index].observe?.(this.view);
        this.halts.check(kernel, this.view);
        this.view.release();
      });
    }
    if (haltRules.some((rule) => rule.capitalMoved !== undefined)) {
      kernel.topics.capitalTransferred.subscribe(this.id, (event) => this.capitalMoved(event));
    }
  }

  /** The books have posted it already. */
  private capitalMoved({ fromStrategyIndex, toStrategyIndex, amount }: CapitalTransferred): void {
    const moved = moneyToFloat(amount);
    const from = this.view.ownEquity(fromStrategyIndex);
    const to = this.view.ownEquity(toStrategyIndex);
    for (const rule of this.halts.rules) {
      rule.capitalMoved?.(fromStrategyIndex, from + moved, from);
      rule.capitalMoved?.(toStrategyIndex, to - moved, to);
    }
  }

  /** What a slice leaves is sent again, or given up with its parent as a whole. */
  private releaseEnded({ strategyIndex, instrumentIndex, side, leaves, role }: OrderCancelled | OrderExpired): void {
    if (role === 'direct') this.release(strategyIndex, instrumentIndex, side, leaves);
  }

  private assess(intent: OrderIntended): void {
    const { terms } = intent;
    // The intent may have been on its way when its strategy threw.
    if (this.frozen[terms.strategyIndex]) {
      refuse(this.kernel, intent, { rule: 'agentFailed', value: 1, limit: 0 });
      return;
    }
    this.view.hold();
    const quantity = this.judge(intent);
    if (quantity > 0) this.approve(intent, quantity);
    this.view.release();
  }

  /** How much of the intent may go; 0 when it was refused. */
  private judge(intent: OrderIntended): QuantityUnits {
    const { terms } = intent;
    this.halts.check(this.kernel, this.view);
    const closable = this.propose(terms);
    const halt = this.halts.haltOf(terms.strategyIndex);
    if (halt !== null) return this.reduceOnly(intent, closable, halt);
    if (terms.quantity <= closable) return terms.quantity;
    return this.book.judge(this.kernel, intent, this.proposed, this.view);
  }

  /** Fills in the order that rules are asked about, and returns how much of it at most only reduces. */
  private propose(terms: OrderTerms): QuantityUnits {
    const { proposed } = this;
    const { strategyIndex, instrumentIndex, side, quantity } = terms;
    const instrument = this.portfolio.instruments[instrumentIndex];
    const position = this.portfolio.quantity(strategyIndex, instrumentIndex);
    const closable = closableUnits(position, this.commitments[strategyIndex][instrumentIndex], side);
    proposed.terms = terms;
    proposed.instrument = instrument;
    proposed.quantity = quantityToFloat(instrument, quantity);
    proposed.price = this.expectedPrice(terms);
    proposed.closes = quantityToFloat(instrument, Math.min(closable, quantity) as QuantityUnits);
    return closable;
  }

  /** While trading is halted: what the order takes off the position, and nothing of one that was meant to add. */
  private reduceOnly(intent: OrderIntended, closable: QuantityUnits, halt: ActiveHalt): QuantityUnits {
    const { lotUnits } = this.proposed.instrument;
    const asked = intent.terms.quantity;
    if (intent.reduces && asked <= closable) return asked;
    const left = (intent.reduces ? closable - (closable % lotUnits) : 0) as QuantityUnits;
    if (left === 0) refuse(this.kernel, intent, halt);
    else shrink(this.kernel, intent, halt, asked, left);
    return left;
  }

  private approve({ intentId, terms }: OrderIntended, quantity: QuantityUnits): void {
    const { proposed } = this;
    proposed.quantity = quantityToFloat(proposed.instrument, quantity);
    proposed.closes = Math.min(proposed.closes, proposed.quantity);
    this.book.approved(proposed, this.view);
    this.commit(terms, quantity, proposed.price);
    const { orderApproved } = this.kernel.topics;
    this.kernel.publish(orderApproved, { kind: 'OrderApproved', seq: 0, tsMs: 0, intentId, terms, quantity });
  }

  /** The worst at which the order is expected to fill. */
  private expectedPrice(terms: OrderTerms): number {
    const instrument = this.portfolio.instruments[terms.instrumentIndex];
    const last = this.portfolio.lastPrice(terms.instrumentIndex);
    const asked = Math.max(priceToFloat(instrument, terms.limitPrice), priceToFloat(instrument, terms.stopPrice));
    return Math.max(last, asked);
  }

  private commit(terms: OrderTerms, quantity: QuantityUnits, price: number): void {
    const working = this.commitments[terms.strategyIndex][terms.instrumentIndex];
    if (terms.side === 'buy') {
      working.buys += quantity;
      working.buyPrice = price;
    } else {
      working.sells += quantity;
    }
  }

  private release(strategyIndex: number, instrumentIndex: number, side: Side, quantity: number): void {
    const working = this.commitments[strategyIndex][instrumentIndex];
    if (side === 'buy') working.buys -= quantity;
    else working.sells -= quantity;
  }
}

/** Exits and liquidations were never asked for: they reduce, whatever the rules say. */
function isCommitted(role: OrderRole): boolean {
  return role === 'direct' || role === 'slice';
}

/** Stands in the proposed order's place before the first one. */
const NO_TERMS = {} as OrderTerms;

function byName<T>(rules: readonly { readonly name: string }[], values: readonly T[]): Record<string, T> {
  const names = uniqueNames(rules);
  return Object.fromEntries(values.map((value, index) => [names[index], value]));
}
