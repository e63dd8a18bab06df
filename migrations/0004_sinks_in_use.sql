-- Which platforms are delivered to, by any instance: only the others may be removed.

-- Up Migration

-- Set every ten seconds by the instances whose DELIVERY_URL names the sink.
ALTER TABLE delivery_cursors ADD COLUMN announced_at timestamptz;
