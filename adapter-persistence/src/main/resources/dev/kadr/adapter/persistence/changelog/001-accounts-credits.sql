--liquibase formatted sql

--changeset kadr:001-accounts
-- The row is also the gate of its account: every decision about its credits locks it first.
CREATE TABLE accounts (
  id             uuid PRIMARY KEY,
  first_name     text NOT NULL,
  username       text,
  language       text NOT NULL CHECK (language IN ('ru', 'en')),
  chat_id        text,
  chat_reachable boolean NOT NULL,
  opened_at      timestamptz NOT NULL,
  last_active    timestamptz NOT NULL,
  CONSTRAINT only_a_known_chat_is_reachable CHECK (chat_id IS NOT NULL OR NOT chat_reachable)
) WITH (fillfactor = 80);

CREATE TABLE identities (
  provider   text NOT NULL,
  subject    text NOT NULL,
  account_id uuid NOT NULL REFERENCES accounts,
  PRIMARY KEY (provider, subject)
);
CREATE INDEX identities_of_account ON identities (account_id);

--changeset kadr:001-grants
-- ends_at is when the sweep has something to expire. It is a column of its own so that spending credits that never
-- expire touches no index, and the row stays on its page.
CREATE TABLE grants (
  id          uuid PRIMARY KEY,
  account_id  uuid NOT NULL REFERENCES accounts,
  origin      text NOT NULL
    CHECK (origin IN ('starter', 'purchase', 'stars', 'promo', 'referral', 'gift', 'adjustment')),
  reference   text NOT NULL,
  granted_at  timestamptz NOT NULL,
  amount      bigint NOT NULL CHECK (amount > 0),
  available   bigint NOT NULL CHECK (available >= 0),
  held        bigint NOT NULL CHECK (held >= 0),
  spent       bigint NOT NULL CHECK (spent >= 0),
  expired     bigint NOT NULL CHECK (expired >= 0),
  revoked     bigint NOT NULL CHECK (revoked >= 0),
  owed_back   bigint NOT NULL CHECK (owed_back >= 0),
  written_off bigint NOT NULL CHECK (written_off >= 0),
  valid_until timestamptz,
  ends_at     timestamptz GENERATED ALWAYS AS (CASE WHEN available > 0 THEN valid_until END) STORED,
  CONSTRAINT grants_are_made_once UNIQUE (origin, reference),
  CONSTRAINT grant_counters_add_up CHECK (available + held + spent + expired + revoked = amount),
  CONSTRAINT only_what_is_held_is_owed_back CHECK (owed_back <= held)
) WITH (fillfactor = 80);
CREATE INDEX grants_of_account ON grants (account_id);
CREATE INDEX grants_that_end ON grants (ends_at) WHERE ends_at IS NOT NULL;

--changeset kadr:001-holds
CREATE TABLE holds (
  id         uuid PRIMARY KEY,
  account_id uuid NOT NULL REFERENCES accounts,
  purpose    text NOT NULL CHECK (purpose IN ('generation', 'refund')),
  status     text NOT NULL CHECK (status IN ('open', 'captured', 'partly_captured', 'released', 'revoked'))
) WITH (fillfactor = 80);
CREATE INDEX open_holds_of_account ON holds (account_id) WHERE status = 'open';

CREATE TABLE hold_parts (
  hold_id  uuid NOT NULL REFERENCES holds,
  position integer NOT NULL CHECK (position >= 1),
  grant_id uuid NOT NULL REFERENCES grants,
  amount   bigint NOT NULL CHECK (amount > 0),
  PRIMARY KEY (hold_id, position),
  CONSTRAINT a_hold_names_a_grant_once UNIQUE (hold_id, grant_id)
);

--changeset kadr:001-transfers
-- Never updated, never deleted: the counters of grants are a cache of these rows.
CREATE TABLE transfers (
  reference   text PRIMARY KEY,
  grant_id    uuid NOT NULL REFERENCES grants,
  from_bucket text NOT NULL,
  to_bucket   text NOT NULL,
  amount      bigint NOT NULL CHECK (amount > 0),
  reason      text NOT NULL
    CHECK (reason IN ('grant', 'hold', 'capture', 'release', 'expiry', 'revocation')),
  made_at     timestamptz NOT NULL,
  CONSTRAINT credits_move_only_so CHECK ((from_bucket, to_bucket) IN (
    ('issued', 'available'), ('available', 'held'), ('held', 'available'), ('held', 'spent'),
    ('held', 'revoked'), ('available', 'revoked'), ('available', 'expired')))
);
CREATE INDEX transfers_of_grant ON transfers (grant_id, made_at);
