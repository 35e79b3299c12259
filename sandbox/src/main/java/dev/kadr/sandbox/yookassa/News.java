package dev.kadr.sandbox.yookassa;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;

/** How notifications travel until told otherwise. */
sealed interface News {
  String word();

  /** Each at once, and again until somebody says 200. */
  record Arrives() implements News {
    @Override
    public String word() {
      return "on";
    }
  }

  record IsLost() implements News {
    @Override
    public String word() {
      return "lost";
    }
  }

  record IsLate(Duration by) implements News {
    @Override
    public String word() {
      return "late";
    }
  }

  /** All copies at the same moment. */
  record IsRepeated(int times) implements News {
    @Override
    public String word() {
      return "duplicate";
    }
  }

  /** Old news of a payment follows its end. */
  record IsOutOfOrder() implements News {
    @Override
    public String word() {
      return "out-of-order";
    }
  }

  /** Kept back until it is let go, in either order. */
  record IsHeld() implements News {
    @Override
    public String word() {
      return "hold";
    }
  }

  /** That a payment succeeded is said only after its refund was said. */
  record RefundComesFirst() implements News {
    @Override
    public String word() {
      return "refund-first";
    }
  }

  /** Each says something else than the truth, which a read still tells. */
  record IsAltered(String word, ObjectNode change) implements News {}
}
