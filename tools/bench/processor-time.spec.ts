import { processesClock } from './processor-time.ts';

// Only Linux tells in /proc.
const onLinux = process.platform === 'linux' ? it : it.skip;

describe('the clock of processes', () => {
  onLinux('moves on while a process works', () => {
    const clock = processesClock([process.pid]);
    const before = clock();
    const until = process.cpuUsage().user + 200_000;
    let work = 0;
    while (process.cpuUsage().user < until) work += Math.sqrt(work + 1);
    expect(clock() - before).toBeGreaterThan(0.1);
  });

  onLinux('stands still for a process that is not there', () => {
    expect(processesClock([2 ** 22 + 1])()).toBe(0);
  });
});
