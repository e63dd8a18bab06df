-- Orders write less, again: what the order's own index entry can find needs no second one.

-- Up Migration

-- First, as it takes the strongest lock: a weaker one would have to become it later, while batches hold theirs.
DROP INDEX orders_payment_idx;
-- A payment that is made with its order has the order's id, so the index of a user's orders finds it. This one is for the
-- others: orders that were paid later, and all that were paid while each payment had an id of its own.
CREATE INDEX orders_later_payment_idx ON orders (user_id, payment_id) WHERE payment_id <> id;
