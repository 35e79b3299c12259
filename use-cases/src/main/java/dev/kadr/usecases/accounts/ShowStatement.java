package dev.kadr.usecases.accounts;

import dev.kadr.domain.accounts.AccountId;
import dev.kadr.ports.accounts.Accounts;
import dev.kadr.ports.accounts.StatementLine;
import java.util.List;
import java.util.Optional;

/** Shows an account every movement of its credits, newest first. */
public final class ShowStatement {
  /** The most that one page has. */
  public static final int MOST = 100;

  private final Accounts accounts;

  ShowStatement(Accounts accounts) {
    this.accounts = accounts;
  }

  /**
   * Some of them.
   *
   * @param next the number before which the next page begins; absent on the last one
   */
  public record Page(List<StatementLine> lines, Optional<Long> next) {
    public Page {
      lines = List.copyOf(lines);
    }
  }

  /**
   * Shows a page of it.
   *
   * @param size 1 to {@value #MOST}, anything else is brought inside
   */
  public Page show(AccountId account, Optional<Long> before, int size) {
    var wanted = Math.clamp(size, 1, MOST);
    var found = accounts.statement(account, before.orElse(Long.MAX_VALUE), wanted + 1);
    var lines = found.stream().limit(wanted).toList();
    return new Page(
        lines, found.size() > wanted ? Optional.of(lines.getLast().number()) : Optional.empty());
  }
}
