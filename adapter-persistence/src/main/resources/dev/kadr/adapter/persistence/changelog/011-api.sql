--liquibase formatted sql

--changeset kadr:011-statement
--comment: What the owner of an account reads and decides by the API.
-- The order in which transfers were made: decisions about one account wait for each other, so a later one of it has a
-- higher number. made_at is the time of whichever node decided, and two clocks differ.
ALTER TABLE transfers ADD COLUMN number bigint GENERATED ALWAYS AS IDENTITY;

--changeset kadr:011-receipts
-- What was answered, so that the same wish sent again is answered the same.
CREATE TABLE generation_receipts (
  generation_id uuid    PRIMARY KEY REFERENCES generation_requests,
  fingerprint   text    NOT NULL,
  balance       bigint  NOT NULL CHECK (balance >= 0),
  ahead         integer NOT NULL CHECK (ahead >= 0),
  eta_seconds   integer NOT NULL CHECK (eta_seconds >= 0)
);

--changeset kadr:011-deletion
ALTER TABLE generation_requests ADD COLUMN deleted_at timestamptz;
-- how long the last ones of a model took
CREATE INDEX requests_completed ON generation_requests (model, since DESC) WHERE status = 'completed';

--changeset kadr:011-uploads
CREATE TABLE uploads (
  id          uuid        PRIMARY KEY,
  account_id  uuid        NOT NULL REFERENCES accounts,
  file        text        NOT NULL,
  preview     text        NOT NULL,
  media_type  text        NOT NULL,
  width       integer     NOT NULL CHECK (width > 0),
  height      integer     NOT NULL CHECK (height > 0),
  uploaded_at timestamptz NOT NULL,
  used_at     timestamptz NOT NULL,
  CONSTRAINT an_upload_has_a_file_of_its_own UNIQUE (file)
) WITH (fillfactor = 80);
CREATE INDEX uploads_by_preview ON uploads (preview);
CREATE INDEX uploads_by_use ON uploads (used_at);

--changeset kadr:011-account-notes
CREATE TABLE account_notes (
  account_id   uuid    PRIMARY KEY REFERENCES accounts,
  letters      boolean NOT NULL,
  utm_noted_at timestamptz,
  utm_source   text,
  utm_medium   text,
  utm_campaign text,
  utm_term     text,
  utm_content  text,
  CONSTRAINT marks_have_a_time CHECK (
    (utm_noted_at IS NULL) = (num_nonnulls(utm_source, utm_medium, utm_campaign, utm_term, utm_content) = 0))
);
