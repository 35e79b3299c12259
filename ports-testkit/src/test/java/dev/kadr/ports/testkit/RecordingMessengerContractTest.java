package dev.kadr.ports.testkit;

import dev.kadr.ports.messaging.CustomerMessenger;
import dev.kadr.ports.messaging.CustomerMessenger.Delivery;
import java.time.Duration;

class RecordingMessengerContractTest implements CustomerMessengerContract {
  private final RecordingMessenger messenger = new RecordingMessenger();

  @Override
  public CustomerMessenger messenger() {
    return messenger;
  }

  @Override
  public void next(Mood mood) {
    messenger.nextDelivery(answer(mood));
  }

  @Override
  public void nextEdit(Mood mood) {
    messenger.nextEdit(answer(mood));
  }

  private static Delivery answer(Mood mood) {
    return switch (mood) {
      case BLOCKED -> new Delivery.Unreachable("blocked");
      case BUSY -> new Delivery.Later(Duration.ofSeconds(3));
      case LOSES_ANSWER -> new Delivery.Unknown("lost");
      case REFUSES -> new Delivery.Refused("no");
    };
  }
}
