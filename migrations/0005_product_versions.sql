-- A batch that locks a stock row learns with it whether the product is the one that it read before.

-- Up Migration

-- The transaction that changed the product last, or made it: no two states of a product have the same one.
ALTER TABLE stocks ADD COLUMN product_version xid8 NOT NULL DEFAULT pg_current_xact_id();

-- A trigger, so that it holds for changes by hand as well.
CREATE FUNCTION tell_product_version() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  UPDATE stocks SET product_version = pg_current_xact_id() WHERE product_id = OLD.id;
  RETURN NULL;
END $$;
CREATE TRIGGER products_tell_version AFTER UPDATE OR DELETE ON products
  FOR EACH ROW EXECUTE FUNCTION tell_product_version();
