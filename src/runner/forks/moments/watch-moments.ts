import type { Engine } from '../../compose/compose-engine.js';
import type { ForkMoment } from '../../scenario/scenario-forks.js';
import type { ForkTime } from './fork-times.js';

const WATCHER = 'fork watcher';
/** A fork stands before a time: what an event sets off at its own time belongs to the past. */
const BEHIND_MS = 1;

/**
 * Notes when the events first happen that a fork waits for. It listens as an agent does and says nothing, so the run is
 * the same with it. The fork stands a millisecond behind the event.
 */
export function watchMoments({ kernel, performance }: Engine, moments: readonly ForkMoment[]): () => ForkTime[] {
  const found = new Map<number, number>();
  const note = (momentIndex: number) => {
    if (!found.has(momentIndex)) found.set(momentIndex, kernel.clock.tsMs + BEHIND_MS);
  };
  const { tradingHalted, orderRefused, timestampCompleted } = kernel.topics;
  moments.forEach((moment, momentIndex) => {
    switch (moment.kind) {
      case 'drawdown':
        timestampCompleted.subscribe(WATCHER, () => {
          if (performance.state.maxDrawdownPct > moment.pct) note(momentIndex);
        });
        break;
      case 'halt':
        tradingHalted.subscribe(WATCHER, ({ rule }) => {
          if (moment.rule === null || moment.rule === rule) note(momentIndex);
        });
        break;
      case 'refusal':
        orderRefused.subscribe(WATCHER, ({ rule }) => {
          if (moment.rule === null || moment.rule === rule) note(momentIndex);
        });
        break;
      default:
    }
  });
  return () => [...found].map(([momentIndex, tsMs]) => ({ momentIndex, tsMs })).sort((a, b) => a.tsMs - b.tsMs);
}
