package dev.kadr.ports.testkit;

import dev.kadr.ports.Leadership;

class InMemoryLeadershipTest implements LeadershipContract {
  private final InMemoryLeadership leadership = new InMemoryLeadership();

  @Override
  public Leadership leadership() {
    return leadership;
  }

  @Override
  public Leadership anotherNode() {
    return leadership;
  }

  @Override
  public void loseTheRole(String role) {
    leadership.lose(role);
  }
}
