// RabbitMQ from Debian's package, without its service: own node name, own ports, own name server (epmd), own cookie, own
// data, no plugins. It runs as whoever calls, also as root, and leaves nothing behind.

import { existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { type BrokerKind, type BrokerServer, inTemporaryFolder } from './broker-server.ts'
import { type Certificate, makeCertificate } from './certificate.ts'
import { isOnPath } from './on-path.ts'
import { freePorts, waitForPort } from './ports.ts'
import { type ServerProcess, startProcess } from './server-process.ts'

const program = '/usr/lib/rabbitmq/bin/rabbitmq-server'
const startMsMax = 60_000

/** What it refuses by itself, small enough for a test to go beyond it. */
export const messageBytesMax = 1024 * 1024

export const rabbitmq: BrokerKind = {
  name: 'RabbitMQ',
  whyMissing() {
    if (!existsSync(program)) return 'RabbitMQ is not on this machine: apt-get install rabbitmq-server'
    if (!isOnPath('openssl')) return 'The tests of TLS need OpenSSL: apt-get install openssl'
    return null
  },
  startBroker: startRabbitmq,
}

function startRabbitmq(): Promise<BrokerServer> {
  return inTemporaryFolder('rabbitmq', async (dir) => {
    const [port, tlsPort, distributionPort, namesPort] = (await freePorts(4)) as [
      number,
      number,
      number,
      number,
    ]
    const certificate = makeCertificate(dir)
    const env = writeSettings(dir, certificate, { port, tlsPort, distributionPort, namesPort })
    let names: ServerProcess | null = null
    let broker: ServerProcess | null = null
    const server: BrokerServer = {
      url: `amqp://guest:guest@127.0.0.1:${port}`,
      tlsUrl: `amqps://guest:guest@localhost:${tlsPort}`,
      certificate: certificate.text,
      async start() {
        names ??= startNameServer(dir, namesPort)
        await waitForPort(namesPort, { timeoutMs: startMsMax, whyNot: names.whyGone })
        broker = startProcess({
          name: 'RabbitMQ',
          command: program,
          args: [],
          env,
          logPath: join(dir, 'broker.log'),
        })
        await waitForPort(port, { timeoutMs: startMsMax, whyNot: broker.whyGone })
      },
      kill: async () => broker?.kill(),
      stop: async () => broker?.stop(),
      async remove() {
        await broker?.stop()
        await names?.kill()
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

/** In the foreground: the broker would start one that outlives it. */
function startNameServer(dir: string, port: number): ServerProcess {
  return startProcess({
    name: 'epmd',
    command: 'epmd',
    args: ['-port', String(port), '-address', '127.0.0.1'],
    env: process.env,
    logPath: join(dir, 'epmd.log'),
  })
}

type Ports = {
  readonly port: number
  readonly tlsPort: number
  readonly distributionPort: number
  readonly namesPort: number
}

function writeSettings(dir: string, certificate: Certificate, ports: Ports): NodeJS.ProcessEnv {
  const { port, tlsPort, distributionPort, namesPort } = ports
  mkdirSync(join(dir, 'data'))
  writeFileSync(join(dir, 'enabled_plugins'), '[].\n')
  const settings = [
    `listeners.tcp.1 = 127.0.0.1:${port}`,
    `listeners.ssl.1 = 127.0.0.1:${tlsPort}`,
    `ssl_options.certfile = ${certificate.path}`,
    `ssl_options.keyfile = ${certificate.keyPath}`,
    'ssl_options.verify = verify_none',
    'disk_free_limit.absolute = 50MB',
    `max_message_size = ${messageBytesMax}`,
    'log.console = true',
    'log.file = false',
  ]
  writeFileSync(join(dir, 'rabbitmq.conf'), `${settings.join('\n')}\n`)
  return {
    PATH: process.env.PATH,
    HOME: dir,
    ERL_EPMD_PORT: String(namesPort),
    ERL_EPMD_ADDRESS: '127.0.0.1',
    RABBITMQ_NODENAME: 'jangteo@localhost',
    RABBITMQ_DIST_PORT: String(distributionPort),
    RABBITMQ_MNESIA_BASE: join(dir, 'data'),
    RABBITMQ_LOG_BASE: dir,
    RABBITMQ_ENABLED_PLUGINS_FILE: join(dir, 'enabled_plugins'),
    RABBITMQ_CONFIG_FILE: join(dir, 'rabbitmq.conf'),
    RABBITMQ_CONF_ENV_FILE: join(dir, 'no-such-file'),
    RABBITMQ_SERVER_ADDITIONAL_ERL_ARGS: '-kernel inet_dist_use_interface {127,0,0,1}',
    // The script then becomes the broker instead of waiting beside it, so that a kill reaches the broker itself.
    RUNNING_UNDER_SYSTEMD: 'true',
  }
}
