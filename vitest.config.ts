import { defineConfig } from 'vitest/config'

// Two projects: `quick` needs nothing but Node (unit, property, tidy); `full` starts a real PostgreSQL.
export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: 'quick',
          include: ['src/**/*.test.ts', 'test/quick/**/*.test.ts'],
          testTimeout: 20_000,
        },
      },
      {
        test: {
          name: 'full',
          include: ['test/full/**/*.test.ts'],
          globalSetup: ['test/support/postgres-server.ts'],
          testTimeout: 60_000,
          hookTimeout: 60_000,
          fileParallelism: false,
        },
      },
    ],
  },
})
