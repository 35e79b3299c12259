-- Writes everything one transaction noted, as one statement. Flush binds the arrays in the order of this file, and leaves
-- out the paragraphs of which nothing was noted: a plan opens every table that it might write, with all its indexes, and
-- with all of them in each plan that took PostgreSQL longer than the writing. The few kinds of decisions that there are
-- have a prepared plan each.
WITH

new_accounts AS (
  INSERT INTO accounts
    (id, first_name, username, language, chat_id, chat_reachable, opened_at, last_active,
     chosen_language, agreed_at, touch_kind, touch_code, touched_at, login_digest, login_at)
  SELECT * FROM unnest(
    ?::uuid[], ?::text[], ?::text[], ?::text[], ?::text[], ?::boolean[], ?::timestamptz[], ?::timestamptz[],
    ?::text[], ?::timestamptz[], ?::text[], ?::text[], ?::timestamptz[], ?::text[], ?::timestamptz[])
),

new_identities AS (
  INSERT INTO identities (account_id, provider, subject)
  SELECT * FROM unnest(?::uuid[], ?::text[], ?::text[])
),

saved_accounts AS (
  SELECT * FROM unnest(
    ?::uuid[], ?::text[], ?::text[], ?::text[], ?::text[], ?::boolean[], ?::timestamptz[], ?::timestamptz[],
    ?::text[], ?::timestamptz[], ?::text[], ?::text[], ?::timestamptz[], ?::text[], ?::timestamptz[])
    AS noted (
      id, first_name, username, language, chat_id, chat_reachable, opened_at, last_active,
      chosen_language, agreed_at, touch_kind, touch_code, touched_at, login_digest, login_at)
),
updated_accounts AS (
  UPDATE accounts kept
  SET first_name = noted.first_name, username = noted.username, language = noted.language,
    chat_id = noted.chat_id, chat_reachable = noted.chat_reachable, last_active = noted.last_active,
    chosen_language = noted.chosen_language, agreed_at = noted.agreed_at,
    touch_kind = noted.touch_kind, touch_code = noted.touch_code, touched_at = noted.touched_at,
    login_digest = noted.login_digest, login_at = noted.login_at
  FROM saved_accounts noted
  WHERE kept.id = noted.id
  RETURNING 1
),

farewells AS (
  SELECT * FROM unnest(?::uuid[], ?::timestamptz[]) AS noted (id, at)
),
left_accounts AS (
  UPDATE accounts kept
  SET left_at = noted.at
  FROM farewells noted
  WHERE kept.id = noted.id AND kept.left_at IS NULL
  RETURNING 1
),
ended_identities AS (
  DELETE FROM identities kept
  USING farewells noted
  WHERE kept.account_id = noted.id
),

new_tombstones AS (
  INSERT INTO tombstones (mark, buried_at)
  SELECT * FROM unnest(?::text[], ?::timestamptz[])
  ON CONFLICT DO NOTHING
),

new_grants AS (
  INSERT INTO grants
    (id, account_id, origin, reference, granted_at, amount,
     available, held, spent, expired, revoked, owed_back, written_off, valid_until)
  SELECT * FROM unnest(
    ?::uuid[], ?::uuid[], ?::text[], ?::text[], ?::timestamptz[], ?::bigint[],
    ?::bigint[], ?::bigint[], ?::bigint[], ?::bigint[], ?::bigint[], ?::bigint[], ?::bigint[], ?::timestamptz[])
),

changed_grants AS (
  SELECT * FROM unnest(
    ?::uuid[], ?::uuid[],
    ?::bigint[], ?::bigint[], ?::bigint[], ?::bigint[], ?::bigint[], ?::bigint[], ?::bigint[], ?::timestamptz[])
    AS noted (id, account_id, available, held, spent, expired, revoked, owed_back, written_off, valid_until)
),
updated_grants AS (
  UPDATE grants kept
  SET available = noted.available, held = noted.held, spent = noted.spent, expired = noted.expired,
    revoked = noted.revoked, owed_back = noted.owed_back, written_off = noted.written_off,
    valid_until = noted.valid_until
  FROM changed_grants noted
  WHERE kept.id = noted.id AND kept.account_id = noted.account_id
  RETURNING 1
),

