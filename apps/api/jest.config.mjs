import { readFileSync } from 'node:fs';

const swcrc = JSON.parse(readFileSync(new URL('./.swcrc', import.meta.url), 'utf8'));

export default {
  displayName: 'api',
  rootDir: import.meta.dirname,
  testEnvironment: 'node',
  testMatch: ['**/*.spec.ts', '**/*.db-spec.ts'],
  testTimeout: 60_000,
  extensionsToTreatAsEsm: ['.ts'],
  transform: { '^.+\\.ts$': ['@swc/jest', { ...swcrc, swcrc: false }] },
  moduleNameMapper: {
    '^@circolo/(contracts|domain)$': '<rootDir>/../../libs/$1/src/index.ts',
    '^@circolo/domain/testing$': '<rootDir>/../../libs/domain/src/testing/index.ts',
    '^@circolo/domain/engine$': '<rootDir>/../../libs/domain/src/rules/engine/index.ts',
  },
  setupFiles: ['<rootDir>/test/setup.mjs'],
  globalSetup: '<rootDir>/test/global-setup.mjs',
  globalTeardown: '<rootDir>/test/global-teardown.mjs',
};
