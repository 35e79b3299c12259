--liquibase formatted sql

--changeset kadr:016-kept-answers
--comment: What a caller's key stands for and what was answered to it, for a day.
-- key is the submit key behind 'submit/' or the purchase key behind 'purchase/'. Answers to requests that were taken
-- are receipts, beside their requests.
CREATE TABLE kept_answers (
  account_id  uuid        NOT NULL REFERENCES accounts,
  key         text        NOT NULL CHECK (key LIKE 'submit/%' OR key LIKE 'purchase/%'),
  fingerprint text        NOT NULL,
  answer      text        CHECK (length(answer) <= 4096),
  kept_at     timestamptz NOT NULL,
  PRIMARY KEY (account_id, key),
  CONSTRAINT a_no_is_an_answer CHECK (key LIKE 'purchase/%' OR answer IS NOT NULL)
);
CREATE INDEX kept_answers_by_age ON kept_answers (kept_at);
