import { createHash } from 'node:crypto';
import type { EngineScenario } from './engine-scenario.js';
import { decisionPart } from './scenario/decision-part.js';

/** Raised whenever the same decisions get another fingerprint: an event's encoding, the block size, this formula. */
export const FINGERPRINT_VERSION = 2;

/**
 * Identifies a run by everything that made it and everything that it did: what of the scenario can change a decision,
 * the hashes of the bars used, and the digest of the ordered derived events.
 * @param ancestry of a branch: what it and the branches that it comes from have changed. One that changes nothing has none,
 * and is the run that it left.
 */
export function fingerprintOf(
  scenario: EngineScenario,
  dataHashes: readonly string[],
  eventDigest: string,
  ancestry: readonly string[] = [],
): string {
  const digest = createHash('sha256');
  for (const part of [
    `icarus-fingerprint-${FINGERPRINT_VERSION}`,
    decisionPart(scenario),
    ...dataHashes,
    eventDigest,
    ...ancestry,
  ]) {
    digest.update(part).update('\n');
  }
  return digest.digest('hex');
}
