import nx from '@nx/eslint-plugin';
import angular from 'angular-eslint';
import tseslint from 'typescript-eslint';

const pureDomain = {
  'no-restricted-syntax': [
    'error',
    { selector: "NewExpression[callee.name='Date'][arguments.length=0]", message: 'The domain takes the instant as an argument.' },
    {
      selector: "CallExpression[callee.object.name='Date'][callee.property.name='now']",
      message: 'The domain takes the instant as an argument.',
    },
    { selector: "CallExpression[callee.object.name='Math'][callee.property.name='random']", message: 'The domain does not draw lots.' },
  ],
};

export default tseslint.config(
  { ignores: ['dist/**', '**/node_modules/**', '.nx/**', '.angular/**', '.data/**', 'coverage/**'] },
  { files: ['**/*.ts'], extends: [...tseslint.configs.recommended] },
  {
    files: ['**/*.ts'],
    plugins: { '@nx': nx },
    rules: {
      '@nx/enforce-module-boundaries': [
        'error',
        {
          allow: [],
          depConstraints: [
            {
              sourceTag: 'scope:domain',
              onlyDependOnLibsWithTags: ['scope:domain'],
              allowedExternalImports: ['json-rules-engine', 'temporal-polyfill', 'fast-check', '@jest/globals'],
            },
            {
              sourceTag: 'scope:contracts',
              onlyDependOnLibsWithTags: ['scope:domain', 'scope:contracts'],
              allowedExternalImports: ['zod', '@jest/globals', 'fast-check'],
            },
            {
              sourceTag: 'scope:web',
              onlyDependOnLibsWithTags: ['scope:domain', 'scope:contracts', 'scope:web'],
              bannedExternalImports: ['@nestjs/*', 'typeorm', 'bullmq', 'pg'],
            },
            {
              sourceTag: 'scope:api',
              onlyDependOnLibsWithTags: ['scope:domain', 'scope:contracts', 'scope:api'],
              bannedExternalImports: ['@angular/*'],
            },
            { sourceTag: 'scope:e2e', onlyDependOnLibsWithTags: ['scope:contracts'] },
            { sourceTag: 'scope:tools', onlyDependOnLibsWithTags: ['*'] },
          ],
        },
      ],
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_', ignoreRestSiblings: true }],
      'max-lines': ['error', { max: 250, skipBlankLines: true, skipComments: true }],
    },
  },
  { files: ['**/*.spec.ts', '**/*.db-spec.ts', '**/*.e2e.ts', '**/migrations/*.ts'], rules: { 'max-lines': 'off' } },
  { files: ['libs/domain/src/**/*.ts'], ignores: ['**/*.spec.ts', '**/testing/**'], rules: pureDomain },
  { files: ['apps/web/**/*.ts'], extends: [...angular.configs.tsRecommended], processor: angular.processInlineTemplates },
  {
    files: ['apps/web/**/*.ts'],
    rules: { 'no-restricted-imports': ['error', '@circolo/domain/engine', 'json-rules-engine'] },
  },
  { files: ['apps/web/**/*.html'], extends: [...angular.configs.templateRecommended, ...angular.configs.templateAccessibility] },
);
