-- The ceiling of B: a notification, the paid order and its grant, as one statement. (pgbench takes a colon before a
-- letter or digit for a variable of its own, within quotes too.)
WITH turn AS MATERIALIZED (
  SELECT ('0000000a-0000-7000-8000-' || lpad(nextval('benchmark_turn')::text, 12, '0'))::uuid AS id
), due AS (
  SELECT o.id, o.account_id, o.credits, o.days, p.id AS payment, p.provider_id, now() AS at
  FROM turn JOIN orders o ON o.id = turn.id JOIN payments p ON p.order_id = o.id JOIN accounts a ON a.id = o.account_id
  WHERE o.status = 'awaiting_payment'
  FOR NO KEY UPDATE OF a
), notified AS (
  INSERT INTO payment_notifications (event, subject, about, body, received_at, status)
  SELECT 'payment.succeeded', provider_id, 'payment',
    '{"type": "notification", "event": "payment.succeeded", "object": {"id": "' || provider_id || '", "status":'
    ' "succeeded", "paid": true, "amount": {"value": "200.00", "currency": "RUB"}, "created_at": "2026-01-01"}}',
    at, 'settled' FROM due
), paid_payment AS (
  UPDATE payments SET status = 'succeeded', since = due.at, page = NULL FROM due WHERE payments.id = due.payment
), paid_order AS (
  UPDATE orders SET status = 'paid', since = due.at, paid_by = ARRAY[due.provider_id] FROM due WHERE orders.id = due.id
), granted AS (
  INSERT INTO grants
    (id, account_id, origin, reference, granted_at, amount,
     available, held, spent, expired, revoked, owed_back, written_off)
  SELECT uuidv7(), account_id, 'purchase', provider_id, at, credits, credits, 0, 0, 0, 0, 0, 0 FROM due
  RETURNING id, reference, amount, granted_at
), moved AS (
  INSERT INTO transfers (reference, grant_id, from_bucket, to_bucket, amount, reason, made_at)
  SELECT 'grant/PURCHASE/' || reference, id, 'issued', 'available', amount, 'grant', granted_at FROM granted
), subscribed AS (
  INSERT INTO subscriptions (account_id, ends_at) SELECT account_id, at + days * interval '1 day' FROM due
  ON CONFLICT (account_id) DO UPDATE SET ends_at = excluded.ends_at
), notice AS (
  INSERT INTO notices (kind, payment_id, account_id, noted_at, status)
  SELECT 'paid', payment, account_id, at, 'due' FROM due
), tasks AS (
  INSERT INTO scheduled_tasks (task_name, task_instance, execution_time, picked, version)
  SELECT name, instance, at, false, 1 FROM due, LATERAL (VALUES
    ('notification', 'payment.succeeded/' || provider_id), ('notice', 'PAID/' || payment), ('sale', payment::text))
    AS task (name, instance)
  ORDER BY name, instance
  ON CONFLICT (task_name, task_instance) DO UPDATE SET due_again = excluded.execution_time
  WHERE scheduled_tasks.picked
)
SELECT id FROM due;
