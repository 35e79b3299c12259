package dev.kadr.domain.accounts.planted;

import dev.kadr.domain.credits.planted.CuriousCredit;
import dev.kadr.domain.dialogue.Dialogue;

/** Knows what it is asked about, and what nobody may know. */
public record CuriousAccount(CuriousCredit credit, Dialogue dialogue) {}
