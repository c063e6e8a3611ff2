export * from './cast';
export * from './runs';
export * from './sums';
