import { pauseAfter } from './lock-out';

it.each([
  [0, 0],
  [9, 0],
  [10, 60],
  [11, 120],
  [15, 1920],
  [16, 3600],
  [2000, 3600],
])('after %i failed attempts the pause is %i seconds', (failed, seconds) => {
  expect(pauseAfter(failed)).toBe(seconds);
});
