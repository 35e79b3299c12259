--liquibase formatted sql

--changeset kadr:008-contacts
--comment: Where receipts go.
CREATE TABLE contacts (
  account_id uuid PRIMARY KEY REFERENCES accounts,
  email      text NOT NULL CHECK (length(email) <= 254),
  given_at   timestamptz NOT NULL
);

--changeset kadr:008-orders
-- Money is in minor units, kopecks for RUB. paid_by are the gateway's payment ids, the first one first.
CREATE TABLE orders (
  id           uuid PRIMARY KEY,
  account_id   uuid NOT NULL REFERENCES accounts,
  purchase_key text NOT NULL,
  channel      text NOT NULL CHECK (channel IN ('bot', 'web')),
  utm          jsonb NOT NULL,
  placed_at    timestamptz NOT NULL,
  package_id   text NOT NULL,
  name         text NOT NULL,
  price        bigint NOT NULL CHECK (price > 0),
  currency     text NOT NULL CHECK (currency IN ('RUB', 'XTR')),
  credits      bigint NOT NULL CHECK (credits > 0),
  days         integer NOT NULL CHECK (days >= 0),
  status       text NOT NULL,
  since        timestamptz NOT NULL,
  reason       text,
  paid_by      text[],
  CONSTRAINT a_purchase_is_one_order UNIQUE (account_id, purchase_key),
  CONSTRAINT an_order_fills_its_columns CHECK (
    CASE status
      WHEN 'placed'           THEN num_nonnulls(reason, paid_by) = 0
      WHEN 'payment_unknown'  THEN num_nonnulls(reason, paid_by) = 0
      WHEN 'awaiting_payment' THEN num_nonnulls(reason, paid_by) = 0
      WHEN 'paid'             THEN cardinality(paid_by) > 0 AND reason IS NULL
      WHEN 'cancelled'        THEN reason IS NOT NULL AND paid_by IS NULL
      WHEN 'rejected'         THEN reason IS NOT NULL AND paid_by IS NULL
      ELSE false
    END)
) WITH (fillfactor = 80);
CREATE INDEX orders_of_account ON orders (account_id, placed_at, id);

--changeset kadr:008-payments
CREATE TABLE payments (
  id              uuid PRIMARY KEY,
  order_id        uuid NOT NULL REFERENCES orders,
  attempt         integer NOT NULL CHECK (attempt >= 1),
  idempotence_key text NOT NULL UNIQUE CHECK (length(idempotence_key) <= 64),
  body            text NOT NULL,
  amount          bigint NOT NULL CHECK (amount > 0),
  currency        text NOT NULL CHECK (currency IN ('RUB', 'XTR')),
  asked_at        timestamptz NOT NULL,
  status          text NOT NULL,
  since           timestamptz NOT NULL,
  provider_id     text UNIQUE,
  page            text,
  reason          text,
  CONSTRAINT an_attempt_is_made_once UNIQUE (order_id, attempt),
  CONSTRAINT a_payment_fills_its_columns CHECK (
    CASE status
      WHEN 'asked'      THEN num_nonnulls(provider_id, page, reason) = 0
      WHEN 'unknown'    THEN num_nonnulls(provider_id, page, reason) = 0
      WHEN 'open'       THEN provider_id IS NOT NULL AND reason IS NULL
      WHEN 'succeeded'  THEN provider_id IS NOT NULL AND num_nonnulls(page, reason) = 0
      WHEN 'canceled'   THEN num_nonnulls(provider_id, reason) = 2 AND page IS NULL
      WHEN 'rejected'   THEN reason IS NOT NULL AND num_nonnulls(provider_id, page) = 0
      WHEN 'lost'       THEN num_nonnulls(provider_id, page, reason) = 0
      WHEN 'mismatched' THEN num_nonnulls(provider_id, reason) = 2 AND page IS NULL
      ELSE false
    END)
) WITH (fillfactor = 80);
CREATE INDEX payments_undecided ON payments (asked_at, id) WHERE status IN ('asked', 'unknown', 'open');

