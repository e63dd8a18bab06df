// Apache Kafka as one node that is broker and controller (KRaft), from the jars that install-kafka.ts fetches. A second
// listener asks for a user and a password (SCRAM or PLAIN), a third one speaks TLS. Topics are not made by producing to them.

import { spawnSync } from 'node:child_process'
import { existsSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { type BrokerKind, type BrokerServer, inTemporaryFolder } from './broker-server.ts'
import { type Certificate, makeCertificate } from './certificate.ts'
import { kafkaFolder } from './install-kafka.ts'
import { isOnPath } from './on-path.ts'
import { freePorts, waitForPort } from './ports.ts'
import { type ServerProcess, startProcess } from './server-process.ts'

export type KafkaServer = BrokerServer & {
  /** The listener that asks for a user, who is `shop` with the password `s3cret/:@`. */
  readonly saslUrl: string
}

const startMsMax = 60_000
/** 16 bytes in base64url. Not random: one in 64 would begin with a hyphen, which Kafka's tool takes for an option. */
const clusterId = 'JangteoTestClusterAAAA'
const user = { name: 'shop', password: 's3cret/:@' }
const javaOptions = ['-Xms128m', '-Xmx512m', '-XX:+UseSerialGC', '-cp', `${kafkaFolder}/*`]

export const kafka: BrokerKind<KafkaServer> = {
  name: 'Kafka',
  whyMissing() {
    if (!isOnPath('java')) return 'Kafka needs Java 17: apt-get install default-jre-headless'
    if (!isOnPath('openssl')) return 'The tests of TLS need OpenSSL: apt-get install openssl'
    if (!existsSync(kafkaFolder))
      return 'Kafka is not fetched: node test/servers/main.ts install (needs Maven)'
    return null
  },
  startBroker: startKafka,
}

function startKafka(): Promise<KafkaServer> {
  return inTemporaryFolder('kafka', async (dir) => {
    const [port, saslPort, tlsPort, controllerPort] = (await freePorts(4)) as [number, number, number, number]
    const certificate = makeCertificate(dir)
    writeSettings(dir, certificate, { port, saslPort, tlsPort, controllerPort })
    let broker: ServerProcess | null = null
    const server: KafkaServer = {
      url: `kafka://127.0.0.1:${port}`,
      saslUrl: `kafka://${user.name}:${encodeURIComponent(user.password)}@127.0.0.1:${saslPort}`,
      tlsUrl: `kafka://localhost:${tlsPort}`,
      certificate: certificate.text,
      async start() {
        broker = startProcess({
          name: 'Kafka',
          command: 'java',
          args: [...javaOptions, 'kafka.Kafka', join(dir, 'server.properties')],
          env: process.env,
          logPath: join(dir, 'broker.log'),
        })
        await waitForPort(port, { timeoutMs: startMsMax, whyNot: broker.whyGone })
      },
      kill: async () => broker?.kill(),
      stop: async () => broker?.stop(),
      async remove() {
        await broker?.stop()
        rmSync(dir, { recursive: true, force: true })
      },
    }
    try {
      await server.start()
    } catch (error) {
      await server.remove()
      throw error
    }
    return server
  })
}

type Ports = {
  readonly port: number
  readonly saslPort: number
  readonly tlsPort: number
  readonly controllerPort: number
}

function writeSettings(dir: string, certificate: Certificate, ports: Ports): void {
  const { port, saslPort, tlsPort, controllerPort } = ports
  const module = 'org.apache.kafka.common.security'
  const settings = {
    'process.roles': 'broker,controller',
    'node.id': '1',
    'controller.quorum.voters': `1@127.0.0.1:${controllerPort}`,
    'controller.listener.names': 'CONTROLLER',
    listeners: [
      `PLAIN://127.0.0.1:${port}`,
      `SASL://127.0.0.1:${saslPort}`,
      `TLS://localhost:${tlsPort}`,
      `CONTROLLER://127.0.0.1:${controllerPort}`,
    ].join(),
    'listener.security.protocol.map': 'PLAIN:PLAINTEXT,SASL:SASL_PLAINTEXT,TLS:SSL,CONTROLLER:PLAINTEXT',
    'ssl.keystore.type': 'PEM',
    'ssl.keystore.location': certificate.bothPath,
    'inter.broker.listener.name': 'PLAIN',
    'listener.name.sasl.sasl.enabled.mechanisms': 'SCRAM-SHA-256,PLAIN',
    'listener.name.sasl.scram-sha-256.sasl.jaas.config': `${module}.scram.ScramLoginModule required;`,
    'listener.name.sasl.plain.sasl.jaas.config': `${module}.plain.PlainLoginModule required user_${user.name}="${user.password}";`,
    'log.dirs': join(dir, 'data'),
    // A broker that was killed is let in again only when the session it had is over: 9 s by itself.
    'broker.session.timeout.ms': '2000',
    'broker.heartbeat.interval.ms': '400',
    'auto.create.topics.enable': 'false',
    'offsets.topic.replication.factor': '1',
    'offsets.topic.num.partitions': '1',
    'transaction.state.log.replication.factor': '1',
    'transaction.state.log.min.isr': '1',
    'group.initial.rebalance.delay.ms': '0',
  }
  const lines = Object.entries(settings).map(([key, value]) => `${key}=${value}\n`)
  const path = join(dir, 'server.properties')
  writeFileSync(path, lines.join(''))
  const scram = `SCRAM-SHA-256=[name=${user.name},password=${user.password}]`
  const format = ['kafka.tools.StorageTool', 'format', '-t', clusterId, '-c', path, '--add-scram', scram]
  const { status, stdout, stderr } = spawnSync('java', [...javaOptions, ...format], { encoding: 'utf8' })
  if (status !== 0) throw new Error(`Kafka does not prepare its data: ${stdout}${stderr}`)
}
