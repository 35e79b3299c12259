--liquibase formatted sql

--changeset kadr:013-order-messages
--comment: Which message in a chat shows an order, so that it says what became of it. Worth an edit: swept after a month.
CREATE TABLE order_messages (
  order_id uuid        NOT NULL REFERENCES orders,
  chat     text        NOT NULL,
  message  bigint      NOT NULL,
  shown_at timestamptz NOT NULL,
  PRIMARY KEY (order_id, chat)
);
CREATE INDEX order_messages_old ON order_messages (shown_at);
