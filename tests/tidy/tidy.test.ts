import { describe, expect, it } from 'vitest';
import { bannedCalls, staleExceptions } from './banned-calls.js';
import { importCycles, layerProblems } from './layers.js';
import { mirrorProblems, nameProblems, sourceProblems, testProblems } from './shape.js';
import { lineCount, sourceFiles } from './source-files.js';

const sources = sourceFiles('src');
const tests = sourceFiles('tests');

describe('the tree is tidy', () => {
  it('imports go down only', () => {
    expect(sources.flatMap(layerProblems)).toEqual([]);
  });

  it('no files import each other in a circle', () => {
    expect(importCycles(sources)).toEqual([]);
  });

  it('deterministic code reads no clock, no chance and no outside world', () => {
    expect(sources.flatMap(bannedCalls)).toEqual([]);
    expect(staleExceptions(sources)).toEqual([]);
  });

  it('files are short, finished, and export by name', () => {
    expect(sources.flatMap(sourceProblems)).toEqual([]);
    const lengths = sources.map(({ text }) => lineCount(text)).sort((a, b) => a - b);
    expect(lengths[Math.floor(lengths.length / 2)], 'median lines of a file').toBeLessThanOrEqual(100);
  });

  it('names say what is in a file', () => {
    expect([...sources, ...tests].flatMap(nameProblems)).toEqual([]);
  });

  it('every test runs', () => {
    expect(tests.flatMap(testProblems)).toEqual([]);
  });

  it('unit tests lie where their source lies', () => {
    const unit = tests.filter(({ path }) => path.startsWith('tests/unit/'));
    expect(unit.flatMap((file) => mirrorProblems(file, sources))).toEqual([]);
  });
});
