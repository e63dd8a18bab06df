// Fetches Kafka's jars with Maven into .servers/, once. They appear there under their version in one step, so that a
// fetch that broke off leaves nothing that looks whole.

import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { isOnPath } from './on-path.ts'

const pom = fileURLToPath(new URL('kafka/pom.xml', import.meta.url))
const servers = fileURLToPath(new URL('../../.servers', import.meta.url))
const copyDependencies = 'org.apache.maven.plugins:maven-dependency-plugin:3.6.1:copy-dependencies'

const version = /<artifactId>kafka_[^<]+<\/artifactId>\s*<version>([^<]+)</.exec(
  readFileSync(pom, 'utf8'),
)![1]!

export const kafkaFolder = join(servers, `kafka-${version}`)

/** Throws an Error with a sentence for the developer. */
export function installKafka(): void {
  if (existsSync(kafkaFolder)) return
  if (!isOnPath('mvn')) throw new Error('Maven is not on this machine: apt-get install maven')
  mkdirSync(servers, { recursive: true })
  const fetched = `${kafkaFolder}.${process.pid}`
  const args = [
    '-q',
    '-B',
    '-f',
    pom,
    copyDependencies,
    '-DincludeScope=runtime',
    `-DoutputDirectory=${fetched}`,
  ]
  try {
    const { status } = spawnSync('mvn', args, { stdio: 'inherit' })
    if (status !== 0)
      throw new Error(`Kafka ${version} could not be fetched: Maven ended with code ${status}`)
    if (!existsSync(kafkaFolder)) renameSync(fetched, kafkaFolder)
  } finally {
    rmSync(fetched, { recursive: true, force: true })
  }
}
