--liquibase formatted sql

--changeset kadr:009-alerts-are-told-once
--comment: Who was shown an alert already: the log, and the operators.
ALTER TABLE alerts
  ADD COLUMN logged boolean NOT NULL DEFAULT false,
  ADD COLUMN told   boolean NOT NULL DEFAULT false;
