const api = 'apps/api/src';
const web = 'apps/web/src/app';
const foundations = ['platform', 'people', 'subjects', 'calendars', 'approvals', 'audit', 'notifications'];
/** The stages in the order of the cycle; those that act stand side by side. */
const stages = [['sources'], ['indicators'], ['deviations'], ['rules'], ['improvement', 'training', 'bonus'], ['cycle'], ['today']];
const outside = '(\\.(spec|db-spec)\\.ts$|/testing/)';

/** A stage may import an earlier stage's `*.reads.ts` and nothing else of another stage; the cycle calls them all, and today reads them all. */
const stagesReadOnlyBackwards = stages.flatMap((side, place) =>
  side.map((stage) => ({
    name: `stages-read-only-backwards-${stage}`,
    comment: 'Writing is the owner’s; reading goes one way along the cycle, through *.reads.ts',
    severity: 'error',
    from: { path: `^${api}/${stage}/`, pathNot: outside },
    to: {
      path: `^${api}/(${stages.flat().join('|')})/`,
      pathNot: [
        `^${api}/${stage}/`,
        ...(stage === 'cycle'
          ? [`^${api}/`]
          : stages
              .slice(0, place)
              .flat()
              .map((earlier) => `^${api}/${earlier}/[^/]+\\.reads\\.ts$`)),
      ],
    },
  })),
);

export default {
  forbidden: [
    { name: 'no-cycles', severity: 'error', from: {}, to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } } },
    {
      name: 'domain-is-pure',
      comment:
        'The domain imports nothing but json-rules-engine (in rules/engine) and temporal-polyfill (in period.ts and calendars/local-time.ts)',
      severity: 'error',
      from: { path: '^libs/domain/src/', pathNot: outside },
      to: { pathNot: ['^libs/domain/src/', 'node_modules/json-rules-engine/', 'node_modules/temporal-polyfill/'] },
    },
    {
      name: 'rules-engine-stays-in-its-entry',
      severity: 'error',
      from: { pathNot: ['^libs/domain/src/rules/engine/', outside] },
      to: { path: 'node_modules/json-rules-engine/' },
    },
    {
      name: 'only-period-and-local-time-know-the-clocks',
      severity: 'error',
      from: { path: '^libs/domain/src/', pathNot: ['^libs/domain/src/(period|calendars/local-time)\\.ts$', outside] },
      to: { path: 'node_modules/temporal-polyfill/' },
    },
    {
      name: 'foundations-know-no-stage',
      severity: 'error',
      from: { path: `^${api}/(${foundations.join('|')})/`, pathNot: outside },
      to: { path: `^${api}/(${stages.flat().join('|')})/` },
    },
    ...stagesReadOnlyBackwards,
    {
      name: 'web-rooms-share-only-their-api',
      comment:
        'A room of the web may import another room’s *-api.ts, and what it says in words (a name, *-in-words.ts); shell, session, language and the shared figures are for all, and the language gathers every room’s texts',
      severity: 'error',
      from: { path: `^${web}/([^/]+)/`, pathNot: outside },
      to: {
        path: `^${web}/[^/]+/`,
        pathNot: [
          `^${web}/$1/`,
          `^${web}/(ui|shell|session|language|events)/`,
          '-api\\.ts$',
          '/(it|en)\\.json$',
          '/(indicator-name|[a-z-]+-in-words)\\.ts$',
        ],
      },
    },
    {
      name: 'no-orphans',
      severity: 'error',
      from: {
        orphan: true,
        pathNot: [
          '\\.config\\.',
          '\\.d\\.ts$',
          '\\.mjs$',
          outside,
          '/test-setup\\.ts$',
          '/(main|worker|migrate|verify-audit)\\.ts$',
          '^tools/',
          '\\.e2e\\.ts$',
          'project\\.json$',
          '^apps/web/public/',
        ],
      },
      to: {},
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '(dist|\\.data)/' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.base.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default'],
      extensions: ['.ts', '.mjs', '.js', '.json'],
    },
  },
};
