-- The sales of a product on its latest day are counted in its stock row, which an order writes anyway. A row of its own in
-- daily_sales, of which an order wrote one for each of its products, is for the days before.

-- Up Migration

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
