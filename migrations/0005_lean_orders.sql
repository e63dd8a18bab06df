-- Orders write less: what a stock row and an order can hold themselves is no longer a row of its own.

-- Up Migration

-- Waits for the batches under way, in their order of locks. An instance of the version before, if one still runs, fails to pay
-- and to cancel orders afterwards, and counts nothing wrongly.
LOCK TABLE wallets, coupons, stocks, orders, payments, daily_sales;

-- A batch that locks a stock row learns with it whether the product is the one that it read before: this is the transaction that
-- made the product or changed it last.
ALTER TABLE stocks ADD COLUMN product_version xid8 NOT NULL DEFAULT pg_current_xact_id();

-- A trigger, so that it holds for changes by hand as well, whatever their search_path.
CREATE FUNCTION tell_product_version() RETURNS trigger LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
BEGIN
  UPDATE stocks SET product_version = pg_current_xact_id() WHERE product_id = OLD.id;
  RETURN NULL;
END $$;
CREATE TRIGGER products_tell_version AFTER UPDATE OR DELETE ON products
  FOR EACH ROW EXECUTE FUNCTION tell_product_version();

-- The sales of a product on its latest day are counted in its stock row, which an order writes anyway. A row of its own in
-- daily_sales, of which an order wrote one for each of its products, is for the days before.
ALTER TABLE stocks
  -- The latest day on which the product was sold, and the units of that day.
  ADD COLUMN sales_day date,
  ADD COLUMN sold bigint NOT NULL DEFAULT 0 CHECK (sold >= 0),
  ADD CHECK (sales_day IS NOT NULL OR sold = 0);

WITH latest AS (
  DELETE FROM daily_sales d USING (SELECT product_id, max(day) AS day FROM daily_sales GROUP BY product_id) l
  WHERE d.product_id = l.product_id AND d.day = l.day
  RETURNING d.*)
UPDATE stocks s SET sales_day = l.day, sold = l.quantity FROM latest l WHERE l.product_id = s.product_id;

-- Finds what was sold in a few days among many products. It moves once a day and product.
CREATE INDEX stocks_sales_day_idx ON stocks (sales_day);

-- Units of paid orders by day and product; a day and product is in one of the two.
CREATE VIEW sales AS
  SELECT day, product_id, quantity FROM daily_sales
  UNION ALL
  SELECT sales_day, product_id, sold FROM stocks WHERE sales_day IS NOT NULL;

-- An order has one payment at most, of its total, and what refunds it is its cancel. All of that is in its row but the id: a
-- row of its own was written for each order to say it again, and checks compared the two.
ALTER TABLE orders ADD COLUMN payment_id uuid;
UPDATE orders o SET payment_id = p.id FROM payments p WHERE p.order_id = o.id;
ALTER TABLE orders ADD CONSTRAINT orders_payment_check CHECK ((payment_id IS NULL) = (paid_at IS NULL));
CREATE INDEX orders_payment_idx ON orders (user_id, payment_id) WHERE payment_id IS NOT NULL;

DROP TABLE payments;
-- A refund that somebody writes here is refused, as refunded_at is no column of orders.
CREATE VIEW payments AS
  SELECT payment_id AS id, id AS order_id, user_id, total AS amount, paid_at,
    CASE WHEN status = 'cancelled' THEN cancelled_at END AS refunded_at
  FROM orders WHERE payment_id IS NOT NULL;
