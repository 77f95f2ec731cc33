import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { ENGINE_VERSION } from '../../engine-version.js';
import { FINGERPRINT_VERSION } from '../../fingerprint.js';
import { canonicalJson } from '../../scenario/canonical-json.js';
import { decisionPart } from '../../scenario/decision-part.js';
import type { Scenario } from '../../scenario/scenario.js';
import type { ScenarioSweep } from '../../scenario/scenario-sweep.js';

/**
 * SHA-256 (hex) of all that decides what comes out of a sweep: the scenario, the data used, the code of strategies, rules
 * and allocator that lies in files of its own (not what these import), the version, and the sweep itself.
 */
export function sweepKey(scenario: Scenario, sweep: ScenarioSweep, dataHashes: readonly string[]): string {
  const digest = createHash('sha256');
  const { strategies, risk, allocator, report } = scenario;
  const files = [
    ...strategies.map(({ file }) => file),
    ...(risk.rules ?? []).map(({ file }) => file),
    allocator.model === 'custom' ? allocator.file : null,
  ].filter((file) => file !== null);
  for (const part of [
    `icarus-sweep-2 ${ENGINE_VERSION} ${FINGERPRINT_VERSION}`,
    decisionPart(scenario),
    // Where the equity is sampled decides no trade, but every metric that is taken from the samples.
    canonicalJson(report),
    canonicalJson(sweep),
    ...dataHashes,
    ...files.map((file) => createHash('sha256').update(readFileSync(file)).digest('hex')),
  ]) {
    digest.update(part).update('\n');
  }
  return digest.digest('hex');
}
