package dev.kadr.domain.generation;

/** The window through which a request came. */
public enum Source {
  BOT,
  WEB,
  WEBAPP,
  API
}
