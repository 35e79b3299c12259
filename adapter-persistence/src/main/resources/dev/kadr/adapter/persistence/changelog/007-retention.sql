--liquibase formatted sql

--changeset kadr:007-retention
--comment: Files that were kept for their time. Their rows stay and say so.
ALTER TABLE generation_requests ADD COLUMN pictures_removed_at timestamptz;
ALTER TABLE generation_outputs ADD COLUMN removed_at timestamptz;

-- To be erased: no row names them any more, their bytes may be there still.
CREATE TABLE retired_files (
  file       text        PRIMARY KEY,
  retired_at timestamptz NOT NULL
);

-- who names a file; only what is kept is asked about
CREATE INDEX requests_by_picture ON generation_requests USING gin (pictures) WHERE pictures_removed_at IS NULL;
CREATE INDEX outputs_by_original ON generation_outputs (original) WHERE removed_at IS NULL;
CREATE INDEX outputs_by_preview ON generation_outputs (preview) WHERE removed_at IS NULL;
-- whose time may be over
CREATE INDEX requests_with_pictures ON generation_requests (id) WHERE pictures_removed_at IS NULL AND pictures <> '{}';
CREATE INDEX outputs_kept ON generation_outputs (generation_id) WHERE removed_at IS NULL;
