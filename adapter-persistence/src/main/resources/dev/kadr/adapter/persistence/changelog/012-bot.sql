--liquibase formatted sql

--changeset kadr:012-showings
--comment: When a progress message was last begun or closed, so that what is long over can be swept.
ALTER TABLE progress_messages ADD COLUMN touched_at timestamptz NOT NULL DEFAULT now();
