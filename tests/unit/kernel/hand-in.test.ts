import { describe, expect, it } from 'vitest';
import type { Agent } from '../../../src/kernel/agent.js';
import { Kernel } from '../../../src/kernel/kernel.js';
import { cancelOrder, cancelRejected } from './sample-events.js';

const AT_MS = Date.UTC(2024, 0, 1);

function deskOf(log: string[]) {
  const asker: Agent = {
    id: 'asker',
    start(kernel) {
      const { cancelRejected: answered, cancelOrder: asked } = kernel.topics;
      answered.subscribe('asker', ({ orderId, seq, tsMs }) => {
        log.push(`answer ${orderId}, event ${seq} at +${tsMs - AT_MS}`);
        kernel.publish(asked, cancelOrder(orderId + 1));
      });
      asked.subscribe('asker', ({ orderId }) => log.push(`asked ${orderId}`));
    },
  };
  const kernel = new Kernel({ agents: [asker], instrumentCount: 1, seriesNames: ['BTCUSDT'], failurePolicy: 'stop' });
  kernel.start(AT_MS);
  return kernel;
}

describe('what is handed in from outside', () => {
  it('is an event of the present time, and runs with all that it sets off', () => {
    const log: string[] = [];
    const kernel = deskOf(log);
    kernel.clock.tsMs = AT_MS + 5;
    kernel.handIn(kernel.topics.cancelRejected, cancelRejected(7));
    expect(log).toEqual(['answer 7, event 1 at +5', 'asked 8']);
    expect(kernel.topics.cancelRejected.published).toBe(1);
  });

  it('is hashed: another answer is another run', () => {
    const digests = [7, 7, 8].map((orderId) => {
      const kernel = deskOf([]);
      kernel.handIn(kernel.topics.cancelRejected, cancelRejected(orderId));
      return kernel.hasher.digestHex();
    });
    expect(digests[1]).toBe(digests[0]);
    expect(digests[2]).not.toBe(digests[0]);
  });
});
