import type { z } from 'zod';
import type { AllocatorDefinition } from '../../../src/agents/allocator/define-allocator.js';
import { takesAll } from './takes-all.js';

/** An allocator of a user's own: half for all alike, half for those that have earned. */
const winners: AllocatorDefinition<z.ZodType<{ bars: number }>> = {
  name: 'winners',
  description: 'Half for all alike, half for those that have earned',
  params: takesAll(),
  allocate({ strategies, params }) {
    const gains = strategies.map(({ returns }) => {
      const growth = returns.slice(-params.bars).reduce((product, one) => product * (1 + one), 1);
      return Math.max(growth - 1, 0);
    });
    const total = gains.reduce((sum, gain) => sum + gain, 0);
    return gains.map((gain) => 0.5 / strategies.length + (total > 0 ? (0.5 * gain) / total : 0));
  },
};

export default winners;
