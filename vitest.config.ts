import { defineConfig } from 'vitest/config';

const shared = {
  environment: 'node' as const,
  setupFiles: ['test/support/setup.ts'],
  testTimeout: 120_000,
  hookTimeout: 120_000,
};

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
          exclude: ['test/browser/**', 'test/worker/**', 'test/**/*.postgres.test.ts'],
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
          // What is long and asks more of pages and polling than of SQL. test/api sends the same on both databases.
          exclude: ['test/**/pure/**', 'test/routes/{authz,hostile}.test.ts', 'test/ingest/two-days.test.ts'],
          env: { EARSHOT_TEST_DATABASE: 'postgres' },
        },
      },
      {
        extends: true,
        test: {
          ...shared,
          name: 'browser',
          include: ['test/browser/**/*.test.ts'],
          // A busy machine takes its time; what is waited for comes, or it is wrong.
          expect: { poll: { timeout: 15_000 } },
          env: { EARSHOT_TEST_DATABASE: 'embedded' },
        },
      },
    ],
  },
});
