-- What must always be true of credits, requests and money. Every row this returns is a fault: (invariant, subject, what).
-- One statement, so that it sees one moment and may run beside a working server.
WITH

moved AS (
  SELECT grant_id,
    sum(CASE 'available' WHEN to_bucket THEN amount WHEN from_bucket THEN -amount ELSE 0 END) AS available,
    sum(CASE 'held' WHEN to_bucket THEN amount WHEN from_bucket THEN -amount ELSE 0 END) AS held,
    sum(CASE 'spent' WHEN to_bucket THEN amount WHEN from_bucket THEN -amount ELSE 0 END) AS spent,
    sum(CASE 'expired' WHEN to_bucket THEN amount WHEN from_bucket THEN -amount ELSE 0 END) AS expired,
    sum(CASE 'revoked' WHEN to_bucket THEN amount WHEN from_bucket THEN -amount ELSE 0 END) AS revoked
  FROM transfers
  GROUP BY grant_id
),

hold_amounts AS (
  SELECT h.id, h.account_id, h.purpose, h.status, coalesce(sum(p.amount), 0) AS amount
  FROM holds h LEFT JOIN hold_parts p ON p.hold_id = h.id
  GROUP BY h.id, h.account_id, h.purpose, h.status
),

-- what left a hold again: the references are those that the core's Ledger writes
let_go AS (
  SELECT p.hold_id, sum(t.amount) AS amount
  FROM hold_parts p JOIN transfers t ON t.reference IN (
    'capture/' || p.hold_id || '/' || p.grant_id, 'release/' || p.hold_id || '/' || p.grant_id,
    'pay-back/' || p.hold_id || '/' || p.grant_id, 'revoke/' || p.hold_id || '/' || p.grant_id)
  GROUP BY p.hold_id
),

waiting AS (
  SELECT * FROM generation_requests WHERE status IN
    ('queued', 'analyzing', 'writing_prompt', 'submitting', 'submit_unknown', 'generating', 'downloading')
),

held_by_account AS (
  SELECT id AS account_id,
    coalesce((SELECT sum(held) FROM grants g WHERE g.account_id = a.id), 0) AS in_grants,
    coalesce((SELECT sum(amount) FROM hold_amounts h WHERE h.account_id = a.id AND h.status = 'open'), 0) AS in_holds,
    coalesce((SELECT sum(cost) FROM waiting w WHERE w.account_id = a.id), 0)
      + coalesce((SELECT sum(amount) FROM hold_amounts h
          WHERE h.account_id = a.id AND h.status = 'open' AND h.purpose = 'refund'), 0) AS in_use
  FROM accounts a
),

refunds_under_way AS (
  SELECT r.id, r.hold_id, o.account_id, r.status IN ('requested', 'unknown', 'pending') AS under_way
  FROM refunds r JOIN payments p ON p.id = r.payment_id JOIN orders o ON o.id = p.order_id
),

-- each payment that brought money, beside the grant that it brought
bought AS (
  SELECT p.id, p.provider_id, p.amount, p.currency, o.id AS order_id, o.account_id, o.price, o.credits,
    o.currency AS order_currency, o.status AS order_status, coalesce(p.provider_id = ANY(o.paid_by), false) AS counted,
    g.account_id AS grant_account, g.amount AS granted
  FROM payments p JOIN orders o ON o.id = p.order_id
    LEFT JOIN grants g ON g.origin = 'purchase' AND g.reference = p.provider_id
  WHERE p.status = 'succeeded'
),

attended AS (
  -- an instance is the request's id, or begins with it and a slash
  SELECT DISTINCT split_part(task_instance, '/', 1) AS request FROM scheduled_tasks
  WHERE task_name NOT IN ('notice', 'alert')
),

told AS (
  SELECT generation_id, count(*) AS events, min(seq) AS first, max(seq) AS last, max(happened_at) AS last_at,
    count(*) FILTER (WHERE kind IN ('accepted', 'job_named_late')) AS jobs
  FROM generation_events
  GROUP BY generation_id
)

