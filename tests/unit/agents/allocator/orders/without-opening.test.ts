import { describe, expect, it } from 'vitest';
import { withoutOpening } from '../../../../../src/agents/allocator/orders/without-opening.js';
import { signal } from '../../desk-parts.js';

describe('withoutOpening', () => {
  it('leaves a close, and a position made smaller', () => {
    const smaller = signal('short', { targetQuantity: 1 });
    expect(withoutOpening(signal('flat'), 3)).toEqual(signal('flat'));
    expect(withoutOpening(smaller, -3)).toBe(smaller);
  });

  it('makes a turn a close, and drops how it was to be entered', () => {
    const turn = signal('short', {
      targetQuantity: 2,
      entry: { type: 'limit', limitPrice: 9 },
      exits: { stopPrice: 11 },
    });
    expect(withoutOpening(turn, 3)).toEqual(signal('flat'));
  });

  it('leaves nothing of what opens or enlarges', () => {
    expect(withoutOpening(signal('long'), 0)).toBeNull();
    expect(withoutOpening(signal('long'), 3)).toBeNull();
    expect(withoutOpening(signal('long', { targetQuantity: 4 }), 3)).toBeNull();
  });
});
