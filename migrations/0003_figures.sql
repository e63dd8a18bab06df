-- What operators see of a day: orders and won, added up with every order, as tens of millions of orders a day are too
-- many to add up when somebody looks.

-- Up Migration

-- Counted where the order was paid, in the commit that pays or cancels it. The rows of a day are as many as there are
-- shards, so that two instances rarely wait for each other; what a day was is their sum.
CREATE TABLE daily_figures (
  day date NOT NULL,
  shard smallint NOT NULL,
  paid_orders bigint NOT NULL CHECK (paid_orders >= 0),
  paid_amount bigint NOT NULL CHECK (paid_amount >= 0),
  cancelled_orders bigint NOT NULL CHECK (cancelled_orders >= 0),
  cancelled_amount bigint NOT NULL CHECK (cancelled_amount >= 0),
  PRIMARY KEY (day, shard)
) WITH (fillfactor = 50);

INSERT INTO daily_figures (day, shard, paid_orders, paid_amount, cancelled_orders, cancelled_amount)
  SELECT paid_day, 0, count(*), sum(total), count(*) FILTER (WHERE status = 'cancelled'),
    coalesce(sum(total) FILTER (WHERE status = 'cancelled'), 0)
  FROM orders WHERE paid_day IS NOT NULL GROUP BY paid_day;

-- Finds the users of an outside issuer by their address; those of the shop have users_email_key.
CREATE INDEX users_outside_email_idx ON users (email) WHERE external_subject IS NOT NULL;
