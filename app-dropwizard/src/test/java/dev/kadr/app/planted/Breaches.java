package dev.kadr.app.planted;

import jakarta.inject.Inject;
import java.util.logging.Logger;

/** One breach each. */
public final class Breaches {
  private Breaches() {}

  public static final class NothingManager {}

  public static final class Injected {
    private final String value;

    @Inject
    public Injected(String value) {
      this.value = value;
    }

    public String value() {
      return value;
    }
  }

  public static final class OldLogger {
    private static final Logger LOG = Logger.getLogger("old");

    public void talk() {
      LOG.info("old");
    }
  }

  public static final class Talker {
    @SuppressWarnings("SystemOut")
    public void talk() {
      System.out.println("to nobody");
    }
  }

  public static final class Vague {
    public void fail() {
      throw new RuntimeException("something");
    }
  }

  public static final class Global {
    @SuppressWarnings("NonFinalStaticField")
    static int counter;

    private Global() {}
  }
}
