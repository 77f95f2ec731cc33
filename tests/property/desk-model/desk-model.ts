import type { EventHeader } from '../../../src/events/event.js';
import type { Engine } from '../../../src/runner/compose/compose-engine.js';
import { DAY_MS, type DeskSettings, MINUTE_MS } from './desk-settings.js';
import { HaltCheck } from './halt-check.js';
import { ModelBooks } from './model-books.js';
import { ModelReturns } from './model-returns.js';
import { OrderCheck } from './order-check.js';
import { ShareCheck } from './share-check.js';
import { VerdictCheck } from './verdict-check.js';

/** What the checks have in common. */
export interface ModelDesk {
  readonly settings: DeskSettings;
  readonly books: ModelBooks;
  /** Virtual time of the event that is being looked at. */
  tsMs: number;
  /** What must never happen and has. */
  problem(text: string): void;
  /** Something has happened that the test wants to have seen. */
  meet(what: string): void;
}

/**
 * An independent model of the desk. It hears every event twice: when it is published, which is when its publisher has
 * decided, and when it is delivered, before anybody else, which is when the books change. From that and from the bars
 * alone it works out what each rule allows. What it finds is kept until the command has run: an exception in a
 * subscriber would be taken for the desk's own.
 */
export class DeskModel implements ModelDesk {
  readonly settings: DeskSettings;
  readonly books: ModelBooks;
  tsMs: number;
  private readonly engine: Engine;
  private readonly met: Map<string, number>;
  private readonly problems: string[] = [];
  private readonly returns = new Map<string, ModelReturns>();
  private readonly lastDataTsMs: number[];
  private readonly halts: HaltCheck;
  private readonly orders: OrderCheck;
  private readonly verdicts: VerdictCheck;
  private readonly shares: ShareCheck;
  /** Bars of this very time have closed, and its timers have not all run. */
  private isClosing = false;
  private lastSeq = 0;

  constructor(settings: DeskSettings, engine: Engine, met: Map<string, number>) {
    this.settings = settings;
    this.engine = engine;
    this.met = met;
    this.tsMs = settings.startTsMs;
    this.books = new ModelBooks(
      engine.instruments,
      engine.accounts().map(({ cash }) => cash),
    );
    this.lastDataTsMs = engine.instruments.map(() => Number.NEGATIVE_INFINITY);
    const { correlatedExposurePct, valueAtRiskPct, expectedShortfallPct } = settings.scenario.risk;
    for (const [name, terms] of Object.entries({ correlatedExposurePct, valueAtRiskPct, expectedShortfallPct })) {
      if (terms === undefined) continue;
      const everyMs = Number.parseInt(terms.interval, 10) * MINUTE_MS;
      this.returns.set(name, new ModelReturns(this.books, everyMs, terms.lookback, this.tsMs));
    }
    this.halts = new HaltCheck(this);
    this.orders = new OrderCheck(this, this.halts);
    this.shares = new ShareCheck(this);
    const { returns, lastDataTsMs } = this;
    this.verdicts = new VerdictCheck(this, this.halts, this.shares, { returns, lastDataTsMs });
    this.start();
  }

  problem(text: string): void {
    this.problems.push(`${new Date(this.tsMs).toISOString()}: ${text}`);
  }

  meet(what: string): void {
    this.met.set(what, (this.met.get(what) ?? 0) + 1);
  }

  /** After a command: everything up to `nowMs` has run. Throws the first thing that was wrong. */
  settle(nowMs: number): void {
    this.tsMs = nowMs;
    this.instantEnds();
    this.halts.settle(nowMs);
    this.compareBooks();
    if (this.problems.length > 0) throw new Error(this.problems[0]);
  }

  private start(): void {
    const { kernel, loop } = this.engine;
    const { topics } = kernel;
    kernel.listen((topic, event) => this.published(topic, event));
    // Subscribed before all agents, hence called before them.
    for (const topic of topics.derived) topic.subscribe('model', (event) => this.delivered(topic.name, event));
    topics.barClosed.forEach((topic, index) => {
      topic.subscribe('model', ({ close, tsMs }) => this.barClosed(index, close, tsMs));
    });
    topics.barOpened.forEach((topic, index) => {
      topic.subscribe('model', ({ price }) => this.barOpened(index, price));
    });
    topics.timestampCompleted.subscribe('model', () => {
      this.rootEvent();
      this.pass(true);
      this.halts.look();
    });
    loop.startAt(this.tsMs);
    // Subscribed after all agents.
    const after = () => this.halts.lookEnds();
    topics.timestampCompleted.subscribe('model', after);
    topics.orderIntended.subscribe('model', after);
  }

  private barClosed(instrument: number, close: number, tsMs: number): void {
    this.rootEvent();
    this.pass(false);
    this.isClosing = true;
    this.books.prices[instrument] = close;
    this.lastDataTsMs[instrument] = tsMs;
  }

  private barOpened(instrument: number, price: number): void {
    this.rootEvent();
    this.pass(true);
    this.books.prices[instrument] = price;
    this.lastDataTsMs[instrument] = this.tsMs;
  }

  /** Time has come to `tsMs`: days begin and returns are sampled. `inclusive`: its bars have closed. */
  private pass(inclusive: boolean): void {
    this.halts.losses.advance(this.tsMs, inclusive);
    for (const history of this.returns.values()) history.advance(this.tsMs, inclusive);
    if (inclusive) this.isClosing = false;
  }

  /** What went before has been run to completion. */
  private rootEvent(): void {
    this.instantEnds();
    this.tsMs = this.engine.kernel.clock.tsMs;
  }

  private instantEnds(): void {
    this.halts.lookEnds();
    this.orders.instantEnds();
  }

  private published(topic: string, event: EventHeader): void {
    this.tsMs = event.tsMs;
    if (event.seq !== ++this.lastSeq) this.problem(`event ${event.seq} after ${this.lastSeq - 1}`);
    this.halts.published(topic, event, () => this.pass(true));
    this.shares.published(topic, event);
    this.verdicts.published(topic, event);
    this.orders.published(topic, event);
  }

  private delivered(topic: string, event: EventHeader): void {
    if (topic === 'FundingPaid' || topic === 'InterestCharged' || topic === 'CapitalTransferred') this.pass(true);
    if (topic === 'OrderIntended') this.beforeJudging(event);
    this.halts.delivered(topic, event);
    this.orders.delivered(topic, event);
    this.shares.delivered(topic, event);
    this.verdicts.delivered(topic, event);
  }

  private beforeJudging(event: EventHeader): void {
    this.halts.losses.advance(this.tsMs, true);
    // Judged among the timers of a time at which a sample is due: nobody says which of them comes first.
    const isBetween = this.isClosing && [...this.returns.values()].some((history) => history.isDueAt(this.tsMs));
    this.verdicts.isBetweenSamples = isBetween;
    if (!isBetween) for (const history of this.returns.values()) history.advance(this.tsMs, true);
    if (!this.verdicts.isFrozen(event)) this.halts.look();
  }

  private compareBooks(): void {
    this.engine.accounts().forEach(({ cash, positions }, strategy) => {
      if (cash !== this.books.cash[strategy])
        this.problem(`cash of ${strategy}: ${cash}, by its events ${this.books.cash[strategy]}`);
      positions.forEach(({ quantity }, instrument) => {
        const units = this.books.units[strategy][instrument];
        if (quantity !== units) this.problem(`position of ${strategy}: ${quantity}, by its fills ${units}`);
      });
    });
    if (this.tsMs % DAY_MS === 0) this.meet('a command that ends at midnight');
  }
}
