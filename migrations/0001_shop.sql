-- The books of the shop. Money is whole won, ids are UUIDv7 made by the application, times are UTC.
--
-- Rows that several requests change at once (wallets, stocks, coupons, daily_sales) are narrow, keep free room
-- on their pages and have no index on what changes, so that PostgreSQL can update them in place (HOT).
-- There are no foreign keys: every parent is locked or read in the transaction that writes its child, no
-- parent is ever deleted, and the verification of the books looks for orphans. Each key would cost a look-up
-- and a shared lock per inserted row on the hottest path of the shop.

-- Up Migration

CREATE TABLE users (
  id uuid PRIMARY KEY,
  email text NOT NULL CHECK (email = lower(email)),
  name text NOT NULL,
  role text NOT NULL CHECK (role IN ('shopper', 'admin')),
  -- NULL for users of an outside identity provider, who are known by external_subject instead.
  password_hash text,
  external_subject text UNIQUE,
  created_at timestamptz NOT NULL,
  CHECK ((password_hash IS NULL) <> (external_subject IS NULL))
);
CREATE UNIQUE INDEX users_email_key ON users (email) WHERE external_subject IS NULL;

-- The lock on a wallet guards everything that belongs to its user.
CREATE TABLE wallets (
  user_id uuid PRIMARY KEY,
  balance bigint NOT NULL DEFAULT 0 CHECK (balance >= 0),
  entry_count bigint NOT NULL DEFAULT 0 CHECK (entry_count >= 0)
) WITH (fillfactor = 60);

CREATE TABLE balance_entries (
  user_id uuid NOT NULL,
  seq bigint NOT NULL CHECK (seq > 0),
  id uuid NOT NULL,
  kind text NOT NULL CHECK (kind IN ('charge', 'use', 'refund', 'cancel')),
  amount bigint NOT NULL,
  balance_after bigint NOT NULL CHECK (balance_after >= 0),
  order_id uuid,
  created_at timestamptz NOT NULL,
  PRIMARY KEY (user_id, seq),
  CHECK (CASE WHEN kind IN ('charge', 'cancel') THEN amount > 0 ELSE amount < 0 END),
  CHECK ((order_id IS NOT NULL) = (kind IN ('use', 'cancel')))
);
-- Serves the refundable amount; order payments do not touch it.
CREATE INDEX balance_entries_funding_idx ON balance_entries (user_id, created_at) INCLUDE (kind, amount)
  WHERE kind IN ('charge', 'refund');

CREATE TABLE products (
  id uuid PRIMARY KEY,
  name text NOT NULL,
  description text NOT NULL DEFAULT '',
  category text NOT NULL,
  price bigint NOT NULL CHECK (price > 0),
  status text NOT NULL CHECK (status IN ('on-sale', 'stopped', 'discontinued')),
  created_at timestamptz NOT NULL
);
CREATE INDEX products_category_idx ON products (category, id) WHERE status = 'on-sale';
CREATE INDEX products_price_idx ON products (price, id) WHERE status = 'on-sale';
CREATE INDEX products_name_idx ON products (name, id) WHERE status = 'on-sale';

-- The lock on a stock row also guards its product and its sales of the day.
CREATE TABLE stocks (
  product_id uuid PRIMARY KEY,
  on_hand bigint NOT NULL,
  reserved bigint NOT NULL DEFAULT 0,
  CHECK (reserved >= 0 AND on_hand >= reserved)
) WITH (fillfactor = 50);

CREATE TABLE stock_adjustments (
  id uuid PRIMARY KEY,
  product_id uuid NOT NULL,
  change bigint NOT NULL CHECK (change <> 0),
  reason text NOT NULL,
  actor_id uuid NOT NULL,
  created_at timestamptz NOT NULL
);
CREATE INDEX stock_adjustments_product_idx ON stock_adjustments (product_id, id);

CREATE TABLE coupons (
  id uuid PRIMARY KEY,
  name text NOT NULL,
  discount_type text NOT NULL CHECK (discount_type IN ('amount', 'percent')),
  discount_value bigint NOT NULL CHECK (discount_value > 0),
  discount_max_amount bigint CHECK (discount_max_amount > 0),
  min_order_amount bigint NOT NULL DEFAULT 0 CHECK (min_order_amount >= 0),
  total_count bigint NOT NULL CHECK (total_count >= 0),
  issued_count bigint NOT NULL DEFAULT 0 CHECK (issued_count >= 0),
  per_user_limit integer NOT NULL DEFAULT 1 CHECK (per_user_limit > 0),
  issue_starts_at timestamptz NOT NULL,
  issue_ends_at timestamptz,
  valid_days integer NOT NULL CHECK (valid_days > 0),
  created_at timestamptz NOT NULL,
  CHECK (issued_count <= total_count),
  CHECK (discount_type = 'amount' OR discount_value <= 100),
  CHECK (issue_ends_at > issue_starts_at)
) WITH (fillfactor = 50);

CREATE TABLE user_coupons (
  id uuid PRIMARY KEY,
  coupon_id uuid NOT NULL,
  user_id uuid NOT NULL,
  seq integer NOT NULL CHECK (seq > 0),
  status text NOT NULL CHECK (status IN ('unused', 'held', 'used')),
  order_id uuid,
  issued_at timestamptz NOT NULL,
  expires_at timestamptz NOT NULL,
  UNIQUE (user_id, coupon_id, seq),
  CHECK ((order_id IS NULL) = (status = 'unused'))
) WITH (fillfactor = 80);

