import { it } from 'vitest';
import { openRealDesk } from './fork-continuation/open-real-desk.js';
import { randomForkTimes, randomWindow } from './fork-continuation/fork-times.js';
import { SPOT_DESKS } from './fork-continuation/spot-desks.js';
it('times', async () => {
  for (const i of [4, 0, 2]) {
    const desk = SPOT_DESKS[i];
    const t: string[] = [desk.name];
    let last = performance.now();
    const lap = (n: string) => { t.push(`${n} ${(performance.now() - last).toFixed(0)}`); last = performance.now(); };
    const opened = await openRealDesk(desk, randomWindow(desk.data, desk.days, 3)); lap('open');
    const alone = await opened.runAt([]); lap('alone');
    const times = randomForkTimes(desk, opened.range, alone.main, 3).slice(0, 10);
    const run = await opened.runAt(times); lap('marked 10');
    await run.branchesAt(times.slice(0, 5), false); lap('branches 5');
    await run.branchesAt(times.slice(0, 1), true); lap('replay 1');
    t.push(JSON.stringify(alone.main.result.counts));
    console.log(t.join('\n'));
  }
}, 600000);
