--liquibase formatted sql

--changeset kadr:003-tasks
--comment: What waits to be done. The columns are db-scheduler's contract; due_again is ours.
-- Flush writes a row as
--   INSERT INTO scheduled_tasks (task_name, task_instance, execution_time, picked, version)
--   VALUES (…, false, 1)
--   ON CONFLICT (task_name, task_instance) DO UPDATE
--     SET due_again = least(scheduled_tasks.due_again, excluded.execution_time)
--     WHERE scheduled_tasks.picked
-- A task that waits stays as it is. One that runs at this moment may have read before our commit, so
-- it is run once more afterwards: without due_again its end would remove our wish with the row.
CREATE TABLE scheduled_tasks (
  task_name            text        NOT NULL,
  task_instance        text        NOT NULL,
  task_data            bytea,
  execution_time       timestamptz NOT NULL,
  picked               boolean     NOT NULL,
  picked_by            text,
  last_success         timestamptz,
  last_failure         timestamptz,
  consecutive_failures integer,
  last_heartbeat       timestamptz,
  version              bigint      NOT NULL,
  priority             smallint,
  due_again            timestamptz,
  PRIMARY KEY (task_name, task_instance),
  CHECK (length(task_instance) BETWEEN 1 AND 100)
) WITH (fillfactor = 80);

-- Not partial: the library asks with a parameter, and a plan for any parameter cannot use those.
CREATE INDEX scheduled_tasks_due ON scheduled_tasks (execution_time);
CREATE INDEX scheduled_tasks_heartbeat ON scheduled_tasks (last_heartbeat) WHERE last_heartbeat IS NOT NULL;
