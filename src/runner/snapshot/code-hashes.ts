import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import type { EngineScenario } from '../engine-scenario.js';

/** SHA-256 (hex) of every file of code that a scenario names, by its absolute path; `missing` for one that is gone. */
export function codeHashes({ strategies, risk, allocator }: EngineScenario): Record<string, string> {
  const files = [
    ...strategies.map(({ file }) => file),
    ...(risk.rules ?? []).map(({ file }) => file),
    allocator.model === 'custom' ? allocator.file : null,
  ].filter((file) => file !== null);
  return Object.fromEntries([...new Set(files)].sort().map((file) => [file, hashOf(file)]));
}

function hashOf(file: string): string {
  if (!existsSync(file)) return 'missing';
  return createHash('sha256').update(readFileSync(file)).digest('hex');
}