new_holds AS (
  INSERT INTO holds (id, account_id, purpose, status)
  SELECT * FROM unnest(?::uuid[], ?::uuid[], ?::text[], ?::text[])
),

new_hold_parts AS (
  INSERT INTO hold_parts (hold_id, position, grant_id, amount)
  SELECT * FROM unnest(?::uuid[], ?::integer[], ?::uuid[], ?::bigint[])
),

resolved_holds AS (
  SELECT * FROM unnest(?::uuid[], ?::uuid[], ?::text[], ?::text[]) AS noted (id, account_id, purpose, status)
),
updated_holds AS (
  UPDATE holds kept
  SET status = noted.status
  FROM resolved_holds noted
  WHERE kept.id = noted.id AND kept.account_id = noted.account_id AND kept.status = 'open'
  RETURNING 1
),

new_transfers AS (
  INSERT INTO transfers (reference, grant_id, from_bucket, to_bucket, amount, reason, made_at)
  SELECT * FROM unnest(
    ?::text[], ?::uuid[], ?::text[], ?::text[], ?::bigint[], ?::text[], ?::timestamptz[])
),

new_requests AS (
  INSERT INTO generation_requests
    (id, status, since, prompt, brief, provider_job_id, rereads, failure, event_count, shown_status, progress,
     account_id, hold_id, submit_key, source, requested_at,
     model, instruction, instruction_text, pictures, width, height, settings,
     provider, kind, outputs_asked, cost)
  SELECT
    id, status, since, prompt, brief, provider_job_id, rereads, failure, event_count, shown_status, progress,
    account_id, hold_id, submit_key, source, requested_at,
    model, instruction, instruction_text, string_to_array(pictures, ','), width, height, settings,
    provider, kind, outputs_asked, cost
  FROM unnest(
    ?::uuid[], ?::text[], ?::timestamptz[], ?::text[], ?::text[], ?::text[], ?::integer[], ?::text[],
    ?::integer[], ?::text[], ?::integer[],
    ?::uuid[], ?::uuid[], ?::text[], ?::text[], ?::timestamptz[],
    ?::text[], ?::text[], ?::text[], ?::text[], ?::integer[], ?::integer[], ?::jsonb[],
    ?::text[], ?::text[], ?::integer[], ?::bigint[])
    AS noted (
      id, status, since, prompt, brief, provider_job_id, rereads, failure, event_count, shown_status, progress,
      account_id, hold_id, submit_key, source, requested_at,
      model, instruction, instruction_text, pictures, width, height, settings,
      provider, kind, outputs_asked, cost)
),

new_receipts AS (
  INSERT INTO generation_receipts (generation_id, fingerprint, balance, ahead, eta_seconds)
  SELECT * FROM unnest(?::uuid[], ?::text[], ?::bigint[], ?::integer[], ?::integer[])
),

new_refusals AS (
  INSERT INTO kept_answers (account_id, key, fingerprint, answer, kept_at)
  SELECT * FROM unnest(?::uuid[], ?::text[], ?::text[], ?::text[], ?::timestamptz[])
  ON CONFLICT DO NOTHING
),

saved_requests AS (
  SELECT * FROM unnest(
    ?::uuid[], ?::text[], ?::timestamptz[], ?::text[], ?::text[], ?::text[], ?::integer[], ?::text[],
    ?::integer[], ?::text[], ?::integer[])
    AS noted (
      id, status, since, prompt, brief, provider_job_id, rereads, failure, event_count, shown_status, progress)
),
updated_requests AS (
  UPDATE generation_requests kept
  SET status = noted.status, since = noted.since, prompt = noted.prompt, brief = noted.brief,
    provider_job_id = noted.provider_job_id, rereads = noted.rereads, failure = noted.failure,
    event_count = noted.event_count, shown_status = noted.shown_status, progress = noted.progress
  FROM saved_requests noted
  WHERE kept.id = noted.id
  RETURNING 1
),

