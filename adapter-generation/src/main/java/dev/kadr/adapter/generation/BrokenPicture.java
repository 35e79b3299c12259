package dev.kadr.adapter.generation;

/** A picture began well and then broke off, or was never one behind its head. */
final class BrokenPicture extends Exception {
  private static final long serialVersionUID = 1;

  BrokenPicture(String message) {
    super(message);
  }

  BrokenPicture(Throwable cause) {
    super(cause);
  }
}
