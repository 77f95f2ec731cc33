import type { OrderCleared } from '../../../src/events/compliance-events.js';
import type { OrderApproved, OrderIntended, OrderRefused, OrderShrunk } from '../../../src/events/decision-events.js';
import type { EventHeader } from '../../../src/events/event.js';
import type { ModelDesk } from './desk-model.js';
import type { DeskRestriction } from './desk-settings.js';
import type { HaltCheck } from './halt-check.js';
import { type ModelMemory, type ModelProposal, type ModelRule, modelRules } from './model-rules.js';
import type { ShareCheck } from './share-check.js';

interface Intent {
  readonly event: OrderIntended;
  /** What risk has left of it so far. */
  units: number;
}

/** Cuts of rules that never agree: the desk gives up. */
const CUTS_MAX = 100;

/** No verdict leads beyond a limit, none enlarges, and whoever refuses has a reason. */
export class VerdictCheck {
  /** Returns are being sampled at this very moment: what they say depends on who comes first. */
  isBetweenSamples = false;
  private readonly desk: ModelDesk;
  private readonly halts: HaltCheck;
  private readonly shares: ShareCheck;
  private readonly rules: Map<string, ModelRule>;
  private readonly memory: ModelMemory;
  private readonly approved: { tsMs: number; strategy: number; adds: boolean }[] = [];
  private readonly intents = new Map<number, Intent>();

  constructor(desk: ModelDesk, halts: HaltCheck, shares: ShareCheck, memory: Omit<ModelMemory, 'approved'>) {
    this.desk = desk;
    this.halts = halts;
    this.shares = shares;
    this.rules = modelRules(desk.settings);
    this.memory = { ...memory, approved: this.approved };
  }

  isFrozen(event: EventHeader): boolean {
    return this.halts.failed.has((event as OrderIntended).terms.strategyIndex);
  }

  published(topic: string, event: EventHeader): void {
    if (topic === 'OrderIntended') {
      const intent = event as OrderIntended;
      this.intents.set(intent.intentId, { event: intent, units: intent.terms.quantity });
    } else if (topic === 'OrderShrunk') this.shrunk(event as OrderShrunk);
    else if (topic === 'OrderRefused') this.refused(event as OrderRefused);
    else if (topic === 'OrderApproved') this.approve(event as OrderApproved);
    else if (topic === 'OrderCleared') this.clear(event as OrderCleared);
  }

  delivered(topic: string, event: EventHeader): void {
    if (topic !== 'OrderIntended') return;
    const { terms, reduces } = event as OrderIntended;
    const own = this.desk.books.units[terms.strategyIndex][terms.instrumentIndex];
    const closes = terms.side === 'sell' ? own : -own;
    if (reduces && terms.quantity > closes) this.desk.problem(`an intent of ${terms.quantity} reduces ${closes}`);
  }

  private proposalOf({ terms }: OrderIntended, units: number): ModelProposal {
    const { books, tsMs } = this.desk;
    const { strategyIndex: strategy, instrumentIndex: instrument, side, limitPrice, stopPrice } = terms;
    const closable = Math.min(units, books.closable(strategy, instrument, side));
    const asked = Math.max(limitPrice, stopPrice) / books.instruments[instrument].priceOne;
    return {
      terms,
      strategy,
      instrument,
      side,
      quantity: books.coins(instrument, units),
      closes: books.coins(instrument, closable),
      price: Math.max(books.prices[instrument], asked),
      tsMs,
    };
  }

  private approve({ intentId, quantity, tsMs, seq }: OrderApproved): void {
    const { desk, halts } = this;
    const intent = this.intents.get(intentId) as Intent;
    const { terms, reduces } = intent.event;
    const { strategyIndex, instrumentIndex, side } = terms;
    const order = this.proposalOf(intent.event, quantity);
    const adds = order.quantity > order.closes;
    if (quantity !== intent.units) desk.problem(`approved ${quantity} where ${intent.units} was left`);
    if (!(quantity > 0) || quantity % desk.books.instruments[instrumentIndex].lotUnits !== 0)
      desk.problem(`approved ${quantity}, which is no lot`);
    if (halts.failed.has(strategyIndex)) desk.problem('approved for a strategy that had failed');
    const halt = halts.losses.of(strategyIndex);
    if (halt !== undefined && (adds || !reduces)) desk.problem(`approved what adds after a halt by ${halt.rule}`);
    if (adds) {
      for (const [name, rule] of this.rules) {
        if (this.isBetweenSamples && this.memory.returns.has(name)) continue;
        const verdict = rule(order, desk.books, this.memory);
        if (verdict === null) continue;
        desk.meet(`room under ${name}`);
        const { value, limit } = verdict;
        if (!(value <= limit + Math.abs(limit) * 1e-9))
          desk.problem(`approved ${quantity}: ${name} comes to ${value}, the limit is ${limit}`);
      }
      this.shares.approvedToAdd(strategyIndex);
    } else desk.meet('approved what only reduces');
    this.approved.push({ tsMs, strategy: strategyIndex, adds });
    desk.books.approvals.set(intentId, {
      intentId,
      seq,
      tsMs,
      strategy: strategyIndex,
      instrument: instrumentIndex,
      side,
      quantity,
      left: quantity,
      price: order.price,
      reduces: !adds,
      cleared: false,
    });
  }

