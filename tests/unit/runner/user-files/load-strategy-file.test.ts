import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { loadStrategyFile } from '../../../../src/runner/user-files/load-strategy-file.js';
import { tempFolder } from '../../feeds/temp-folder.js';

function strategyFile(text: string): string {
  const file = join(tempFolder(), 'mine.ts');
  writeFileSync(file, text);
  return file;
}

const BODY =
  "name: 'mine', description: 'x', params: z.strictObject({}), init: (): State => ({ n: 0 }), onBar(state) { state.n++; }";
const HEAD = "import { defineStrategy, z } from 'icarus';\ninterface State { n: number }\n";

describe('loadStrategyFile', () => {
  it('runs TypeScript as it is, with `icarus` to import from', async () => {
    const definition = await loadStrategyFile(strategyFile(`${HEAD}export default defineStrategy({ ${BODY} });`));
    expect(definition.name).toBe('mine');
    expect(definition.init({}, [])).toEqual({ n: 0 });
  });

  it('reads the file anew each time', async () => {
    // Without an import: the package's own sources, compiled anew for each file, are not what this is about.
    const named = (name: string) =>
      `export default { name: '${name}', params: { safeParse() {} }, init: () => ({}), onBar() {} };`;
    const file = strategyFile(named('first'));
    expect((await loadStrategyFile(file)).name).toBe('first');
    writeFileSync(file, named('second'));
    expect((await loadStrategyFile(file)).name).toBe('second');
  });

  it.each([
    ['throws on loading', "throw new Error('ouch');", 'STRATEGY_FILE_THREW', 'ouch'],
    [
      'imports what is not there',
      "import 'no-such-package';\nexport default {};",
      'STRATEGY_FILE_THREW',
      'no-such-package',
    ],
    ['is no TypeScript', 'export default {{{', 'STRATEGY_FILE_THREW', 'could not be loaded'],
    ['has no default export', 'export const a = 1;', 'STRATEGY_FILE_INVALID', 'mine.ts has no '],
    ['has no name', 'export default {};', 'STRATEGY_FILE_INVALID', 'has no name'],
    ['has no init', "export default { name: 'a' };", 'STRATEGY_FILE_INVALID', 'has no function init'],
    ['has no onBar', "export default { name: 'a', init() {} };", 'STRATEGY_FILE_INVALID', 'has no function onBar'],
    ['has no schema', "export default { name: 'a', init() {}, onBar() {} };", 'STRATEGY_FILE_INVALID', 'has no params'],
    [
      'has a wrong onFill',
      "export default { name: 'a', init() {}, onBar() {}, onFill: 1 };",
      'STRATEGY_FILE_INVALID',
      'onFill',
    ],
  ])('refuses a file that %s', async (_, text, code, message) => {
    const file = strategyFile(text);
    await expect(loadStrategyFile(file)).rejects.toMatchObject({
      code,
      message: expect.stringContaining(message),
      values: { file },
    });
  });
});
