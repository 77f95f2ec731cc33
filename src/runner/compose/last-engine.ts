import type { Engine } from './compose-engine.js';

/**
 * Keeps the engine that ran last, where many run one after the other. V8 forgets the shapes of objects, and the code that
 * it has made for them, when a collection finds none of them alive: the next engine would begin as slowly as the first.
 */
export class LastEngine {
  engine: Engine | null = null;
}
