-- The ceiling of A: all that a submit locks and writes, as one statement.
\set n random(1, 199)
WITH buyer AS (
  SELECT id FROM accounts WHERE id = ('0000000c-0000-7000-8000-' || lpad(:n::text, 12, '0'))::uuid FOR NO KEY UPDATE
), fresh AS (
  SELECT id AS account, uuidv7() AS hold, uuidv7() AS request, now() AS at FROM buyer
), purse AS (
  UPDATE grants g SET available = available - 2, held = held + 2
  FROM fresh WHERE g.account_id = fresh.account AND g.available >= 2
  RETURNING g.id, g.available
), hold AS (
  INSERT INTO holds (id, account_id, purpose, status) SELECT hold, account, 'generation', 'open' FROM fresh, purse
), part AS (
  INSERT INTO hold_parts (hold_id, position, grant_id, amount) SELECT hold, 1, purse.id, 2 FROM fresh, purse
), moved AS (
  INSERT INTO transfers (reference, grant_id, from_bucket, to_bucket, amount, reason, made_at)
  SELECT 'hold/' || hold || '/' || purse.id, purse.id, 'available', 'held', 2, 'hold', at FROM fresh, purse
), request AS (
  INSERT INTO generation_requests
    (id, account_id, hold_id, submit_key, source, requested_at, model, instruction, instruction_text, pictures,
     width, height, settings, provider, kind, outputs_asked, cost, status, since, prompt, event_count,
     shown_status, progress)
  SELECT request, account, hold, 'api:' || request, 'api', at, 'gpt-image-1', 'written',
    'a fox in the snow, warm evening light', '{}', 1024, 1024, '{}', 'genapi', 'picture', 1, 2, 'queued', at,
    'a fox in the snow, warm evening light', 1, 'queued', 0
  FROM fresh, purse
), receipt AS (
  INSERT INTO generation_receipts (generation_id, fingerprint, balance, ahead, eta_seconds)
  SELECT request, encode(sha256(request::text::bytea), 'base64'), purse.available, 0, 40 FROM fresh, purse
), event AS (
  INSERT INTO generation_events (generation_id, seq, kind, status, progress, happened_at)
  SELECT request, 1, 'requested', 'queued', 0, at FROM fresh, purse
), notice AS (
  INSERT INTO notices (kind, generation_id, account_id, noted_at, status)
  SELECT 'started', request, account, at, 'due' FROM fresh, purse
), tasks AS (
  INSERT INTO scheduled_tasks (task_name, task_instance, execution_time, picked, version)
  SELECT name, instance, at, false, 1 FROM fresh, purse, LATERAL (VALUES
    ('submit', request::text), ('deadline', request || '/queued'), ('notice', 'STARTED/' || request),
    ('progress', account::text)) AS task (name, instance)
  ORDER BY name, instance
  ON CONFLICT (task_name, task_instance) DO UPDATE SET due_again = excluded.execution_time
  WHERE scheduled_tasks.picked
)
SELECT request, available FROM fresh, purse;
