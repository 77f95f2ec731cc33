import { describe, expect, it } from 'vitest';
import { openTasks } from '../../../../../src/runner/sweep/points/open-tasks.js';
import type { SweepTask } from '../../../../../src/runner/sweep/points/sweep-task.js';
import { aJob } from './a-job.js';

const tasks = [60, 90, 120].map(
  (fast, index): SweepTask => ({ id: `point/${index}`, values: [fast, 240], window: null, keepsReturns: false }),
);

describe('openTasks', () => {
  it('runs tasks in this thread alone in their order, each heard of once', async () => {
    const { run, close } = await openTasks(await aJob(), 1, new AbortController().signal);
    const heard: string[] = [];
    await run(tasks, ({ id }, { kind }) => heard.push(`${id} ${kind}`));
    await close();
    expect(heard).toEqual(['point/0 finished', 'point/1 finished', 'point/2 finished']);
  });

  it('stops where the signal is aborted, and what was heard before stays', async () => {
    const controller = new AbortController();
    const { run, close } = await openTasks(await aJob(), 1, controller.signal);
    const heard: string[] = [];
    const stopped = run(tasks, ({ id }) => {
      heard.push(id);
      controller.abort(new Error('enough'));
    });
    await expect(stopped).rejects.toThrow('enough');
    await close();
    expect(heard).toEqual(['point/0']);
  });
});