new_outputs AS (
  INSERT INTO generation_outputs
    (generation_id, position, kind, original, preview, media_type, width, height, bytes)
  SELECT * FROM unnest(
    ?::uuid[], ?::integer[], ?::text[], ?::text[], ?::text[], ?::text[], ?::integer[], ?::integer[], ?::bigint[])
),

new_events AS (
  INSERT INTO generation_events (generation_id, seq, kind, status, progress, happened_at)
  SELECT * FROM unnest(?::uuid[], ?::integer[], ?::text[], ?::text[], ?::integer[], ?::timestamptz[])
),

saved_contacts AS (
  INSERT INTO contacts (account_id, email, given_at)
  SELECT * FROM unnest(?::uuid[], ?::text[], ?::timestamptz[])
  ON CONFLICT (account_id) DO UPDATE SET email = excluded.email, given_at = excluded.given_at
),

new_orders AS (
  INSERT INTO orders
    (id, status, since, reason, paid_by,
     account_id, purchase_key, channel, utm, placed_at, package_id, name, price, currency, credits, days)
  SELECT
    id, status, since, reason, string_to_array(paid_by, ','),
    account_id, purchase_key, channel, utm, placed_at, package_id, name, price, currency, credits, days
  FROM unnest(
    ?::uuid[], ?::text[], ?::timestamptz[], ?::text[], ?::text[],
    ?::uuid[], ?::text[], ?::text[], ?::jsonb[], ?::timestamptz[], ?::text[], ?::text[], ?::bigint[], ?::text[],
    ?::bigint[], ?::integer[])
    AS noted (
      id, status, since, reason, paid_by,
      account_id, purchase_key, channel, utm, placed_at, package_id, name, price, currency, credits, days)
),

saved_orders AS (
  SELECT * FROM unnest(?::uuid[], ?::text[], ?::timestamptz[], ?::text[], ?::text[])
    AS noted (id, status, since, reason, paid_by)
),
updated_orders AS (
  UPDATE orders kept
  SET status = noted.status, since = noted.since, reason = noted.reason,
    paid_by = string_to_array(noted.paid_by, ',')
  FROM saved_orders noted
  WHERE kept.id = noted.id
  RETURNING 1
),

new_payments AS (
  INSERT INTO payments
    (id, status, since, provider_id, page, reason,
     order_id, attempt, idempotence_key, body, amount, currency, asked_at)
  SELECT * FROM unnest(
    ?::uuid[], ?::text[], ?::timestamptz[], ?::text[], ?::text[], ?::text[],
    ?::uuid[], ?::integer[], ?::text[], ?::text[], ?::bigint[], ?::text[], ?::timestamptz[])
),

saved_payments AS (
  SELECT * FROM unnest(?::uuid[], ?::text[], ?::timestamptz[], ?::text[], ?::text[], ?::text[])
    AS noted (id, status, since, provider_id, page, reason)
),
updated_payments AS (
  UPDATE payments kept
  SET status = noted.status, since = noted.since, provider_id = noted.provider_id, page = noted.page,
    reason = noted.reason
  FROM saved_payments noted
  WHERE kept.id = noted.id
  RETURNING 1
),

new_refunds AS (
  INSERT INTO refunds
    (id, status, since, provider_id, reason,
     payment_id, amount, currency, credits, hold_id, wanted_because, origin, idempotence_key, body, asked_at)
  SELECT * FROM unnest(
    ?::uuid[], ?::text[], ?::timestamptz[], ?::text[], ?::text[],
    ?::uuid[], ?::bigint[], ?::text[], ?::bigint[], ?::uuid[], ?::text[], ?::text[], ?::text[], ?::text[],
    ?::timestamptz[])
),

