export default {
  displayName: 'tools',
  rootDir: import.meta.dirname,
  testEnvironment: 'node',
  extensionsToTreatAsEsm: ['.ts'],
  transform: {
    '^.+\\.ts$': ['@swc/jest', { jsc: { parser: { syntax: 'typescript' }, target: 'es2024' }, module: { type: 'es6' } }],
  },
  moduleNameMapper: {
    '^@circolo/(contracts|domain)$': '<rootDir>/../libs/$1/src/index.ts',
    '^@circolo/domain/engine$': '<rootDir>/../libs/domain/src/rules/engine/index.ts',
  },
};
