--liquibase formatted sql

--changeset kadr:006-particulars
--comment: What an account said or agreed to once.
ALTER TABLE accounts
  ADD COLUMN chosen_language text CHECK (chosen_language IN ('ru', 'en')),
  ADD COLUMN agreed_at timestamptz,
  ADD COLUMN touch_kind text CHECK (touch_kind IN ('referral', 'campaign')),
  ADD COLUMN touch_code text CHECK (length(touch_code) BETWEEN 1 AND 64),
  ADD COLUMN touched_at timestamptz,
  ADD COLUMN login_digest text CHECK (length(login_digest) = 64),
  ADD COLUMN login_at timestamptz,
  ADD CONSTRAINT a_touch_is_whole CHECK (num_nonnulls(touch_kind, touch_code, touched_at) IN (0, 3)),
  ADD CONSTRAINT a_login_ticket_is_whole CHECK (num_nonnulls(login_digest, login_at) IN (0, 2));

--changeset kadr:006-history
CREATE INDEX requests_of_account ON generation_requests (account_id, requested_at DESC, id DESC);

--changeset kadr:006-questions
--comment: What buyers ask the people behind the bot, where it is shown, and what they were answered.
CREATE TABLE questions (
  account_id uuid        NOT NULL REFERENCES accounts,
  message    bigint      NOT NULL,
  words      text        NOT NULL,
  asked_at   timestamptz NOT NULL,
  PRIMARY KEY (account_id, message)
);
CREATE INDEX questions_by_time ON questions (account_id, asked_at);

CREATE TABLE question_copies (
  operator   text        NOT NULL,
  message    bigint      NOT NULL,
  account_id uuid        NOT NULL,
  asked_by   bigint      NOT NULL,
  shown_at   timestamptz NOT NULL,
  PRIMARY KEY (operator, message),
  FOREIGN KEY (account_id, asked_by) REFERENCES questions
);
CREATE INDEX copies_of_question ON question_copies (account_id, asked_by);

CREATE TABLE question_answers (
  operator    text        NOT NULL,
  message     bigint      NOT NULL,
  account_id  uuid        NOT NULL,
  asked_by    bigint      NOT NULL,
  words       text        NOT NULL,
  answered_at timestamptz NOT NULL,
  PRIMARY KEY (operator, message),
  FOREIGN KEY (account_id, asked_by) REFERENCES questions
);
CREATE INDEX answers_of_question ON question_answers (account_id, asked_by);

--changeset kadr:006-showings
--comment: What the progress message of a request shows. Worth an edit, nothing more: no foreign keys.
CREATE TABLE progress_messages (
  generation_id uuid    PRIMARY KEY,
  shown         text    CHECK (length(shown) <= 100),
  editing_until timestamptz,
  closed        boolean NOT NULL DEFAULT false
) WITH (fillfactor = 80);
