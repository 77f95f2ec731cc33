import { createHash } from 'node:crypto';
import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parseScenario } from '../../../../src/runner/scenario/parse-scenario.js';
import { codeHashes } from '../../../../src/runner/snapshot/code-hashes.js';
import { tempFolder } from '../../feeds/temp-folder.js';
import { SCENARIO } from './saved-run.js';

const TEXT = `name: own
data: [{ symbol: BTCUSDT, source: csv, path: none.csv, interval: 1m }]
account: { cash: { USDT: 1000 } }
allocator: { use: ./share.ts }
risk: { rules: [{ use: ./rule.ts }, { use: ./rule.ts }] }
strategies:
  - { id: a, use: ./mine.ts, symbols: [BTCUSDT], sizing: { model: percent, pct: 10 } }
  - { id: b, use: ./mine.ts, symbols: [BTCUSDT], sizing: { model: percent, pct: 10 } }
  - { id: c, use: macd, symbols: [BTCUSDT], sizing: { model: percent, pct: 10 } }
`;
const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');

describe('codeHashes', () => {
  it('has each file of code once, whoever names it, by its absolute path', () => {
    const folder = tempFolder();
    for (const name of ['mine', 'rule', 'share']) writeFileSync(join(folder, `${name}.ts`), `// ${name}\n`);
    const scenario = parseScenario(TEXT, { path: join(folder, 'own.yaml'), env: {} });
    const hashes = codeHashes(scenario);
    expect(Object.entries(hashes)).toEqual(
      ['mine', 'rule', 'share'].map((name) => [join(folder, `${name}.ts`), sha256(`// ${name}\n`)]),
    );
    writeFileSync(join(folder, 'rule.ts'), '// another\n');
    rmSync(join(folder, 'share.ts'));
    expect(codeHashes(scenario)).toEqual({
      ...hashes,
      [join(folder, 'rule.ts')]: sha256('// another\n'),
      [join(folder, 'share.ts')]: 'missing',
    });
  });

  it('has nothing where all code comes along', () => {
    expect(codeHashes(SCENARIO)).toEqual({});
  });
});
