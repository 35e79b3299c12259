package dev.kadr.ports.accounts;

import dev.kadr.domain.accounts.ChatId;
import dev.kadr.domain.accounts.Identity;
import dev.kadr.domain.accounts.Language;
import java.util.Optional;

/**
 * Somebody for whom Telegram vouched.
 *
 * @param language what they speak, where Telegram said it
 * @param writable where the bot may write to them, where Telegram said that it may
 */
public record TelegramPerson(
    Identity identity,
    String firstName,
    Optional<String> username,
    Optional<Language> language,
    Optional<ChatId> writable) {}
