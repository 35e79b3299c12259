package dev.kadr.ports.messaging;

import java.util.Optional;

/** Reads notices back, for those who deliver them. */
public interface Notices {
  Optional<Notice> find(NoticeId notice);
}
