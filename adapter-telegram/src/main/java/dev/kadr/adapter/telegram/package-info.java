/**
 * Telegram: updates come in through an inbox, dialogues are rendered, people are written to.
 *
 * <pre>
 * Poller -> UpdateInbox (stored, then acknowledged) -> UpdatePump (lanes) -> UpdateHandler
 *   -> CommandReplies | PhotoReplies | PressReplies -> use cases -> BotApi
 * notices -> TelegramMessenger -> BotApi
 * </pre>
 */
@NullMarked
package dev.kadr.adapter.telegram;

import org.jspecify.annotations.NullMarked;