  private shrunk({ intentId, rule, value, limit, fromQuantity, toQuantity }: OrderShrunk): void {
    const intent = this.intents.get(intentId) as Intent;
    if (fromQuantity !== intent.units) this.desk.problem(`shrunk from ${fromQuantity}, it was ${intent.units}`);
    if (!(toQuantity > 0 && toQuantity < fromQuantity)) this.desk.problem(`shrunk to ${toQuantity}`);
    this.objection(intent, rule, value, limit);
    intent.units = toQuantity;
  }

  private refused({ intentId, rule, value, limit }: OrderRefused): void {
    const intent = this.intents.get(intentId) as Intent;
    this.objection(intent, rule, value, limit);
    this.intents.delete(intentId);
  }

  /** A limit was kept: it must have been in danger, by as much as the event says. */
  private objection({ event, units }: Intent, rule: string, value: number, limit: number): void {
    const { desk, halts } = this;
    const { strategyIndex } = event.terms;
    desk.meet(`kept by ${rule}`);
    if (rule === 'agentFailed') {
      if (!halts.failed.has(strategyIndex)) desk.problem('refused as failed, and it had not');
      return;
    }
    const order = this.proposalOf(event, units);
    const halt = halts.losses.of(strategyIndex);
    if (halt !== undefined) {
      if (halt.rule !== rule) desk.problem(`${rule} objects while ${halt.rule} halts`);
      if (event.reduces && order.closes >= order.quantity) desk.problem('a halt keeps from closing');
      return;
    }
    if (order.closes >= order.quantity) desk.problem(`${rule} keeps from closing`);
    if (limit === CUTS_MAX && value > CUTS_MAX) return;
    // Without a price there is no number, hence no room.
    if (value <= limit) desk.problem(`${rule} objects to ${value}, the limit is ${limit}`);
    if (this.isBetweenSamples && this.memory.returns.has(rule)) return;
    const known = this.rules.get(rule);
    if (known === undefined) desk.problem(`${rule} objects and is not there`);
    const verdict = known?.(order, desk.books, this.memory) ?? null;
    if (verdict?.isRough) return;
    if (verdict === null) {
      if (rule !== 'maxExposurePct' && rule !== 'maxLeverage') desk.problem(`${rule} objects to what is none of its`);
      return;
    }
    if (!isNear(verdict.value, value) || !isNear(verdict.limit, limit))
      desk.problem(`${rule} says ${value} of ${limit}, it is ${verdict.value} of ${verdict.limit}`);
  }

  private clear({ intentId, quantity }: OrderCleared): void {
    const { desk } = this;
    const { terms, reduces } = (this.intents.get(intentId) as Intent).event;
    const approval = desk.books.approvals.get(intentId);
    if (approval?.quantity !== quantity) desk.problem(`cleared ${quantity} where ${approval?.quantity} was approved`);
    if (approval !== undefined) approval.cleared = true;
    const { symbol } = desk.books.instruments[terms.instrumentIndex];
    const restrictions = desk.settings.scenario.compliance?.restricted ?? [];
    const isMeant = (one: DeskRestriction) =>
      one.symbol === symbol &&
      (one.side ?? terms.side) === terms.side &&
      (one.from === undefined || desk.tsMs >= Date.parse(one.from)) &&
      (one.to === undefined || desk.tsMs < Date.parse(one.to));
    if (!restrictions.some(isMeant)) return;
    desk.meet('reduces under a restriction');
    if (!reduces) desk.problem(`cleared what opens in ${symbol}, which is restricted`);
  }
}

function isNear(a: number, b: number): boolean {
  return Object.is(a, b) || Math.abs(a - b) <= 1e-6 * Math.max(1, Math.abs(a), Math.abs(b));
}
