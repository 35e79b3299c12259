package dev.kadr.ports.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kadr.domain.accounts.Language;
import dev.kadr.ports.messaging.CustomerMessage;
import dev.kadr.ports.messaging.CustomerMessenger.Delivery;
import java.util.List;
import org.junit.jupiter.api.Test;

class RecordingMessengerTest {

  @Test
  void whatWasRefusedWasSaidButDidNotArrive() {
    var messenger = new RecordingMessenger();
    var chat = Fixtures.chat();
    var message = new CustomerMessage.Cancelled(Fixtures.generationId(), 10);
    messenger.nextDelivery(new Delivery.Unreachable("403"));
    assertThat(messenger.send(chat, Language.RU, message))
        .isEqualTo(new Delivery.Unreachable("403"));
    assertThat(messenger.send(chat, Language.RU, message))
        .isEqualTo(new Delivery.Delivered(List.of(1L)));
    assertThat(messenger.said()).hasSize(2);
    assertThat(messenger.arrived(chat)).containsExactly(message);
    assertThat(messenger.arrived(Fixtures.chat())).isEmpty();
  }
}