saved_refunds AS (
  SELECT * FROM unnest(?::uuid[], ?::text[], ?::timestamptz[], ?::text[], ?::text[])
    AS noted (id, status, since, provider_id, reason)
),
updated_refunds AS (
  UPDATE refunds kept
  SET status = noted.status, since = noted.since, provider_id = noted.provider_id, reason = noted.reason
  FROM saved_refunds noted
  WHERE kept.id = noted.id
  RETURNING 1
),

saved_subscriptions AS (
  INSERT INTO subscriptions (account_id, ends_at)
  SELECT * FROM unnest(?::uuid[], ?::timestamptz[])
  ON CONFLICT (account_id) DO UPDATE SET ends_at = excluded.ends_at
),

new_notifications AS (
  INSERT INTO payment_notifications (event, subject, about, body, received_at, status)
  SELECT * FROM unnest(?::text[], ?::text[], ?::text[], ?::text[], ?::timestamptz[], ?::text[])
),

saved_notifications AS (
  SELECT * FROM unnest(?::text[], ?::text[], ?::text[]) AS noted (event, subject, status)
),
updated_notifications AS (
  UPDATE payment_notifications kept
  SET status = noted.status
  FROM saved_notifications noted
  WHERE kept.event = noted.event AND kept.subject = noted.subject
  RETURNING 1
),

new_notices AS (
  INSERT INTO notices
    (kind, generation_id, order_id, payment_id, refund_id, account_id, noted_at, status, messages, why)
  SELECT kind, generation_id, order_id, payment_id, refund_id, account_id, noted_at, status,
    string_to_array(messages, ',')::bigint[], why
  FROM unnest(
    ?::text[], ?::uuid[], ?::text[], ?::text[], ?::text[],
    ?::uuid[], ?::uuid[], ?::uuid[], ?::uuid[], ?::uuid[], ?::timestamptz[])
    AS noted (
      kind, subject, status, messages, why,
      generation_id, order_id, payment_id, refund_id, account_id, noted_at)
),

saved_notices AS (
  SELECT * FROM unnest(?::text[], ?::uuid[], ?::text[], ?::text[], ?::text[])
    AS noted (kind, subject, status, messages, why)
),
updated_notices AS (
  UPDATE notices kept
  SET status = noted.status, messages = string_to_array(noted.messages, ',')::bigint[], why = noted.why
  FROM saved_notices noted
  WHERE kept.kind = noted.kind AND kept.subject = noted.subject
  RETURNING 1
),

new_questions AS (
  INSERT INTO questions (account_id, message, words, asked_at)
  SELECT * FROM unnest(?::uuid[], ?::bigint[], ?::text[], ?::timestamptz[])
  ON CONFLICT DO NOTHING
),

new_question_copies AS (
  INSERT INTO question_copies (operator, message, account_id, asked_by, shown_at)
  SELECT * FROM unnest(?::text[], ?::bigint[], ?::uuid[], ?::bigint[], ?::timestamptz[])
  ON CONFLICT DO NOTHING
),

new_question_answers AS (
  INSERT INTO question_answers (operator, message, account_id, asked_by, words, answered_at)
  SELECT * FROM unnest(?::text[], ?::bigint[], ?::uuid[], ?::bigint[], ?::text[], ?::timestamptz[])
  ON CONFLICT DO NOTHING
),

new_callbacks AS (
  INSERT INTO provider_callbacks (generation_id, digest, provider_job_id, body, received_at, handled)
  SELECT * FROM unnest(?::uuid[], ?::text[], ?::text[], ?::text[], ?::timestamptz[], ?::boolean[])
),

saved_callbacks AS (
  SELECT * FROM unnest(?::uuid[], ?::text[], ?::text[], ?::text[], ?::timestamptz[], ?::boolean[])
    AS noted (generation_id, digest, provider_job_id, body, received_at, handled)
),
updated_callbacks AS (
  UPDATE provider_callbacks kept
  SET handled = noted.handled
  FROM saved_callbacks noted
  WHERE kept.generation_id = noted.generation_id AND kept.digest = noted.digest
  RETURNING 1
),

