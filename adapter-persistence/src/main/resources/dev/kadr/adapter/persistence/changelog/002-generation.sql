--liquibase formatted sql

--changeset kadr:002-generation-requests
CREATE TABLE generation_requests (
  id               uuid PRIMARY KEY,
  account_id       uuid NOT NULL REFERENCES accounts,
  hold_id          uuid NOT NULL REFERENCES holds,
  submit_key       text NOT NULL,
  source           text NOT NULL CHECK (source IN ('bot', 'web', 'webapp', 'api')),
  requested_at     timestamptz NOT NULL,
  model            text NOT NULL,
  instruction      text NOT NULL CHECK (instruction IN ('written', 'photoshoot')),
  instruction_text text NOT NULL,
  pictures         text[] NOT NULL,
  width            integer,
  height           integer,
  settings         jsonb NOT NULL,
  provider         text NOT NULL,
  kind             text NOT NULL CHECK (kind IN ('picture', 'video')),
  outputs_asked    integer NOT NULL CHECK (outputs_asked > 0),
  cost             bigint NOT NULL CHECK (cost > 0),
  status           text NOT NULL,
  since            timestamptz NOT NULL,
  prompt           text,
  brief            text,
  provider_job_id  text,
  rereads          integer CHECK (rereads >= 0),
  failure          text CHECK (failure IN ('refused_by_moderation', 'provider_error', 'rejected_input',
    'no_result', 'timed_out', 'internal')),
  event_count      integer NOT NULL CHECK (event_count >= 0),
  shown_status     text NOT NULL,
  progress         integer NOT NULL CHECK (progress BETWEEN 0 AND 100),
  CONSTRAINT a_hold_pays_for_one_request UNIQUE (hold_id),
  CONSTRAINT a_wish_is_one_request UNIQUE (account_id, submit_key),
  CONSTRAINT a_job_belongs_to_one_request UNIQUE (provider, provider_job_id),
  CONSTRAINT a_size_has_two_sides CHECK ((width IS NULL) = (height IS NULL)),
  -- which columns a state fills, and which it leaves empty: the same as GenerationRow says
  CONSTRAINT a_state_fills_its_columns CHECK (
    CASE status
      WHEN 'queued'         THEN num_nonnulls(brief, provider_job_id, rereads, failure) = 0
      WHEN 'analyzing'      THEN num_nonnulls(prompt, brief, provider_job_id, rereads, failure) = 0
      WHEN 'writing_prompt' THEN brief IS NOT NULL AND num_nonnulls(prompt, provider_job_id, rereads, failure) = 0
      WHEN 'submitting'     THEN prompt IS NOT NULL AND num_nonnulls(brief, provider_job_id, rereads, failure) = 0
      WHEN 'submit_unknown' THEN num_nonnulls(prompt, brief, provider_job_id, rereads, failure) = 0
      WHEN 'generating'     THEN provider_job_id IS NOT NULL AND num_nonnulls(prompt, brief, rereads, failure) = 0
      WHEN 'downloading'    THEN num_nonnulls(provider_job_id, rereads) = 2 AND num_nonnulls(prompt, brief, failure) = 0
      WHEN 'timed_out'      THEN num_nonnulls(prompt, brief, rereads, failure) = 0
      WHEN 'completed'      THEN provider_job_id IS NOT NULL AND num_nonnulls(prompt, brief, rereads, failure) = 0
      WHEN 'delivered_free' THEN provider_job_id IS NOT NULL AND num_nonnulls(prompt, brief, rereads, failure) = 0
      WHEN 'failed'         THEN failure IS NOT NULL AND num_nonnulls(prompt, brief, rereads) = 0
      WHEN 'cancelled'      THEN num_nonnulls(prompt, brief, provider_job_id, rereads, failure) = 0
      ELSE false
    END)
) WITH (fillfactor = 80);
-- the queue of a provider, in its order
CREATE INDEX requests_queued ON generation_requests (provider, requested_at, id, account_id)
  WHERE status = 'queued';