CREATE TABLE orders (
  id uuid PRIMARY KEY,
  user_id uuid NOT NULL,
  status text NOT NULL CHECK (status IN ('pending', 'paid', 'cancelled', 'expired')),
  subtotal bigint NOT NULL CHECK (subtotal > 0),
  discount bigint NOT NULL CHECK (discount >= 0 AND discount <= subtotal),
  total bigint NOT NULL,
  user_coupon_id uuid,
  created_at timestamptz NOT NULL,
  expires_at timestamptz,
  paid_at timestamptz,
  paid_day date,
  cancelled_at timestamptz,
  cancellable_until timestamptz,
  CHECK (total = subtotal - discount),
  CHECK (status <> 'paid' OR (paid_at IS NOT NULL AND paid_day IS NOT NULL AND cancellable_until IS NOT NULL)),
  CHECK ((status = 'cancelled') = (cancelled_at IS NOT NULL)),
  CHECK (status <> 'pending' OR expires_at IS NOT NULL)
);
CREATE INDEX orders_user_idx ON orders (user_id, id);
CREATE INDEX orders_pending_idx ON orders (expires_at) WHERE status = 'pending';

CREATE TABLE order_items (
  order_id uuid NOT NULL,
  line_no smallint NOT NULL CHECK (line_no > 0),
  product_id uuid NOT NULL,
  name text NOT NULL,
  unit_price bigint NOT NULL CHECK (unit_price > 0),
  quantity integer NOT NULL CHECK (quantity BETWEEN 1 AND 999),
  PRIMARY KEY (order_id, line_no)
);

-- The primary key is the promise that no order is paid twice.
CREATE TABLE payments (
  order_id uuid PRIMARY KEY,
  id uuid NOT NULL,
  user_id uuid NOT NULL,
  amount bigint NOT NULL CHECK (amount >= 0),
  paid_at timestamptz NOT NULL,
  refunded_at timestamptz
);
CREATE INDEX payments_user_idx ON payments (user_id, id);

CREATE TABLE cart_items (
  id uuid PRIMARY KEY,
  user_id uuid NOT NULL,
  product_id uuid NOT NULL,
  quantity integer NOT NULL CHECK (quantity BETWEEN 1 AND 999),
  added_at timestamptz NOT NULL,
  UNIQUE (user_id, product_id)
);

-- Units sold a day, counted when orders are paid and cancelled.
CREATE TABLE daily_sales (
  day date NOT NULL,
  product_id uuid NOT NULL,
  quantity bigint NOT NULL CHECK (quantity >= 0),
  PRIMARY KEY (day, product_id)
) WITH (fillfactor = 50);

-- Closed days, summed at midnight; a late cancel still subtracts here.
CREATE TABLE popular_products (
  day date NOT NULL,
  product_id uuid NOT NULL,
  quantity bigint NOT NULL CHECK (quantity >= 0),
  PRIMARY KEY (day, product_id)
);
CREATE TABLE closed_days (
  day date PRIMARY KEY,
  closed_at timestamptz NOT NULL
);

-- Events for the data platform, written in the commit of what they tell. `position` is the order of delivery.
CREATE TABLE outbox (
  position bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  event_id uuid NOT NULL,
  type text NOT NULL,
  subject uuid NOT NULL,
  data json NOT NULL,
  occurred_at timestamptz NOT NULL
);
CREATE TABLE delivery_cursors (
  sink text PRIMARY KEY,
  position bigint NOT NULL,
  delivered_count bigint NOT NULL DEFAULT 0,
  last_error text,
  updated_at timestamptz NOT NULL
);
CREATE TABLE dead_letters (
  event_id uuid NOT NULL,
  sink text NOT NULL,
  position bigint NOT NULL,
  reason text NOT NULL,
  attempts integer NOT NULL,
  dead_at timestamptz NOT NULL,
  retry_requested_at timestamptz,
  PRIMARY KEY (event_id, sink)
);
CREATE INDEX dead_letters_retry_idx ON dead_letters (sink, position) WHERE retry_requested_at IS NOT NULL;

CREATE TABLE idempotency_keys (
  actor_id uuid NOT NULL,
  key text NOT NULL,
  request_hash text NOT NULL,
  outcome json NOT NULL,
  created_at timestamptz NOT NULL,
  PRIMARY KEY (actor_id, key)
);
CREATE INDEX idempotency_keys_created_idx ON idempotency_keys (created_at);

-- One row per committed batch: where to look when the answer to a COMMIT was lost. `infinity` marks a batch that
-- was looked for, not found, and must never commit.
CREATE TABLE batch_commits (
  batch_id uuid PRIMARY KEY,
  committed_at timestamptz NOT NULL DEFAULT now()
);

CREATE TABLE signing_keys (
  kid text PRIMARY KEY,
  private_jwk json NOT NULL,
  created_at timestamptz NOT NULL
);
CREATE TABLE sign_in_failures (
  subject text PRIMARY KEY,
  failures integer NOT NULL,
  window_ends_at timestamptz NOT NULL
);
