--liquibase formatted sql

--changeset kadr:005-messenger-pauses
--comment: Until when the messenger asked us to be quiet, so that a restart does not forget it.
CREATE TABLE messenger_pauses (
  -- 'everything', or 'chat:' and its id
  scope text        PRIMARY KEY CHECK (scope = 'everything' OR scope LIKE 'chat:_%'),
  until timestamptz NOT NULL
);