new_costs AS (
  INSERT INTO provider_costs (generation_id, cost, known_at)
  SELECT * FROM unnest(?::uuid[], ?::numeric[], ?::timestamptz[])
  ON CONFLICT DO NOTHING
),

new_losses AS (
  INSERT INTO provider_losses (generation_id, noted_at)
  SELECT * FROM unnest(?::uuid[], ?::timestamptz[])
),

new_closures AS (
  INSERT INTO provider_closures (provider, reason, since)
  SELECT * FROM unnest(?::text[], ?::text[], ?::timestamptz[])
  ON CONFLICT DO NOTHING
),

ended_closures AS (
  DELETE FROM provider_closures kept
  USING unnest(?::text[]) AS noted (provider)
  WHERE kept.provider = noted.provider
),

new_alerts AS (
  INSERT INTO alerts (kind, reference, instance, reason, raised_at)
  SELECT * FROM unnest(?::text[], ?::text[], ?::text[], ?::text[], ?::timestamptz[])
  ON CONFLICT DO NOTHING
),

ended_alerts AS (
  UPDATE alerts kept
  SET closed_at = now()
  FROM unnest(?::text[], ?::text[]) AS noted (kind, reference)
  WHERE kept.kind = noted.kind AND kept.reference = noted.reference AND kept.closed_at IS NULL
),

-- db-scheduler's documented table. A task that waits stays as it is; one that runs at this moment may have read before
-- our commit, so it is run once more. In a fixed order, so that two transactions never wait for each other's rows.
new_tasks AS (
  INSERT INTO scheduled_tasks (task_name, task_instance, execution_time, picked, version)
  SELECT name, instance, due, false, 1
  FROM unnest(?::text[], ?::text[], ?::timestamptz[]) AS noted (name, instance, due)
  ORDER BY name, instance
  ON CONFLICT (task_name, task_instance) DO UPDATE
  SET due_again = least(scheduled_tasks.due_again, excluded.execution_time)
  WHERE scheduled_tasks.picked
),

-- What was saved but is not there, a line each that is left out with its paragraph: its name is no number, so the statement fails and takes the COMMIT behind it along.
outcome AS (
  SELECT concat_ws(', ',
    CASE WHEN (SELECT count(*) FROM saved_accounts) <> (SELECT count(*) FROM updated_accounts) THEN 'account was never added' END,
    CASE WHEN (SELECT count(*) FROM farewells) <> (SELECT count(*) FROM left_accounts) THEN 'account is not there' END,
    CASE WHEN (SELECT count(*) FROM changed_grants) <> (SELECT count(*) FROM updated_grants) THEN 'grant was never added' END,
    CASE WHEN (SELECT count(*) FROM resolved_holds) <> (SELECT count(*) FROM updated_holds) THEN 'hold is not open' END,
    CASE WHEN (SELECT count(*) FROM saved_requests) <> (SELECT count(*) FROM updated_requests) THEN 'request was never added' END,
    CASE WHEN (SELECT count(*) FROM saved_notices) <> (SELECT count(*) FROM updated_notices) THEN 'notice was never added' END,
    CASE WHEN (SELECT count(*) FROM saved_callbacks) <> (SELECT count(*) FROM updated_callbacks) THEN 'callback was never added' END,
    CASE WHEN (SELECT count(*) FROM saved_orders) <> (SELECT count(*) FROM updated_orders) THEN 'order was never added' END,
    CASE WHEN (SELECT count(*) FROM saved_payments) <> (SELECT count(*) FROM updated_payments) THEN 'payment was never added' END,
    CASE WHEN (SELECT count(*) FROM saved_refunds) <> (SELECT count(*) FROM updated_refunds) THEN 'refund was never added' END,
    CASE WHEN (SELECT count(*) FROM saved_notifications) <> (SELECT count(*) FROM updated_notifications) THEN 'notification was never added' END,
    NULL
  ) AS missing
)
SELECT CASE WHEN missing = '' THEN 0 ELSE missing::integer END FROM outcome;
COMMIT
