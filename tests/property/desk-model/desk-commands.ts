import fc from 'fast-check';
import type { DeskModel } from './desk-model.js';
import { DAY_MS, MINUTE_MS, SYMBOLS } from './desk-settings.js';
import type { BarMove, RealDesk, Wish } from './real-desk.js';

type DeskCommand = fc.Command<DeskModel, RealDesk>;

/** One thing that happens to the desk; what follows from it, the model has heard by its end. */
function command(name: string, act: (desk: RealDesk) => void): DeskCommand {
  return {
    check: () => true,
    run: (model, desk) => {
      act(desk);
      model.settle(desk.nowMs);
    },
    toString: () => name,
  };
}

const tenths = (max: number) => fc.integer({ min: -max, max }).map((units) => units / 10);
const pct = fc.oneof({ weight: 8, arbitrary: tenths(15) }, { weight: 1, arbitrary: tenths(120) });

const move: fc.Arbitrary<BarMove> = fc.record({
  gapPct: fc.oneof({ weight: 3, arbitrary: fc.constant(0) }, { weight: 1, arbitrary: pct }),
  bodyPct: pct,
  abovePct: fc.nat(10).map((units) => units / 10),
  belowPct: fc.nat(10).map((units) => units / 10),
  volume: fc.constantFrom(1_000, 1_000, 20, 0),
});

const moves = fc.tuple(...SYMBOLS.map(() => fc.option(move, { nil: null, freq: 8 })));

const bar = moves.map((both) => command(`bar(${JSON.stringify(both)})`, (desk) => desk.bar(both)));

const wish: fc.Arbitrary<Wish> = fc.record({
  strategy: fc.nat(2),
  instrument: fc.nat(SYMBOLS.length - 1),
  via: fc.nat(SYMBOLS.length - 1),
  on: fc.constantFrom('bar' as const, 'bar' as const, 'bar' as const, 'bar' as const, 'fill' as const),
  direction: fc.constantFrom('long' as const, 'short' as const, 'long' as const, 'short' as const, 'flat' as const),
  strength: fc.constantFrom(1, 1, 0.5, 0),
  target: fc.option(
    fc.nat(60_000).map((lots) => lots / 1_000),
    { nil: undefined },
  ),
  entry: fc.option(
    fc.record({
      type: fc.constantFrom('limit' as const, 'stop' as const, 'stop-limit' as const),
      awayPct: tenths(20),
      timeInForce: fc.constantFrom('GTC' as const, 'GTC' as const, 'IOC' as const, 'FOK' as const),
      goodForMs: fc.constantFrom(undefined, undefined, 90_000),
    }),
    { nil: undefined, freq: 2 },
  ),
  exitPct: fc.constantFrom(0, 0, 0.5, 3),
});

const wishing = wish.map((one) => command(`wish(${JSON.stringify(one)})`, (desk) => desk.wish(one)));

const waiting = fc
  .constantFrom(1, 1_000, 29_999, 59_999, MINUTE_MS, 3 * MINUTE_MS, 60 * MINUTE_MS)
  .map((ms) => command(`wait(${ms})`, (desk) => desk.wait(desk.nowMs + ms)));

/** So that the next bar closes at midnight, or just beside it. */
const toMidnight = fc.constantFrom(-1, 0, 0, 1, MINUTE_MS).map((beside) =>
  command(`toMidnight(${beside})`, (desk) => {
    const nextDayMs = (Math.floor((desk.nowMs + MINUTE_MS) / DAY_MS) + 1) * DAY_MS;
    desk.wait(nextDayMs - MINUTE_MS + beside);
  }),
);

const sabotage = fc.nat(2).map((strategy) => command(`sabotage(${strategy})`, (desk) => desk.sabotage(strategy)));
const kill = fc.constant(command('kill()', (desk) => desk.kill()));

/** What happens to a desk, in any order: mostly bars and wishes. */
export const deskCommands = (maxCommands: number) =>
  fc.commands(
    [
      ...Array.from({ length: 12 }, () => bar),
      ...Array.from({ length: 8 }, () => wishing),
      waiting,
      toMidnight,
      fc.oneof({ weight: 10, arbitrary: bar }, { weight: 1, arbitrary: sabotage }, { weight: 1, arbitrary: kill }),
    ],
    { maxCommands, size: 'max' },
  );
