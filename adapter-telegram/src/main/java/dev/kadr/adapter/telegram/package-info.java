/**
 * Telegram: updates come in through an inbox, dialogues are rendered, people are written to.
 *
 * <pre>
 * Poller | WebhookResource -> UpdateIntake -> UpdateInbox (stored, then acknowledged)
 *   -> UpdatePump (lanes; LaneKeeper, FloodGate) -> Attempts -> UpdateHandler
 *   -> CommandReplies | PhotoReplies | PressReplies -> use cases -> BotApi
 * notices -> TelegramMessenger -> MessageWriter | Courier -> BotApi (Pacer, Pauses)
 * </pre>
 */
@NullMarked
package dev.kadr.adapter.telegram;

import org.jspecify.annotations.NullMarked;
