// The last words of a run, in place of k6's own summary: a line for each kind of request, and the checks and
// thresholds that failed. k6 divides counts by the whole run, setup included; this divides by the load alone.

import { Gauge } from 'k6/metrics'

const loadSeconds = new Gauge('load_seconds')

/** For teardown, before anything else there. */
export function stopTheClock({ openedAt }) {
  loadSeconds.add((Date.now() - openedAt) / 1_000)
}

export function handleSummary({ metrics, root_group: { checks } }) {
  const seconds = metrics.load_seconds?.values.value
  if (!seconds) return { stdout: '✗ there was no load\n' }
  const measured = Object.keys(metrics)
    .filter((key) => key.startsWith('http_reqs{name:'))
    .sort()
  const crossed = Object.entries(metrics).flatMap(crossedThresholds)
  const lines = [
    ...measured.map((key) => lineOf(key.slice('http_reqs{name:'.length, -1), metrics, seconds)),
    ...checks.filter(({ fails }) => fails > 0).map(({ name, fails }) => `${fails} checks failed: ${name}`),
    ...crossed.map((threshold) => `✗ ${threshold}`),
    crossed.length > 0 ? `✗ ${crossed.length} thresholds do not hold` : '✓ every threshold holds',
  ]
  return { stdout: `${lines.join('\n')}\n` }
}

function lineOf(name, metrics, seconds) {
  const { count } = metrics[`http_reqs{name:${name}}`].values
  const latency = metrics[`http_req_duration{name:${name}}`].values
  const quantile = (label, key) => `  ${label} ${latency[key].toFixed(1)} ms`
  return (
    `${name}: ${Math.round(count / seconds)}/s for ${Math.round(seconds)} s` +
    quantile('p50', 'med') +
    quantile('p95', 'p(95)') +
    quantile('p99', 'p(99)') +
    quantile('max', 'max')
  )
}

function crossedThresholds([metric, { thresholds = {} }]) {
  const rules = Object.entries(thresholds).filter(([, { ok }]) => !ok)
  return rules.map(([rule]) => `${metric}: ${rule}`)
}
