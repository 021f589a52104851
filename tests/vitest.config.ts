import { defineConfig } from 'vitest/config'
import { root } from '../server/boot/bundle.mjs'

export default defineConfig({
  root,
  test: {
    // Two at a time: PostgreSQL, the local endpoint and the renderers they talk to need a core as well.
    maxWorkers: 2,
    passWithNoTests: false,
    projects: [
      {
        extends: true,
        test: { name: 'unit', include: ['tests/unit/**/*.test.ts'], globalSetup: 'tests/support/unit-setup.ts' },
      },
      {
        extends: true,
        test: {
          name: 'integration',
          include: ['tests/integration/**/*.test.ts', 'tests/templates/**/*.test.ts'],
          exclude: ['tests/integration/boot/**'],
          globalSetup: 'tests/support/integration-setup.ts',
          testTimeout: 30_000,
          hookTimeout: 60_000,
        },
      },
      {
        extends: true,
        test: {
          // Real processes of the whole product, one copy at a time but where two are the point.
          name: 'boot',
          include: ['tests/integration/boot/**/*.test.ts'],
          fileParallelism: false,
          testTimeout: 60_000,
          hookTimeout: 300_000,
        },
      },
    ],
  },
})