SELECT 'I1' AS invariant, 'grant ' || g.id AS subject,
  'its counters add up to ' || available + held + spent + expired + revoked || ', it was made for ' || amount AS what
FROM grants g
WHERE available + held + spent + expired + revoked <> amount

UNION ALL
SELECT 'I1', 'grant ' || g.id, 'its counters are not the sums of its transfers'
FROM grants g LEFT JOIN moved m ON m.grant_id = g.id
WHERE (g.available, g.held, g.spent, g.expired, g.revoked) IS DISTINCT FROM
  (m.available, m.held, m.spent, m.expired, m.revoked)

UNION ALL
SELECT 'I2', 'grant ' || g.id, 'a counter is negative'
FROM grants g
WHERE least(available, held, spent, expired, revoked, owed_back, written_off) < 0

UNION ALL
SELECT 'I3', 'account ' || account_id,
  'its grants hold ' || in_grants || ', its open holds ' || in_holds || ', what it waits for costs ' || in_use
FROM held_by_account
WHERE in_grants <> in_holds OR in_holds <> in_use

UNION ALL
SELECT 'I3', 'refund ' || r.id,
  'it is ' || CASE WHEN under_way THEN 'under way' ELSE 'decided' END || ', its hold is ' || coalesce(h.status, 'not there')
FROM refunds_under_way r LEFT JOIN hold_amounts h ON h.id = r.hold_id
WHERE r.hold_id IS NOT NULL
  AND (h.id IS NULL OR h.purpose <> 'refund' OR h.account_id <> r.account_id OR (h.status = 'open') <> r.under_way)

UNION ALL
SELECT 'I3', 'hold ' || h.id, 'no refund has it'
FROM hold_amounts h
WHERE h.purpose = 'refund' AND NOT EXISTS (SELECT 1 FROM refunds r WHERE r.hold_id = h.id)

UNION ALL
SELECT 'I3', 'payment ' || p.id,
  'refunds took ' || sum(r.amount) || ' of ' || p.amount
FROM payments p JOIN refunds r ON r.payment_id = p.id AND r.status <> 'canceled'
GROUP BY p.id, p.amount
HAVING sum(r.amount) > p.amount

UNION ALL
SELECT 'I4', 'request ' || r.id,
  'it is ' || r.status || ' and costs ' || r.cost || ', its hold of ' || coalesce(h.amount, 0) || ' is '
    || coalesce(h.status, 'not there')
FROM generation_requests r LEFT JOIN hold_amounts h ON h.id = r.hold_id
WHERE h.id IS NULL
  OR h.account_id <> r.account_id
  OR h.purpose <> 'generation'
  OR h.amount <> r.cost
  OR (h.status = 'open') <> (r.id IN (SELECT id FROM waiting))

UNION ALL
SELECT 'I4', 'hold ' || h.id,
  'it is ' || h.status || ' with ' || h.amount || ', of which ' || coalesce(l.amount, 0) || ' left it'
FROM hold_amounts h LEFT JOIN let_go l ON l.hold_id = h.id
WHERE coalesce(l.amount, 0) <> CASE h.status WHEN 'open' THEN 0 ELSE h.amount END

UNION ALL
SELECT 'I4', 'hold ' || h.id, h.requests || ' requests have it'
FROM (
  SELECT h.id, count(r.id) AS requests
  FROM holds h LEFT JOIN generation_requests r ON r.hold_id = h.id
  WHERE h.purpose = 'generation'
  GROUP BY h.id, h.account_id, h.purpose, h.status
) h
WHERE h.requests <> 1

