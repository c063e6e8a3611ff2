export * from './cast';
export * from './hostile-rules';
export * from './runs';
export * from './sums';
export * from './random-rules';
