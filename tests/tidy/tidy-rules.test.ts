import { describe, expect, it } from 'vitest';
import { bannedCalls } from './banned-calls.js';
import { importCycles, layerProblems } from './layers.js';
import { mirrorProblems, nameProblems, sourceProblems, testProblems } from './shape.js';
import { importsOf, withoutComments } from './source-files.js';

const file = (path: string, text: string) => ({ path, text });

describe('the tidy rules catch what they are there for', () => {
  it.each([
    ['src/kernel/a.ts', "import { x } from '../agents/x.js';", 'goes up'],
    ['src/core/a.ts', "export type { X } from '../events/x.js';", 'goes up'],
    ['src/agents/risk/a.ts', "import {\n  x,\n  y,\n} from '../../venues/simulated/x.js';", 'goes sideways'],
    ['src/ledger/a.ts', "import '../analytics/x.js';", 'goes sideways'],
    ['src/feeds/a.ts', "const x = await import('../runner/x.js');", 'goes up'],
    ['src/misplaced/a.ts', '', 'is in no layer'],
  ])('%s: %s', (path, text, message) => {
    expect(layerProblems(file(path, text))).toEqual([expect.stringContaining(message)]);
  });

  it('lets imports go down, within a folder, to packages, and out of the front door', () => {
    const text = "import { x } from '../core/x.js';\nimport { y } from './y.js';\nimport { z } from 'zod';";
    expect(layerProblems(file('src/agents/a.ts', text))).toEqual([]);
    expect(layerProblems(file('src/index.ts', "export * from './runner/x.js';"))).toEqual([]);
    expect(layerProblems(file('src/agents/a.ts', "// import { x } from '../runner/x.js';"))).toEqual([]);
  });

  it('finds circles, however long', () => {
    const files = [
      file('src/core/a.ts', "import { b } from './b.js';"),
      file('src/core/b.ts', "import { type c } from './c.js';"),
      file('src/core/c.ts', "export { a } from './a.js';"),
      file('src/core/d.ts', "import { a } from './a.js';\nimport { b } from './b.js';"),
      file('src/core/e.ts', "import type { f } from './f.js';"),
      file('src/core/f.ts', "import { e } from './e.js';"),
    ];
    expect(importCycles(files)).toEqual(['src/core/a.ts → src/core/b.ts → src/core/c.ts → src/core/a.ts']);
  });

  it.each([
    'const now = Date.now();',
    'const now = new Date();',
    'const now = new Date;',
    'const now = Date();',
    'const t = performance.now();',
    'const dice = Math.random();',
    'setTimeout(() => {}, 10);',
    'setImmediate(step);',
    'if (process.env.DEBUG) log();',
    'const id = randomUUID();',
    "const text = amount.toLocaleString('de');",
    "const format = new Intl.NumberFormat('en');",
    'const hour = date.getHours();',
    'const growth = ratio ** years;',
    'const cube = x ** 3;',
    'const power = x ** 2.5;',
    'size **= 0.5;',
    'const root = Math.pow(x, 0.5);',
    "const page = await fetch('https://example.org');",
    "import { readFileSync } from 'node:fs';",
    "import { Worker } from 'node:worker_threads';",
    "export { request } from 'node:http';",
  ])('bans in deterministic code: %s', (text) => {
    for (const folder of ['core', 'kernel', 'agents/strategies', 'venues/simulated', 'report']) {
      expect(bannedCalls(file(`src/${folder}/a.ts`, text))).toEqual([
        expect.stringMatching(/^src\/\S+: .+ is banned in src\/\S+: use .+/),
      ]);
    }
  });

  it('bans nothing that only looks like it, and nothing outside', () => {
    const text = `
      const date = new Date(tsMs).toISOString();
      const hour = date.getUTCHours();
      // Math.random would not do here
      /** Never Date.now(). */
      const kind: 'processed' = 'processed';
      this.performance.nowhere();
      const squares = (a - b) ** 2 + 10 ** decimals + Number(10n ** 8n) - 2 ** 53;
      agent.setInterval(kernel);
      import { createHash } from 'node:crypto';
      import type { Readable } from 'node:stream';
    `;
    expect(bannedCalls(file('src/kernel/a.ts', text))).toEqual([]);
    expect(bannedCalls(file('src/runner/a.ts', 'Date.now(); Math.random();'))).toEqual([]);
  });

  it.each([
    ['a line too many', 'x\n'.repeat(401)],
    ['a default export', 'export default class A {}'],
    ['unfinished work', '// TO' + 'DO: later'],
    ['a stub', "throw new Error('not " + "implemented');"],
    ['a path of this machine', "const folder = '/tmp/x';"],
    ['an import without its file name', "import { a } from './a';"],
  ])('refuses %s', (_, text) => {
    expect(sourceProblems(file('src/core/a.ts', text))).toHaveLength(1);
  });

  it('takes a file of 400 lines', () => {
    expect(sourceProblems(file('src/core/a.ts', 'x\n'.repeat(400)))).toEqual([]);
  });

  it.each([
    'src/core/MyFile.ts',
    'src/core/my_file.ts',
    'src/core/utils.ts',
    'tests/unit/core/helpers.ts',
    'src/common/a.ts',
    'src/core/types.ts',
  ])('refuses the name %s', (path) => {
    expect(nameProblems(file(path, ''))).toHaveLength(1);
  });

  it.each(['src/core/bar-columns.ts', 'tests/unit/core/bar-columns.test.ts', 'src/core/a1.ts'])(
    'takes the name %s',
    (path) => {
      expect(nameProblems(file(path, ''))).toEqual([]);
    },
  );

  it.each([
    "it.only('x', () => {});",
    "describe.skip('x', () => {});",
    "it.concurrent.only('x')",
    "xit('x', () => {});",
    "test.todo('x');",
  ])('refuses in a test: %s', (text) => {
    expect(testProblems(file('tests/unit/a.test.ts', text))).toHaveLength(1);
  });

  it('takes a test that is skipped for a reason', () => {
    expect(testProblems(file('tests/a.test.ts', "describe.skipIf(!hasRealData)('x', () => {});"))).toEqual([]);
  });

  it('wants unit tests where their source lies', () => {
    const sources = [file('src/kernel/bus.ts', '')];
    expect(mirrorProblems(file('tests/unit/kernel/bus.test.ts', ''), sources)).toEqual([]);
    expect(mirrorProblems(file('tests/unit/kernels/bus.test.ts', ''), sources)).toHaveLength(1);
  });
});

describe('reading sources', () => {
  it('blanks comments and leaves strings', () => {
    const text = "const a = 'http://x'; // c\n/* d\n e */ const b = `// a`;";
    expect(withoutComments(text)).toBe("const a = 'http://x';     \n    \n      const b = `// a`;");
  });

  it('tells imports of types from others', () => {
    const text = "import type { A } from './a.js';\nimport { type B, c } from './b.js';\nexport type { D } from 'd';";
    expect(importsOf(file('src/core/x.ts', text))).toEqual([
      { specifier: './a.js', target: 'src/core/a.ts', typeOnly: true },
      { specifier: './b.js', target: 'src/core/b.ts', typeOnly: false },
      { specifier: 'd', target: null, typeOnly: true },
    ]);
  });
});
