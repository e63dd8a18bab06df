import { defineConfig } from 'vitest/config'
import { createLeftOutReporter } from './test/support/left-out.ts'

// Two projects: `quick` needs nothing but Node (unit, property, tidy); `full` starts a real PostgreSQL, and
// message brokers where the machine has them.
export default defineConfig({
  test: {
    reporters: ['default', createLeftOutReporter()],
    projects: [
      {
        test: {
          name: 'quick',
          include: ['src/**/*.test.ts', 'web/src/**/*.test.ts', 'test/quick/**/*.test.ts'],
          testTimeout: 20_000,
          // Pages are tested without a browser's storage; Node's own warns whoever asks for it.
          execArgv: ['--no-webstorage'],
        },
      },
      {
        test: {
          name: 'full',
          include: ['test/full/**/*.test.ts'],
          globalSetup: ['test/support/postgres-server.ts'],
          testTimeout: 60_000,
          // A condition that is waited for may take its time on a busy machine.
          expect: { poll: { timeout: 15_000 } },
          hookTimeout: 60_000,
          fileParallelism: false,
        },
      },
    ],
  },
})
