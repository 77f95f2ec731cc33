import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { type AllocatorDefinition, defineAllocator } from '../../../../src/agents/allocator/define-allocator.js';
import { loadScenario } from '../../../../src/runner/scenario/load-scenario.js';
import { parseScenario } from '../../../../src/runner/scenario/parse-scenario.js';
import { loadAllocator, withCheckedAllocator } from '../../../../src/runner/user-files/load-allocator.js';
import { tempFolder } from '../../feeds/temp-folder.js';

const GUIDE = readFileSync('docs/guides/write-an-allocator.md', 'utf8');

function block(language: string): string {
  const found = new RegExp(`\`\`\`${language}\\n(.*?)\`\`\``, 's').exec(GUIDE);
  if (found === null) throw new Error(`the guide has no block of ${language}`);
  return found[1];
}

/** The guide's files in a folder of their own. */
function guideFolder(code = block('ts')): string {
  const folder = tempFolder();
  writeFileSync(join(folder, 'winners.ts'), code);
  writeFileSync(join(folder, 'winners.yaml'), block('yaml'));
  return folder;
}

const load = (text: string) => {
  const file = join(guideFolder(text), 'winners.ts');
  return loadAllocator({
    allocator: { model: 'custom', use: './winners.ts', file, params: {}, samples: 2, everyMs: 1, rebalanceMs: null },
  });
};

describe('withCheckedAllocator', () => {
  const definition = defineAllocator({
    name: 'all',
    description: 'Everything to one',
    params: z.strictObject({ index: z.int().default(0) }),
    allocate: ({ strategies, params }) => strategies.map((_, index) => (index === params.index ? 1 : 0)),
  }) as AllocatorDefinition;
  const parsed = (params: string) =>
    parseScenario(block('yaml').replace('{ bars: 12 }', params), { path: '/winners.yaml', env: {} });

  it('fills in the defaults', () => {
    const scenario = parsed('{}');
    const checked = withCheckedAllocator(scenario, scenario.source, definition);
    expect(checked.allocator).toMatchObject({ params: { index: 0 } });
  });

  it('says where in the scenario a parameter is wrong', () => {
    const scenario = parsed('{ index: one }');
    const check = () => withCheckedAllocator(scenario, scenario.source, definition);
    expect(check).toThrow(expect.objectContaining({ code: 'ALLOCATOR_PARAMS_INVALID' }));
    expect(check).toThrow(/allocator\.params\.index/);
  });
});

describe('loadAllocator', () => {
  it.each([
    ['throws on loading', "throw new Error('ouch');", 'ALLOCATOR_FILE_THREW', 'ouch'],
    ['has no default export', 'export const a = 1;', 'ALLOCATOR_FILE_INVALID', 'winners.ts has no '],
    ['has no name', 'export default {};', 'ALLOCATOR_FILE_INVALID', 'has no name'],
    ['has no allocate', "export default { name: 'a' };", 'ALLOCATOR_FILE_INVALID', 'has no function allocate'],
    ['has no schema', "export default { name: 'a', allocate() {} };", 'ALLOCATOR_FILE_INVALID', 'has no params'],
  ])('refuses a file that %s', async (_, text, code, message) => {
    await expect(load(text)).rejects.toMatchObject({ code, message: expect.stringContaining(message) });
  });

  it('has nothing to load where a model divides the capital', async () => {
    expect(await loadAllocator({ allocator: { model: 'equal', rebalanceMs: null } })).toBeNull();
  });

  it('is not asked for a file that is not there: that is a problem of the scenario', () => {
    const folder = guideFolder();
    const path = join(folder, 'other.yaml');
    writeFileSync(path, block('yaml').replace('./winners.ts', './winer.ts'));
    expect(() => loadScenario(path, {})).toThrow(/allocator\.use[\s\S]*there is no file .*winer\.ts[\s\S]*winners\.ts/);
  });
});