UNION ALL
-- the sweep has had ten minutes to give it a task; without a job there is nothing to ask about after a time-out
SELECT 'I5', 'request ' || r.id, 'it is ' || r.status || ' and nothing is going to happen to it'
FROM generation_requests r LEFT JOIN told t ON t.generation_id = r.id
WHERE (r.id IN (SELECT id FROM waiting) OR (r.status = 'timed_out' AND r.provider_job_id IS NOT NULL
    AND r.since > now() - interval '24 hours'))
  AND coalesce(t.last_at, r.since) < now() - interval '10 minutes'
  AND r.id::text NOT IN (SELECT request FROM attended)

UNION ALL
SELECT 'I5', 'payment ' || p.id, 'it is ' || p.status || ' and nobody is going to ask about it'
FROM payments p
WHERE p.status IN ('asked', 'unknown', 'open') AND p.asked_at < now() - interval '10 minutes'
  AND p.id::text NOT IN (SELECT request FROM attended)

UNION ALL
SELECT 'I5', 'refund ' || r.id, 'it is ' || r.status || ' and nobody is going to ask about it'
FROM refunds r
WHERE r.status IN ('requested', 'unknown', 'pending') AND r.asked_at < now() - interval '10 minutes'
  AND r.id::text NOT IN (SELECT request FROM attended)

UNION ALL
SELECT 'I6', 'payment ' || id,
  CASE
    WHEN granted IS NULL THEN 'it succeeded, and gave no credits'
    WHEN grant_account <> account_id THEN 'its credits are another account''s'
    WHEN granted <> credits THEN 'it gave ' || granted || ' credits instead of ' || credits
    WHEN NOT counted OR order_status <> 'paid' THEN 'it succeeded, and its order is not paid by it'
    ELSE 'it brought ' || amount || ' ' || currency || ' for ' || price || ' ' || order_currency
  END
FROM bought
WHERE granted IS NULL OR grant_account <> account_id OR granted <> credits OR NOT counted OR order_status <> 'paid'
  OR amount <> price OR currency <> order_currency

UNION ALL
SELECT 'I6', 'grant ' || g.id, 'it was bought, and no payment brought it'
FROM grants g
WHERE g.origin = 'purchase'
  AND NOT EXISTS (SELECT 1 FROM payments p WHERE p.provider_id = g.reference AND p.status = 'succeeded')

UNION ALL
SELECT 'I6', 'payment ' || reference, 'it brought ' || count(*) || ' grants'
FROM grants
WHERE origin = 'purchase'
GROUP BY reference
HAVING count(*) > 1

UNION ALL
SELECT 'I6', 'order ' || o.id, 'it is paid by ' || by.id || ', which is none of its payments'
FROM orders o CROSS JOIN unnest(o.paid_by) AS by (id)
WHERE NOT EXISTS (SELECT 1 FROM payments p
  WHERE p.order_id = o.id AND p.provider_id = by.id AND p.status = 'succeeded')

UNION ALL
SELECT 'I6', 'payment ' || provider_id, count(*) || ' attempts have it'
FROM payments
WHERE provider_id IS NOT NULL
GROUP BY provider_id
HAVING count(*) > 1

UNION ALL
SELECT 'I9', 'request ' || r.id,
  'it knows of ' || r.event_count || ' events; there are ' || coalesce(t.events, 0) || ', from '
    || coalesce(t.first, 0) || ' to ' || coalesce(t.last, 0)
FROM generation_requests r LEFT JOIN told t ON t.generation_id = r.id
WHERE (r.event_count, r.event_count) IS DISTINCT FROM (coalesce(t.events, 0), coalesce(t.last, 0))
  OR t.first <> 1

UNION ALL
SELECT 'I10', 'request ' || generation_id, 'a job was bound to it ' || jobs || ' times'
FROM told
WHERE jobs > 1

UNION ALL
SELECT 'I10', 'job ' || provider || '/' || provider_job_id, count(*) || ' requests have it'
FROM generation_requests
WHERE provider_job_id IS NOT NULL
GROUP BY provider, provider_job_id
HAVING count(*) > 1

ORDER BY invariant, subject
