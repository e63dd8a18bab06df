// PostgreSQL's settings in the embedded mode, as command line arguments: they win over every file in the cluster.
// Nothing given by the caller can make a commit less than durable, or open the server to other machines.

import { totalmem } from 'node:os'

const defaults: Readonly<Record<string, string>> = {
  max_connections: '100',
  // Few, long checkpoints: the first change of a page after each one writes the whole page to the log.
  max_wal_size: '4GB',
  checkpoint_timeout: '15min',
  // The bundled programs are built without lz4 and zstd. Measured with pgbench just after a checkpoint, 16 clients on
  // 2 cores: a fifth of the log (48 MB for 256 MB in 10 s) for 3 to 7 % fewer transactions.
  wal_compression: 'pglz',
  // Filling each new segment of the log with zeros first held every commit up for 60 ms, once a second at full load: a
  // p99 of 86 ms instead of 33. Only a young cluster makes new segments; later it uses old ones again.
  wal_init_zero: 'off',
  track_commit_timestamp: 'off',
  jit: 'off',
  autovacuum: 'on',
  timezone: 'UTC',
  log_timezone: 'UTC',
}

const fixed: Readonly<Record<string, string>> = {
  fsync: 'on',
  synchronous_commit: 'on',
  full_page_writes: 'on',
  listen_addresses: '127.0.0.1',
  unix_socket_directories: '',
  log_destination: 'stderr',
  logging_collector: 'off',
}

const [buffersMbMin, buffersMbMax] = [128, 1_024]

/**
 * An eighth of the memory, within bounds. Every order adds to indexes at the place of its user, which in a shop of five
 * million orders and 10,000 users were 240 MB of pages when there were three: with 256 MB a third of PostgreSQL's time went
 * into reading pages again and writing others to make room.
 */
export function sharedBuffersMb(memoryBytes: number): number {
  return Math.min(buffersMbMax, Math.max(buffersMbMin, Math.floor(memoryBytes / 8 / 1_048_576)))
}

/** Of the machine, or of the container if that has a limit. */
function memoryBytes(): number {
  const limit = process.constrainedMemory()
  return limit > 0 ? Math.min(limit, totalmem()) : totalmem()
}

export function settingArguments(port: number, wanted: Readonly<Record<string, string>>): string[] {
  const shared_buffers = `${sharedBuffersMb(memoryBytes())}MB`
  const settings = { shared_buffers, ...defaults, ...wanted, ...fixed, port: String(port) }
  return Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`])
}
