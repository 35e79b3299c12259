--liquibase formatted sql

--changeset kadr:004-dialogues
--comment: Where an account stands in its dialogue. Worth taps, not credits: no foreign keys.
CREATE TABLE dialogues (
  account_id uuid        PRIMARY KEY,
  document   jsonb       NOT NULL,
  saved_at   timestamptz NOT NULL
);

--changeset kadr:004-telegram-updates
--comment: The messenger's updates, kept before they are acknowledged.
CREATE TABLE telegram_updates (
  update_id   bigint      PRIMARY KEY,
  lane        text        NOT NULL CHECK (length(lane) BETWEEN 1 AND 100),
  -- Bytes, because what comes may be anything and text holds no zero character. Empty once it is
  -- done: the number alone tells a second delivery, and the words are nobody's business any more.
  body        bytea       NOT NULL CHECK (octet_length(body) <= 1048576),
  received_at timestamptz NOT NULL,
  status      text        NOT NULL DEFAULT 'pending' CHECK (status IN ('pending', 'done', 'parked')),
  tries       integer     NOT NULL DEFAULT 0 CHECK (tries >= 0),
  due_at      timestamptz NOT NULL DEFAULT '-infinity',
  error       text,
  CHECK (status <> 'parked' OR error IS NOT NULL)
);

CREATE INDEX telegram_updates_pending ON telegram_updates (lane, update_id) INCLUDE (due_at)
  WHERE status = 'pending';

-- Only the lanes that a node has at this moment.
CREATE TABLE update_lanes (
  lane      text        PRIMARY KEY,
  node      text        NOT NULL,
  until     timestamptz NOT NULL
);
