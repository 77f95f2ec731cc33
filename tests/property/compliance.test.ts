import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { EventHeader } from '../../src/events/event.js';
import type { OrderFilled } from '../../src/events/order-events.js';
import { unpackLines } from '../../src/runner/audit/line-packer.js';
import { runs } from './property-runs.js';
import { firstDifference, type RandomDesk, randomDesks, runDesk } from './random-desk.js';

const withCompliance = (desk: RandomDesk, compliance: object): RandomDesk => ({
  ...desk,
  scenario: { ...desk.scenario, compliance },
});

/** Fills without their numbers: a clearance is an event more. */
async function fillsOf(desk: RandomDesk): Promise<string[]> {
  const fills: string[] = [];
  await runDesk(desk, {
    onEvent(topic, event: EventHeader) {
      if (topic !== 'OrderFilled') return;
      const { seq, notional, fee, ...rest } = event as OrderFilled;
      fills.push(JSON.stringify({ ...rest, notional: String(notional), fee: String(fee) }));
    },
  });
  return fills;
}

interface Entry {
  readonly seq: number;
  readonly what: string;
  readonly because?: number;
  readonly detail?: { readonly role?: string };
}

describe('compliance', () => {
  it('changes no fill while nothing is restricted', async () => {
    await fc.assert(
      fc.asyncProperty(randomDesks, async (desk) => {
        const watched = { washTrade: { action: 'flag' }, layering: { maxCancels: 0, within: '1h' } };
        const plain = await fillsOf(desk);
        expect(firstDifference(await fillsOf(withCompliance(desk, {})), plain)).toBe(-1);
        expect(firstDifference(await fillsOf(withCompliance(desk, watched)), plain)).toBe(-1);
      }),
      runs(40),
    );
  });

  it('writes an entry for each event, each fill goes back to a signal, and knows what it was measured by', async () => {
    await fc.assert(
      fc.asyncProperty(randomDesks, async (desk) => {
        const { engine } = await runDesk(withCompliance(desk, { layering: { maxCancels: 1, within: '1h' } }));
        const { audit, record } = engine.compliance ?? expect.fail('compliance is on');
        const entries = [...unpackLines(audit.packed())].map((line) => JSON.parse(line) as Entry);
        expect(entries.map(({ seq }) => seq)).toEqual(entries.map((_, index) => index + 1));
        expect(entries).toHaveLength(engine.kernel.bus.seq);
        for (const fill of entries.filter(({ what }) => what === 'OrderFilled')) {
          const chain = [fill];
          for (let last = fill; last.because !== undefined; last = entries[last.because - 1]) {
            expect(last.because).toBeLessThan(last.seq);
            chain.push(entries[last.because - 1]);
          }
          expect(chain.at(-1)?.what).toBe('SignalEmitted');
          for (const step of ['SubmitOrder', 'OrderCleared', 'OrderApproved', 'OrderIntended']) {
            expect(chain.map(({ what }) => what)).toContain(step);
          }
        }
        const origins = record.origins();
        expect(origins).toHaveLength(engine.record.fillCount);
        expect(origins.every(({ intentId, arrivalPrice }) => intentId > 0 && arrivalPrice > 0)).toBe(true);
      }),
      runs(40),
    );
  });
});
