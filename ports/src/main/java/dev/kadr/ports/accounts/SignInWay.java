package dev.kadr.ports.accounts;

/** How somebody proved who they are. */
public enum SignInWay {
  WIDGET,
  WEBAPP,
  CODE,
  LINK,
  OPEN_ID
}
