-- An order has one payment at most, of its total, and what refunds it is its cancel. All of that is in its row but the id: a
-- row of its own was written for each order to say it again, and checks compared the two.

-- Up Migration

ALTER TABLE orders ADD COLUMN payment_id uuid;
UPDATE orders o SET payment_id = p.id FROM payments p WHERE p.order_id = o.id;
ALTER TABLE orders ADD CONSTRAINT orders_payment_check CHECK ((payment_id IS NULL) = (paid_at IS NULL));
CREATE INDEX orders_payment_idx ON orders (user_id, payment_id) WHERE payment_id IS NOT NULL;

DROP TABLE payments;
CREATE VIEW payments AS
  SELECT payment_id AS id, id AS order_id, user_id, total AS amount, paid_at, cancelled_at AS refunded_at
  FROM orders WHERE payment_id IS NOT NULL;
