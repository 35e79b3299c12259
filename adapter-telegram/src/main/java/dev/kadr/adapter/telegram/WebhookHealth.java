package dev.kadr.adapter.telegram;

import dev.kadr.ports.Probe;

/**
 * Whether Telegram hands its updates over, as this node last saw it. The node serves without:
 * everything else goes on, and Telegram keeps what is to come for a day.
 */
final class WebhookHealth implements Probe {
  private Finding last = new Finding.Broken("not registered yet", false);

  @Override
  public String name() {
    return "telegram-webhook";
  }

  @Override
  public synchronized Finding check() {
    return last;
  }

  /** Notes what was seen; true when it is something else than before. */
  boolean sound() {
    return note(new Finding.Healthy());
  }

  boolean broken(String why) {
    return note(new Finding.Broken(why, false));
  }

  private synchronized boolean note(Finding next) {
    var isNews = !last.equals(next);
    last = next;
    return isNews;
  }
}
