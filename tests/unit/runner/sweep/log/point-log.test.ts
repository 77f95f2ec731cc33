import { appendFileSync, mkdirSync, mkdtempSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { loggedOutcomes } from '../../../../../src/runner/sweep/log/logged-outcomes.js';
import { PointLog } from '../../../../../src/runner/sweep/log/point-log.js';
import type { RunTasks, SweepOutcome, SweepTask } from '../../../../../src/runner/sweep/points/sweep-task.js';

const dir = mkdtempSync(join(tmpdir(), 'icarus-log-'));
const path = join(dir, 'out', 'sweep.jsonl');
afterAll(() => rmSync(dir, { recursive: true, force: true }));
beforeEach(() => rmSync(join(dir, 'out'), { recursive: true, force: true }));

function task(id: string, ...values: number[]): SweepTask {
  return { id, values, window: null, keepsReturns: false };
}

const failed = (message: string): SweepOutcome => ({ kind: 'failed', code: 'X', message });
const open = (key = 'k', restart = false) => new PointLog({ path, key, restart, now: () => 0 });

describe('the log of a sweep', () => {
  it('gives back what it was given, to a later sweep with the same key', () => {
    const first = open();
    expect(first.append(task('a', 1), failed('one'))).toEqual(failed('one'));
    first.append(task('b', 2), failed('two'));
    first.close();
    const second = open();
    expect(second.size).toBe(2);
    expect(second.takeOutcome(task('b', 2))).toEqual(failed('two'));
    expect(second.takeOutcome(task('c', 1))).toBeNull();
    second.append(task('c', 3), failed('three'));
    second.close();
    const third = open();
    expect(third.size).toBe(3);
    third.close();
  });

  it('does not take one point for another that has its name', () => {
    const log = open();
    log.append(task('a', 1), failed('one'));
    log.close();
    const later = open();
    expect(later.takeOutcome(task('a', 2))).toBeNull();
    later.close();
  });

  it('cuts off what a crash has torn, and goes on behind it', () => {
    const log = open();
    log.append(task('a', 1), failed('one'));
    log.append(task('b', 2), failed('two'));
    log.close();
    truncateSync(path, readFileSync(path).length - 5);
    const later = open();
    expect(later.size).toBe(1);
    later.append(task('b', 2), failed('again'));
    later.close();
    expect(readFileSync(path, 'utf8').split('\n')).toHaveLength(4);
    const last = open();
    expect(last.takeOutcome(task('b', 2))).toEqual(failed('again'));
    last.close();
  });

  it('trusts nothing behind a line that cannot be read', () => {
    const log = open();
    log.append(task('a', 1), failed('one'));
    log.close();
    appendFileSync(path, 'torn\n{"id":"b","values":[2],"error":{"code":"X","message":"two"}}\n');
    const later = open();
    expect(later.size).toBe(1);
    later.close();
    expect(readFileSync(path, 'utf8')).not.toContain('torn');
  });

  it('begins anew where even the first line is torn', () => {
    mkdirSync(join(dir, 'out'));
    writeFileSync(path, '{"sweep":1,"ke');
    const log = open();
    expect(log.size).toBe(0);
    log.close();
    expect(readFileSync(path, 'utf8')).toBe('{"sweep":1,"key":"k"}\n');
  });

  it('keeps the points of another sweep unless it is told not to', () => {
    const log = open();
    log.append(task('a', 1), failed('one'));
    log.close();
    expect(() => open('other')).toThrow(/holds points of another sweep/);
    expect(readFileSync(path, 'utf8')).toContain('one');
    const fresh = open('other', true);
    expect(fresh.size).toBe(0);
    fresh.close();
  });

  it('says what is wrong with its place', () => {
    mkdirSync(path, { recursive: true });
    expect(() => open()).toThrow(/cannot be written/);
  });
});

describe('logged outcomes', () => {
  it('are in the order of the tasks, and what is known is not run again', async () => {
    const log = open();
    log.append(task('b', 2), failed('known'));
    log.close();
    const later = open();
    const ran: string[] = [];
    const run: RunTasks = async (tasks, onOutcome) => {
      for (const one of [...tasks].reverse()) {
        ran.push(one.id);
        onOutcome(one, failed(`ran ${one.id}`));
      }
    };
    let done = 0;
    const outcomes = await loggedOutcomes([task('a', 1), task('b', 2), task('c', 3)], later, run, () => done++);
    later.close();
    expect(ran).toEqual(['c', 'a']);
    expect(outcomes).toEqual([failed('ran a'), failed('known'), failed('ran c')]);
    expect(done).toBe(3);
  });
});
