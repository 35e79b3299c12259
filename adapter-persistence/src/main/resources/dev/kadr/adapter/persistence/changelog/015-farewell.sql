--liquibase formatted sql

--changeset kadr:015-farewell
--comment: Those who left for good: their accounts keep what moved credits and money, and nobody's name.
ALTER TABLE accounts ADD COLUMN left_at timestamptz;

-- An identity sealed with a key of ours: enough to know somebody again, too little to know who it is.
CREATE TABLE tombstones (
  mark      text        PRIMARY KEY CHECK (length(mark) = 64),
  buried_at timestamptz NOT NULL
);

-- whose chat an update is of, or which person's: what stands behind the colon, where there is one
CREATE INDEX telegram_updates_of_person ON telegram_updates (substring(lane from '[^:]*$'));
