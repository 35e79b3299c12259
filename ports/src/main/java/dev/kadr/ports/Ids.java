package dev.kadr.ports;

import java.util.UUID;

/** Makes ids: UUIDs of version 7, so that what is made later sorts later. */
@FunctionalInterface
public interface Ids {
  UUID next();
}
