package dev.kadr.domain.catalogue.planted;

import dev.kadr.domain.accounts.planted.CuriousAccount;
import dev.kadr.domain.credits.Grant;
import java.util.List;

/** Knows who buys it, and with what. */
public record CuriousModel(List<CuriousAccount> buyers, Grant grant) {}
