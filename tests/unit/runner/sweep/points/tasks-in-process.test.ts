import { describe, expect, it } from 'vitest';
import { openTasks } from '../../../../../src/runner/sweep/points/open-tasks.js';
import { PointRunner } from '../../../../../src/runner/sweep/points/point-runner.js';
import type { SweepTask } from '../../../../../src/runner/sweep/points/sweep-task.js';
import { tasksInProcess } from '../../../../../src/runner/sweep/points/tasks-in-process.js';
import { aJob } from './a-job.js';

const tasks = [60, 90, 120].map(
  (fast, index): SweepTask => ({ id: `point/${index}`, values: [fast, 240], window: null, keepsReturns: false }),
);

describe('tasks in this thread', () => {
  it('are run in order, each heard of once', async () => {
    const { run, close } = await openTasks(await aJob(), 1, new AbortController().signal);
    const heard: string[] = [];
    await run(tasks, ({ id }, { kind }) => heard.push(`${id} ${kind}`));
    await close();
    expect(heard).toEqual(['point/0 finished', 'point/1 finished', 'point/2 finished']);
  });

  it('stop where the signal is aborted, and what was heard before stays', async () => {
    const controller = new AbortController();
    const run = tasksInProcess(await PointRunner.load(await aJob()), controller.signal);
    const heard: string[] = [];
    const stopped = run(tasks, ({ id }) => {
      heard.push(id);
      controller.abort(new Error('enough'));
    });
    await expect(stopped).rejects.toThrow('enough');
    expect(heard).toEqual(['point/0']);
  });
});
