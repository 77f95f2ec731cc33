import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { loadScenario } from '../../../../src/runner/scenario/load-scenario.js';

const folder = 'scenarios';
const files = readdirSync(folder).filter((name) => name.endsWith('.yaml'));

describe('the scenarios that come with Icarus', () => {
  it.each(files)('%s is right', (file) => {
    const { name } = loadScenario(join(folder, file), {});
    // The file says how hard it is, the name what it is about.
    expect(file).toMatch(new RegExp(`^\\d\\d-${name}\\.yaml$`));
  });
});
