-- Delivery to several platforms: what a sink refused is tried again for a while, beside the events that flow on.

-- Up Migration

ALTER TABLE delivery_cursors
  -- Delivered events a second, an average that fades with a time constant of ten seconds; as it was at rate_at.
  ADD COLUMN rate double precision NOT NULL DEFAULT 0,
  ADD COLUMN rate_at timestamptz NOT NULL DEFAULT now(),
  -- The platform asked for nothing more to be sent.
  ADD COLUMN disabled_at timestamptz;

-- Where an operator wants a sink to begin again. A row of its own: the relay holds the row of the cursor.
CREATE TABLE delivery_replays (
  sink text PRIMARY KEY,
  position bigint NOT NULL,
  requested_at timestamptz NOT NULL
);

-- Events behind the cursor that a sink has not taken yet: refused ones, those of the same subject that came after, and
-- those an operator wants again. Without a retry_at it is a dead letter: given up.
CREATE TABLE parked_events (
  event_id uuid NOT NULL,
  sink text NOT NULL,
  position bigint NOT NULL,
  subject uuid NOT NULL,
  attempts integer NOT NULL CHECK (attempts >= 0),
  reason text,
  parked_at timestamptz NOT NULL,
  retry_at timestamptz,
  PRIMARY KEY (event_id, sink),
  CHECK (retry_at IS NOT NULL OR reason IS NOT NULL)
);
CREATE INDEX parked_events_waiting_idx ON parked_events (sink, subject, position) WHERE retry_at IS NOT NULL;
CREATE INDEX parked_events_dead_idx ON parked_events (sink, parked_at, position) WHERE retry_at IS NULL;

INSERT INTO parked_events (event_id, sink, position, subject, attempts, reason, parked_at, retry_at)
  SELECT d.event_id, d.sink, d.position, o.subject, d.attempts, d.reason, d.dead_at, d.retry_requested_at
  FROM dead_letters d JOIN outbox o ON o.position = d.position AND o.event_id = d.event_id;
DROP TABLE dead_letters;

-- Finds the events of a time for a replay; next to free on the write path.
CREATE INDEX outbox_occurred_idx ON outbox USING brin (occurred_at) WITH (pages_per_range = 32, autosummarize = on);
