/** What is known of an intent, and of every order that it became. */
export interface Trace {
  readonly intentId: number;
  readonly strategyIndex: number;
  readonly instrumentIndex: number;
  /** `seq` of the last entry about it, requests and what came of them left out. */
  lastSeq: number;
  /** `seq` of the last request to cancel or amend the order; 0: none. */
  requestSeq: number;
  /** The last price when it was approved, and when that was; NaN before, and for exits. */
  arrivalPrice: number;
  approvedTsMs: number;
  /** `seq` of the approval; 0 before. */
  approvedSeq: number;
}

/** What an intent may follow from: a signal or a halt. */
interface Cause {
  readonly seq: number;
  readonly reason: string;
}

/** All that the chains of decisions under way hang together by. Plain data, no longer than what is under way. */
export interface ChainState {
  readonly intents: Map<number, Trace>;
  /** By order id; for an algorithm's parent by the id that its slices name. */
  readonly orders: Map<number, Trace>;
  /** By strategy, then instrument: the newest ones, newest first. */
  readonly causes: Cause[][][];
  /** By strategy, then instrument: `seq` of the last entry that asked for orders to be changed or taken back; 0: none. */
  readonly requests: number[][];
  /** `seq` of what the books have still to post, in order. */
  readonly bookings: number[];
}

/** A signal may be acted upon when a newer one has been heard already: it waited for an order to end. */
const CAUSES_KEPT = 3;

export function createChainState(strategyCount: number, instrumentCount: number): ChainState {
  const table = <T>(create: () => T): T[][] =>
    Array.from({ length: strategyCount }, () => Array.from({ length: instrumentCount }, create));
  return {
    intents: new Map(),
    orders: new Map(),
    causes: table((): Cause[] => []),
    requests: table(() => 0),
    bookings: [],
  };
}

interface Scope {
  /** Negative: all strategies. */
  readonly strategyIndex: number;
  /** Left out: all instruments. */
  readonly instrumentIndex?: number;
  readonly seq: number;
}

export function rememberCause({ causes }: ChainState, scope: Scope, reason: string): void {
  for (const [strategyIndex, instrumentIndex] of cellsOf(causes, scope)) {
    const known = causes[strategyIndex][instrumentIndex];
    known.unshift({ seq: scope.seq, reason });
    if (known.length > CAUSES_KEPT) known.pop();
  }
}

export function rememberRequest({ requests }: ChainState, scope: Scope): void {
  for (const [strategyIndex, instrumentIndex] of cellsOf(requests, scope)) {
    requests[strategyIndex][instrumentIndex] = scope.seq;
  }
}

/** `seq` of the newest cause that gives this reason; of the newest one at all where none does, or none is asked for. */
export function newestCause(
  { causes }: ChainState,
  { strategyIndex, instrumentIndex }: { readonly strategyIndex: number; readonly instrumentIndex: number },
  reason?: string,
): number | undefined {
  const known = causes[strategyIndex][instrumentIndex];
  return (known.find((cause) => cause.reason === reason) ?? known.at(0))?.seq;
}

function* cellsOf(table: readonly (readonly unknown[])[], scope: Scope): Generator<readonly [number, number]> {
  for (const [strategyIndex, row] of table.entries()) {
    if (scope.strategyIndex >= 0 && scope.strategyIndex !== strategyIndex) continue;
    for (const instrumentIndex of row.keys()) {
      if (scope.instrumentIndex === undefined || scope.instrumentIndex === instrumentIndex) {
        yield [strategyIndex, instrumentIndex];
      }
    }
  }
}