-- places taken at a provider, of all accounts and of one
CREATE INDEX requests_at_provider ON generation_requests (provider, account_id)
  WHERE status IN ('analyzing', 'writing_prompt', 'submitting', 'submit_unknown', 'generating', 'downloading');
-- what an account waits for, and what somebody has to attend to
CREATE INDEX requests_under_way ON generation_requests (account_id, requested_at, id)
  WHERE status IN ('queued', 'analyzing', 'writing_prompt', 'submitting', 'submit_unknown', 'generating', 'downloading');
CREATE INDEX requests_timed_out ON generation_requests (since) WHERE status = 'timed_out';

--changeset kadr:002-generation-events
CREATE TABLE generation_events (
  generation_id uuid NOT NULL REFERENCES generation_requests,
  seq           integer NOT NULL CHECK (seq >= 1),
  kind          text NOT NULL,
  status        text NOT NULL,
  progress      integer NOT NULL CHECK (progress BETWEEN 0 AND 100),
  happened_at   timestamptz NOT NULL,
  PRIMARY KEY (generation_id, seq)
);

CREATE TABLE generation_outputs (
  generation_id uuid NOT NULL REFERENCES generation_requests,
  position      integer NOT NULL CHECK (position >= 1),
  kind          text NOT NULL CHECK (kind IN ('picture', 'video')),
  original      text NOT NULL,
  preview       text NOT NULL,
  media_type    text NOT NULL,
  width         integer NOT NULL,
  height        integer NOT NULL,
  bytes         bigint NOT NULL,
  PRIMARY KEY (generation_id, position)
);

--changeset kadr:002-provider
CREATE TABLE provider_callbacks (
  generation_id   uuid NOT NULL REFERENCES generation_requests,
  digest          text NOT NULL,
  provider_job_id text,
  body            text NOT NULL,
  received_at     timestamptz NOT NULL,
  handled         boolean NOT NULL,
  PRIMARY KEY (generation_id, digest)
) WITH (fillfactor = 90);

CREATE TABLE provider_costs (
  generation_id uuid PRIMARY KEY REFERENCES generation_requests,
  cost          numeric NOT NULL,
  known_at      timestamptz NOT NULL
);

CREATE TABLE provider_losses (
  generation_id uuid PRIMARY KEY REFERENCES generation_requests,
  noted_at      timestamptz NOT NULL
);

CREATE TABLE provider_closures (
  provider  text PRIMARY KEY,
  reason    text NOT NULL,
  since     timestamptz NOT NULL
);

--changeset kadr:002-notices
CREATE TABLE notices (
  kind          text NOT NULL CHECK (kind IN ('started', 'result', 'failure', 'cancellation', 'gift')),
  generation_id uuid NOT NULL REFERENCES generation_requests,
  account_id    uuid NOT NULL REFERENCES accounts,
  noted_at      timestamptz NOT NULL,
  status        text NOT NULL,
  messages      bigint[],
  why           text,
  PRIMARY KEY (generation_id, kind),
  CONSTRAINT a_notice_says_how_it_went CHECK (
    CASE status
      WHEN 'due'     THEN num_nonnulls(messages, why) = 0
      WHEN 'sent'    THEN messages IS NOT NULL AND why IS NULL
      WHEN 'dropped' THEN messages IS NULL AND why IS NOT NULL
      ELSE false
    END)
) WITH (fillfactor = 80);

CREATE TABLE alerts (
  id        bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  kind      text NOT NULL,
  reference text NOT NULL,
  instance  text NOT NULL,
  reason    text NOT NULL,
  raised_at timestamptz NOT NULL,
  closed_at timestamptz
);
CREATE UNIQUE INDEX an_open_alert_is_raised_once ON alerts (kind, reference) WHERE closed_at IS NULL;
CREATE INDEX alerts_by_instance ON alerts (instance);
