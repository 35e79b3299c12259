--liquibase formatted sql

--changeset kadr:010-sessions
--comment: Who is signed in. A token is worth as much as its row here: no row, no token.
CREATE TABLE sessions (
  id             uuid        PRIMARY KEY,
  account_id     uuid        NOT NULL REFERENCES accounts,
  way            text        NOT NULL CHECK (way IN ('widget', 'webapp', 'code', 'link', 'open_id')),
  renewal_digest text        NOT NULL UNIQUE CHECK (length(renewal_digest) = 64),
  device         text        NOT NULL CHECK (length(device) <= 200),
  opened_at      timestamptz NOT NULL,
  ends_at        timestamptz NOT NULL
);
CREATE INDEX sessions_of_account ON sessions (account_id);
CREATE INDEX sessions_that_end ON sessions (ends_at);

--changeset kadr:010-one-time-keys
--comment: What was used and must not be used again while it is fresh.
CREATE TABLE one_time_keys (
  digest  text        PRIMARY KEY CHECK (length(digest) = 64),
  ends_at timestamptz NOT NULL
);
CREATE INDEX one_time_keys_that_end ON one_time_keys (ends_at);

--changeset kadr:010-sign-in-codes
--comment: The code an account may sign in with: one at a time, kept as a keyed digest.
CREATE TABLE sign_in_codes (
  account_id uuid        PRIMARY KEY REFERENCES accounts,
  digest     text        NOT NULL CHECK (length(digest) = 64),
  tries_left integer     NOT NULL CHECK (tries_left >= 0),
  ends_at    timestamptz NOT NULL
);

--changeset kadr:010-sign-in-links
--comment: A browser that asks to be signed in by the bot: digests of its three secrets, and the answer.
CREATE TABLE sign_in_links (
  ticket     text        PRIMARY KEY CHECK (length(ticket) = 64),
  poll       text        NOT NULL UNIQUE CHECK (length(poll) = 64),
  browser    text        NOT NULL CHECK (length(browser) = 64),
  device     text        NOT NULL CHECK (length(device) <= 200),
  asked_at   timestamptz NOT NULL,
  ends_at    timestamptz NOT NULL,
  answer     text        NOT NULL CHECK (answer IN ('none', 'yes', 'no')),
  account_id uuid        REFERENCES accounts,
  CONSTRAINT a_yes_is_somebodys CHECK ((answer = 'yes') = (account_id IS NOT NULL))
);
CREATE INDEX sign_in_links_that_end ON sign_in_links (ends_at);

--changeset kadr:010-accounts-by-username
--comment: Codes are asked for by username, in whatever case.
CREATE INDEX accounts_by_username ON accounts (lower(username)) WHERE username IS NOT NULL;
