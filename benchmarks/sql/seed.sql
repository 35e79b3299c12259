-- What both sides of a comparison start from: buyers with credits, and orders that wait for their money.
-- :buyers and :orders are replaced by the program that runs this.
INSERT INTO accounts (id, first_name, language, chat_reachable, opened_at, last_active)
SELECT ('0000000c-0000-7000-8000-' || lpad(n::text, 12, '0'))::uuid, 'Buyer', 'ru', false, now(), now()
FROM generate_series(1, :buyers + :orders) n;

-- The first of them sign in; the others only buy.
INSERT INTO identities (provider, subject, account_id)
SELECT 'telegram', (900000000 + n)::text, ('0000000c-0000-7000-8000-' || lpad(n::text, 12, '0'))::uuid
FROM generate_series(1, :buyers) n;

INSERT INTO grants
  (id, account_id, origin, reference, granted_at, amount,
   available, held, spent, expired, revoked, owed_back, written_off)
SELECT ('0000000d-0000-7000-8000-' || lpad(n::text, 12, '0'))::uuid,
  ('0000000c-0000-7000-8000-' || lpad(n::text, 12, '0'))::uuid,
  'adjustment', 'benchmark-' || n, now(), amount, amount, 0, 0, 0, 0, 0, 0
FROM generate_series(1, :buyers) n,
  -- the last one is poor: 10 credits, 2 a picture
  LATERAL (SELECT CASE n WHEN :buyers THEN 10 ELSE 1000000000 END AS amount) purse;

INSERT INTO transfers (reference, grant_id, from_bucket, to_bucket, amount, reason, made_at)
SELECT 'grant/' || reference, id, 'issued', 'available', amount, 'grant', now() FROM grants;

INSERT INTO orders
  (id, account_id, purchase_key, channel, utm, placed_at, package_id, name, price, currency, credits, days,
   status, since)
SELECT ('0000000a-0000-7000-8000-' || lpad(n::text, 12, '0'))::uuid,
  ('0000000c-0000-7000-8000-' || lpad((:buyers + n)::text, 12, '0'))::uuid,
  'benchmark-' || n, 'web', '{}', now(), 'p200', '10 кредитов', 20000, 'RUB', 10, 30, 'awaiting_payment', now()
FROM generate_series(1, :orders) n;

INSERT INTO payments
  (id, order_id, attempt, idempotence_key, body, amount, currency, asked_at, status, since, provider_id, page)
SELECT ('0000000b-0000-7000-8000-' || lpad(n::text, 12, '0'))::uuid,
  ('0000000a-0000-7000-8000-' || lpad(n::text, 12, '0'))::uuid,
  1, 'benchmark-' || n, '{}', 20000, 'RUB', now(), 'open', now(),
  '2d000000-000f-5000-8000-' || lpad(n::text, 12, '0'), 'https://pay.example/' || n
FROM generate_series(1, :orders) n;

CREATE SEQUENCE benchmark_turn;
ANALYZE;
