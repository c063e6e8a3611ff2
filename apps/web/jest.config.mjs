import presets from 'jest-preset-angular/presets/index.js';

export default {
  ...presets.createEsmPreset({ tsconfig: '<rootDir>/tsconfig.spec.json' }),
  displayName: 'web',
  rootDir: import.meta.dirname,
  setupFilesAfterEnv: ['<rootDir>/src/test-setup.ts'],
  moduleNameMapper: { '^@circolo/(contracts|domain)$': '<rootDir>/../../libs/$1/src/index.ts' },
  // The compiler works while the first test of a file waits: on a busy machine that takes more than the five seconds of old.
  testTimeout: 20_000,
  cacheDirectory: '<rootDir>/../../node_modules/.cache/jest-web',
};