--changeset kadr:008-refunds
CREATE TABLE refunds (
  id              uuid PRIMARY KEY,
  payment_id      uuid NOT NULL REFERENCES payments,
  amount          bigint NOT NULL CHECK (amount > 0),
  currency        text NOT NULL CHECK (currency IN ('RUB', 'XTR')),
  credits         bigint NOT NULL CHECK (credits >= 0),
  hold_id         uuid UNIQUE REFERENCES holds,
  wanted_because  text NOT NULL,
  origin          text NOT NULL CHECK (origin IN ('ours', 'dashboard')),
  idempotence_key text UNIQUE CHECK (length(idempotence_key) <= 64),
  body            text,
  asked_at        timestamptz NOT NULL,
  status          text NOT NULL,
  since           timestamptz NOT NULL,
  provider_id     text UNIQUE,
  reason          text,
  CONSTRAINT what_we_ask_for_is_written_down CHECK (
    CASE origin WHEN 'ours' THEN num_nonnulls(idempotence_key, body) = 2
      ELSE num_nonnulls(idempotence_key, body, hold_id) = 0 END),
  CONSTRAINT a_refund_fills_its_columns CHECK (
    CASE status
      WHEN 'requested' THEN num_nonnulls(provider_id, reason) = 0
      WHEN 'unknown'   THEN num_nonnulls(provider_id, reason) = 0
      WHEN 'pending'   THEN provider_id IS NOT NULL AND reason IS NULL
      WHEN 'succeeded' THEN provider_id IS NOT NULL AND reason IS NULL
      WHEN 'canceled'  THEN reason IS NOT NULL
      ELSE false
    END)
) WITH (fillfactor = 80);
CREATE INDEX refunds_of_payment ON refunds (payment_id);
CREATE INDEX refunds_undecided ON refunds (asked_at, id) WHERE status IN ('requested', 'unknown', 'pending');

--changeset kadr:008-subscriptions
CREATE TABLE subscriptions (
  account_id uuid PRIMARY KEY REFERENCES accounts,
  ends_at    timestamptz NOT NULL
);

--changeset kadr:008-payment-notifications
--comment: What gateways told us, kept before they are answered. Never a reason to believe anything.
CREATE TABLE payment_notifications (
  event       text NOT NULL CHECK (length(event) <= 32),
  subject     text NOT NULL CHECK (length(subject) <= 64),
  about       text NOT NULL CHECK (about IN ('payment', 'refund', 'other')),
  body        text NOT NULL CHECK (length(body) <= 65536),
  received_at timestamptz NOT NULL,
  status      text NOT NULL CHECK (status IN ('waiting', 'settled', 'idle', 'unmatched')),
  PRIMARY KEY (event, subject)
) WITH (fillfactor = 90);
CREATE INDEX payment_notifications_open ON payment_notifications (received_at)
  WHERE status IN ('waiting', 'unmatched');

--changeset kadr:008-notices
--comment: A notice can be about money too: about exactly one of these, once per kind.
ALTER TABLE notices
  DROP CONSTRAINT notices_pkey,
  DROP CONSTRAINT notices_kind_check,
  ALTER COLUMN generation_id DROP NOT NULL,
  ADD COLUMN order_id uuid REFERENCES orders,
  ADD COLUMN payment_id uuid REFERENCES payments,
  ADD COLUMN refund_id uuid REFERENCES refunds,
  ADD COLUMN subject uuid NOT NULL
    GENERATED ALWAYS AS (coalesce(generation_id, order_id, payment_id, refund_id)) STORED,
  ADD CONSTRAINT notices_pkey PRIMARY KEY (subject, kind),
  ADD CONSTRAINT a_notice_is_about_what_its_kind_says CHECK (
    num_nonnulls(generation_id, order_id, payment_id, refund_id) = 1
    AND CASE
      WHEN kind IN ('started', 'result', 'failure', 'cancellation', 'gift') THEN generation_id IS NOT NULL
      WHEN kind = 'payment_cancelled' THEN order_id IS NOT NULL
      WHEN kind = 'paid' THEN payment_id IS NOT NULL
      WHEN kind = 'refunded' THEN refund_id IS NOT NULL
      ELSE false
    END);
