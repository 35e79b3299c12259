package dev.kadr.domain.orders;

/** The window through which something was bought. */
public enum Channel {
  BOT,
  WEB
}
