import { describe, expect, it } from 'vitest';
import type { EventHeader } from '../../../../src/events/event.js';
import { firstChange } from '../../../../src/runner/check/first-change.js';
import { type KeptEvent, keepEvent } from '../../../../src/runner/event-stream/event-window.js';

const NAMES = { strategyIds: ['s0', 's1'], instruments: [] };

/** Events written as `minute topic strategy`, the first at place 4. */
const eventsOf = (...written: readonly string[]): KeptEvent[] =>
  written.map((text, offset) => {
    const [minute, topic, strategyIndex] = text.split(' ');
    const event = { seq: 0, tsMs: Number(minute) * 60_000, strategyIndex: Number(strategyIndex) };
    return keepEvent(4 + offset, topic, event as unknown as EventHeader);
  });
const change = (expected: readonly KeptEvent[], found: readonly KeptEvent[], place = 4) => {
  const { strategy, publisher, expected: whole, found: other } = firstChange(place, expected, found, NAMES);
  return { strategy, publisher, whole: whole?.topic ?? null, other: other?.topic ?? null };
};

const SIGNAL = { publisher: 'strategy' };

describe('firstChange', () => {
  it('is an event that comes to nothing when the other run goes on with what followed it', () => {
    const expected = eventsOf('1 SignalEmitted 1', '1 SignalEmitted 0', '1 OrderIntended 0');
    expect(
      change(
        expected,
        expected.slice(1).map((event) => ({ ...event, index: event.index - 1 })),
      ),
    ).toMatchObject({
      ...SIGNAL,
      strategy: 's1',
      whole: 'SignalEmitted',
      other: null,
    });
  });

  it('is an event that one run has in addition', () => {
    const found = eventsOf('1 SignalEmitted 1', '1 OrderIntended 1', '1 SignalEmitted 0');
    const expected = eventsOf('1 SignalEmitted 0');
    expect(change(expected, found)).toMatchObject({ ...SIGNAL, strategy: 's1', whole: null, other: 'SignalEmitted' });
  });

  it('is the earlier event where the two happen at different times', () => {
    const late = eventsOf('9 SignalEmitted 0');
    const early = eventsOf('2 SignalEmitted 1');
    expect(change(late, early)).toMatchObject({ strategy: 's1', whole: null });
    expect(change(early, late)).toMatchObject({ strategy: 's1', other: null });
  });

  it('is the signal where it stands beside something else', () => {
    const signal = eventsOf('1 SignalEmitted 1');
    const order = eventsOf('1 OrderIntended 0');
    expect(change(signal, order)).toMatchObject({ strategy: 's1', other: null });
    expect(change(order, signal)).toMatchObject({ strategy: 's1', whole: null });
  });

  it('is both events where they are of one kind and time', () => {
    expect(change(eventsOf('1 OrderFilled 0'), eventsOf('1 OrderFilled 1'))).toEqual({
      strategy: 's0',
      publisher: 'venue',
      whole: 'OrderFilled',
      other: 'OrderFilled',
    });
  });

  it('has the events before it', () => {
    const both = eventsOf('1 SignalEmitted 0', '2 SignalEmitted 0', '3 SignalEmitted 1');
    const { before, found } = firstChange(6, both, both.slice(0, 2), NAMES);
    expect(before.map(({ seq }) => seq)).toEqual([5, 6]);
    expect(found).toBeNull();
  });
});
