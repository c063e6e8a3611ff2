import { jest } from '@jest/globals';
import { setTimeout as pause } from 'node:timers/promises';
import { Logger } from '@nestjs/common';
import { Repeated } from './repeated';

const until = async (holds: () => boolean) => {
  while (!holds()) await pause(1);
};

afterEach(() => jest.restoreAllMocks());

it('passes at once and again after each pass, never two at a time, and not once it is stopped', async () => {
  let [begun, running, most] = [0, 0, 0];
  const repeated = new Repeated('Prova', 1, async () => {
    begun++;
    most = Math.max(most, ++running);
    await pause(3);
    running--;
  });
  repeated.start();
  expect(begun).toBe(1);
  await until(() => begun >= 4);
  await repeated.stop();
  expect([running, most]).toEqual([0, 1]);
  const stopped = begun;
  await pause(20);
  expect(begun).toBe(stopped);
});

it('goes on after a failed pass, and says the same fault once until it has passed', async () => {
  const told = jest.spyOn(Logger.prototype, 'error').mockImplementation(() => undefined);
  const faults = ['uno', 'uno', 'due', null, 'due'];
  let passes = 0;
  const repeated = new Repeated('Prova', 1, async () => {
    const fault = faults[passes++];
    if (fault) throw new Error(fault);
  });
  repeated.start();
  await until(() => passes > faults.length);
  await repeated.stop();
  expect(told.mock.calls.map(([error]) => (error as Error).message)).toEqual(['uno', 'due', 'due']);
});
