import { it } from 'vitest';
import { openRealDesk } from './fork-continuation/open-real-desk.js';
import { randomForkTimes, randomWindow } from './fork-continuation/fork-times.js';
import { SPOT_DESKS } from './fork-continuation/spot-desks.js';
import { PERPETUAL_DESK, TICK_DESKS } from './fork-continuation/margin-and-tick-desks.js';
it('times', async () => {
  const c0 = process.cpuUsage();
  for (const desk of [...SPOT_DESKS, PERPETUAL_DESK, ...TICK_DESKS]) {
    const t: string[] = [desk.name];
    let last = process.cpuUsage();
    const lap = (n: string) => { const d = process.cpuUsage(last); t.push(`${n} ${((d.user+d.system)/1000).toFixed(0)}`); last = process.cpuUsage(); };
    const opened = await openRealDesk(desk, randomWindow(desk.data, desk.days, 3)); lap('open');
    const alone = await opened.runAt([]); lap('alone');
    const times = randomForkTimes(desk, opened.range, alone.main, 3);
    const run = await opened.runAt(times); lap('marked all');
    for (let i = 0; i < times.length; i += 5) await run.branchesAt(times.slice(i, i + 5), false); lap('branches all');
    await run.branchesAt(times.slice(0, desk.replays), true); lap('replays');
    t.push(JSON.stringify(alone.main.result.counts) + ' halts ' + alone.main.result.halts.length);
    t.push(JSON.stringify(alone.main.result.refusals)+ JSON.stringify(alone.main.result.shrinks));
    console.log(t.join('  '));
  }
  const d = process.cpuUsage(c0); console.log('TOTAL', (d.user + d.system) / 1000);
}, 600000);
