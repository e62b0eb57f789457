/** `npm test` and `npm run test:slow` choose by NHACVIEC_TESTS (test/run.js); jest called by hand runs what it is given. */
const kind = process.env.NHACVIEC_TESTS;

const transformFor = (tsx) => [
  '@swc/jest',
  {
    jsc: {
      target: 'es2022',
      parser: { syntax: 'typescript', tsx },
      keepClassNames: true,
      transform: { react: { runtime: 'automatic', importSource: 'preact' } },
    },
    module: { type: 'es6' },
    sourceMaps: 'inline',
  },
];

export default {
  testEnvironment: 'node',
  testMatch: [kind === 'slow' ? '<rootDir>/test/**/*.slow.test.{ts,tsx}' : '<rootDir>/test/**/*.test.{ts,tsx}'],
  testPathIgnorePatterns: kind === 'fast' ? ['\\.slow\\.test\\.tsx?$'] : [],
  testTimeout: kind === 'fast' ? 20_000 : 120_000,
  setupFilesAfterEnv: kind === 'slow' ? ['<rootDir>/test/setup-slow.ts'] : [],
  globalSetup: '<rootDir>/test/setup-run.ts',
  globalTeardown: '<rootDir>/test/teardown-run.ts',
  extensionsToTreatAsEsm: ['.ts', '.tsx'],
  transform: { '\\.ts$': transformFor(false), '\\.tsx$': transformFor(true) },
  modulePathIgnorePatterns: ['<rootDir>/dist/', '<rootDir>/.data/'],
  maxWorkers: 2,
  workerIdleMemoryLimit: '300MB',
  watchman: false,
  injectGlobals: false,
  restoreMocks: true,
};
