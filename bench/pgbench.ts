// The second yardstick: one stored procedure per order under pgbench, with no HTTP, no tokens and no rules beside it.
// Needs PostgreSQL's pgbench on the PATH or where Debian puts it; without it the column stays empty.

import { execFile } from 'node:child_process'
import { existsSync, readdirSync } from 'node:fs'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { createPool } from '../src/postgres/connection-pool.ts'
import { openBooks, usersTotal } from './books.ts'
import type { DatabaseServer } from './database-server.ts'
import type { Scenario } from './scenarios.ts'

const run = promisify(execFile)
/** More of them only wait for each other: 64 made no more orders on either scenario. */
const clients = 16

/** An order of one unit, with the same rows as the shop writes, the event whole; locks like the textbook. */
const procedure = (
  newId: string,
) => `CREATE FUNCTION bench_order(user_n integer, product_n integer) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
  buyer uuid := (SELECT id FROM bench_users WHERE n = user_n);
  ordered uuid := (SELECT id FROM bench_products WHERE n = product_n);
  order_id uuid := ${newId};
  today date := (now() AT TIME ZONE 'Asia/Seoul')::date;
  w wallets; s stocks; p products;
BEGIN
  SELECT * INTO w FROM wallets WHERE user_id = buyer FOR UPDATE;
  SELECT * INTO p FROM products WHERE id = ordered;
  SELECT * INTO s FROM stocks WHERE product_id = ordered FOR UPDATE;
  IF p.status <> 'on-sale' OR s.on_hand - s.reserved < 1 OR w.balance < p.price THEN RAISE 'refused'; END IF;
  IF s.sales_day < today THEN INSERT INTO daily_sales VALUES (s.sales_day, ordered, s.sold); s.sold := 0; END IF;
  UPDATE stocks SET on_hand = on_hand - 1, sales_day = today, sold = s.sold + 1 WHERE product_id = ordered;
  UPDATE wallets SET balance = balance - p.price, entry_count = entry_count + 1 WHERE user_id = buyer;
  INSERT INTO orders
      (id, user_id, status, subtotal, discount, total, created_at, paid_at, paid_day, payment_id, cancellable_until)
    VALUES (order_id, buyer, 'paid', p.price, 0, p.price, now(), now(), today, order_id, now() + interval '1 hour');
  INSERT INTO order_items VALUES (order_id, 1, ordered, p.name, p.price, 1);
  INSERT INTO balance_entries VALUES
    (buyer, w.entry_count + 1, order_id, 'use', -p.price, w.balance - p.price, order_id, now());
  INSERT INTO daily_figures AS f VALUES (today, pg_backend_pid() % 16, 1, p.price, 0, 0)
    ON CONFLICT (day, shard) DO UPDATE SET paid_orders = f.paid_orders + 1, paid_amount = f.paid_amount + p.price;
  INSERT INTO outbox (event_id, type, subject, data, occurred_at) VALUES
    (order_id, 'order.paid', order_id, json_build_object(
      'orderId', order_id, 'userId', buyer, 'status', 'paid', 'items', json_build_array(json_build_object(
        'productId', ordered, 'name', p.name, 'unitPrice', p.price, 'quantity', 1, 'amount', p.price)),
      'subtotal', p.price, 'discount', 0, 'total', p.price, 'userCouponId', NULL, 'createdAt', now(), 'paidAt', now()),
      now());
END $$`

export type StoredProcedure = {
  /** Orders a second. */
  measure(seconds: number): Promise<number>
  close(): Promise<void>
}

/** Resolves to null where there is no pgbench. */
export async function openStoredProcedure(
  database: DatabaseServer,
  scenario: Scenario,
): Promise<StoredProcedure | null> {
  const pgbench = findPgbench()
  if (pgbench === null) return null
  const address = await database.create('pgbench')
  const pool = createPool({ connectionString: address, name: 'bench', connectionsMax: 1 })
  await openBooks(pool, scenario.productsTotal)
  for (const table of ['users', 'products']) {
    await pool.query(`CREATE TABLE bench_${table} AS SELECT row_number() OVER () AS n, id FROM ${table}`)
    await pool.query(`ALTER TABLE bench_${table} ADD PRIMARY KEY (n)`)
  }
  const { rows } = await pool.query("SELECT current_setting('server_version_num')::int AS version")
  await pool.query(procedure(rows[0].version >= 180_000 ? 'uuidv7()' : 'gen_random_uuid()'))
  await pool.query('VACUUM (ANALYZE)')
  await pool.end()
  const folder = await mkdtemp(join(tmpdir(), 'jangteo-pgbench-'))
  const script = join(folder, 'order.sql')
  await writeFile(
    script,
    `\\set u random(1, ${usersTotal})\n\\set p random(1, ${scenario.productsTotal})\nSELECT bench_order(:u, :p);\n`,
  )
  return {
    async measure(seconds) {
      const options = [
        '-n',
        '-M',
        'prepared',
        '-c',
        String(clients),
        '-j',
        '1',
        '-T',
        String(seconds),
        '-f',
        script,
      ]
      const { stdout } = await run(pgbench, [...options, address])
      return Number(/tps = ([\d.]+)/.exec(stdout)?.[1])
    },
    async close() {
      await rm(folder, { recursive: true, force: true })
      await database.drop('pgbench')
    },
  }
}

function findPgbench(): string | null {
  const debian = '/usr/lib/postgresql'
  const versions = existsSync(debian) ? readdirSync(debian).sort().reverse() : []
  const folders = [
    ...(process.env.PATH ?? '').split(':'),
    ...versions.map((version) => `${debian}/${version}/bin`),
  ]
  return folders.map((folder) => join(folder, 'pgbench')).find((path) => existsSync(path)) ?? null
}
