import { defineConfig } from 'vitest/config';

const shared = {
  environment: 'node' as const,
  setupFiles: ['test/support/setup.ts'],
  testTimeout: 120_000,
  hookTimeout: 120_000,
  // A busy machine takes its time; what is waited for comes, or it is wrong.
  expect: { poll: { timeout: 30_000 } },
};

/**
 * What is long and asks more of pages and polling than of SQL: on PostgreSQL alone, which answers in half the time of
 * the embedded database. test/api sends the same texts and people to both.
 */
const ONCE = ['test/routes/{authz,forms,hostile}.test.ts', 'test/ingest/two-days.test.ts'];

/** The same database suite runs twice: on the embedded database and on a real PostgreSQL. */
export default defineConfig({
  oxc: { jsx: { runtime: 'automatic', importSource: 'hono/jsx' } },
  test: {
    globalSetup: ['test/support/global-setup.ts'],
    maxWorkers: 2,
    projects: [
      {
        extends: true,
        test: {
          ...shared,
          name: 'embedded',
          isolate: false,
          include: ['test/**/*.test.{ts,tsx}'],
          exclude: ['test/browser/**', 'test/worker/**', 'test/**/*.postgres.test.ts', ...ONCE],
          env: { EARSHOT_TEST_DATABASE: 'embedded' },
        },
      },
      {
        extends: true,
        test: {
          ...shared,
          name: 'postgres',
          isolate: false,
          include: [
            'test/{accounts,alerts,api,brands,digests,feeds,fixes,ingest,jobs,mentions,reports,replies,routes,rules,shares,surveys,weekly,db}/**/*.test.{ts,tsx}',
            'test/**/*.postgres.test.ts',
            'test/worker/**/*.test.ts',
          ],
          exclude: ['test/**/pure/**'],
          env: { EARSHOT_TEST_DATABASE: 'postgres' },
        },
      },
      {
        extends: true,
        test: {
          ...shared,
          name: 'browser',
          include: ['test/browser/**/*.test.ts'],
          env: { EARSHOT_TEST_DATABASE: 'embedded' },
        },
      },
    ],
  },
});
