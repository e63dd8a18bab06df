// Vitest's reporter of what a run did not prove: names every skipped test's reason after everything else. With
// REQUIRE_ALL=1 a run that left anything out fails.

import type { Reporter, TestCase, TestModule } from 'vitest/node'

export function createLeftOutReporter(): Reporter {
  let isNarrowed = false
  return {
    onInit(vitest) {
      isNarrowed = vitest.config.testNamePattern !== undefined
    },
    onTestRunEnd(modules: readonly TestModule[]) {
      const counts = new Map<string, number>()
      for (const test of modules.flatMap((module) => [...module.children.allTests('skipped')])) {
        const note = noteOf(test)
        if (note === undefined && isNarrowed) continue
        const reason = note ?? `${test.module.relativeModuleId}: ${test.fullName}`
        counts.set(reason, (counts.get(reason) ?? 0) + 1)
      }
      if (counts.size === 0) return
      const lines = [...counts].map(
        ([reason, count]) => `  ${count} ${count === 1 ? 'test' : 'tests'}: ${reason}`,
      )
      const isFailure = process.env.REQUIRE_ALL === '1'
      process.once('exit', () => {
        console.log(['', isFailure ? 'Left out, though REQUIRE_ALL=1:' : 'Left out:', ...lines].join('\n'))
      })
      if (isFailure) process.exitCode = 1
    },
  }
}

function noteOf(test: TestCase): string | undefined {
  const result = test.result()
  return result.state === 'skipped' ? result.note : undefined
}
