import type { OrderRole } from '../../events/order-terms.js';
import type { VolumeProfile } from './algorithms/volume-profile.js';
import type { ParentOrder } from './parent-order.js';
import type { RestingExit } from './resting-exits.js';

/** An order that the venue has not ended yet. */
export interface WorkingOrder {
  readonly orderId: number;
  readonly strategyIndex: number;
  readonly instrumentIndex: number;
  readonly role: OrderRole;
  /** An exit's entry, a slice's parent; 0 for an order that stands alone. */
  readonly parentOrderId: number;
  cancelling: boolean;
  /** Whether some of it has filled: from then on an entry's exits are awake at the venue. */
  touched: boolean;
  /** It was withdrawn without its exits: they stay at work if it has filled. */
  keepsExits?: true;
}

/** Everything that execution decides by: plain data. */
export interface ExecutionState {
  lastOrderId: number;
  /** In the order in which they were sent, hence of their ids. */
  working: WorkingOrder[];
  /** Exits among them, to be found when they are to be moved. */
  exits: RestingExit[];
  /** What algorithms have under way, in the order of approval. */
  parents: ParentOrder[];
  /** By instrument: when it trades how much; null where no algorithm asks for it. */
  readonly profiles: (VolumeProfile | null)[];
  /** Strategies that threw: whatever was on its way for them is taken back at once, but for exits. */
  failedStrategies: number[];
}
