package dev.kadr.adapter.telegram;

import dev.kadr.ports.Telemetry;
import java.io.IOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.UnknownHostException;
import java.time.Clock;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import javax.net.ssl.SSLHandshakeException;
import okhttp3.OkHttpClient;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.telegram.telegrambots.client.okhttp.OkHttpTelegramClient;
import org.telegram.telegrambots.meta.TelegramUrl;
import org.telegram.telegrambots.meta.exceptions.TelegramApiException;
import org.telegram.telegrambots.meta.exceptions.TelegramApiRequestException;
import org.telegram.telegrambots.meta.exceptions.TelegramApiValidationException;
import org.telegram.telegrambots.meta.generics.TelegramClient;

/**
 * Calls the Bot API: in its turn, within a time, and with every failure told apart.
 *
 * <p>The library retries nothing and hides the HTTP status; what its exceptions mean was read off
 * its source (telegrambots-client 10.2).
 */
final class BotApi implements AutoCloseable {
  private static final Pattern TOKEN = Pattern.compile("/bot\\d+:[^/\\s]+");
  private static final Duration LONGEST_TURN = Duration.ofSeconds(20);
  private static final Duration UNREACHED_PAUSE = Duration.ofSeconds(5);
  private static final Duration NO_TOKEN_PAUSE = Duration.ofMinutes(1);
  private static final Logger LOG = LoggerFactory.getLogger(BotApi.class);

  private final OkHttpClient http;
  private final TelegramClient client;
  private final Pacer pacer;
  private final Pauses pauses;
  private final Telemetry telemetry;

  /** For a short life, such as a command's: nothing is kept, nothing counted. */
  BotApi(Telegram.Config config, Pacer pacer) {
    this(config, pacer, Pauses.forgotten(pacer, Clock.systemUTC()), Telemetry.NONE);
  }

  BotApi(Telegram.Config config, Pacer pacer, Pauses pauses, Telemetry telemetry) {
    this.http =
        new OkHttpClient.Builder()
            .connectTimeout(config.patience().connect())
            .readTimeout(config.patience().call())
            .writeTimeout(config.patience().call())
            .callTimeout(config.patience().call())
            .retryOnConnectionFailure(false)
            .build();
    this.client =
        new OkHttpTelegramClient(
            http,
            config.token(),
            TelegramUrl.builder()
                .schema(config.apiUrl().getScheme())
                .host(config.apiUrl().getHost())
                .port(port(config))
                .testServer(false)
                .build());
    this.pacer = pacer;
    this.pauses = pauses;
    this.telemetry = telemetry;
  }

  private static int port(Telegram.Config config) {
    var port = config.apiUrl().getPort();
    return port >= 0 ? port : config.apiUrl().getScheme().equals("https") ? 443 : 80;
  }

  /** One call of the library. */
  @FunctionalInterface
  interface Call<T> {
    T on(TelegramClient client) throws TelegramApiException;
  }

  /** Calls something that puts a message into a chat, in its turn. */
  <T> Answer<T> send(String chat, Call<T> call) {
    var wait = pacer.turn(chat, LONGEST_TURN);
    if (wait.compareTo(LONGEST_TURN) > 0) {
      return new Answer.Later<>(wait);
    }
    try {
      Thread.sleep(wait);
    } catch (InterruptedException stopping) {
      Thread.currentThread().interrupt();
      return new Answer.Later<>(wait);
    }
    var quiet = pacer.quiet(chat);
    if (quiet.isPositive()) {
      return new Answer.Later<>(quiet); // asked for while we waited for our turn
    }
    var answer = call(call, pause -> pauses.asked(chat, pause));
    if (answer instanceof Answer.Later<T>(var pause)) {
      pacer.pause(chat, pause);
    }
    return answer;
  }

  /** Calls something that Telegram does not count. */
  <T> Answer<T> call(Call<T> call) {
    return call(call, pause -> {});
  }

  private <T> Answer<T> call(Call<T> call, Consumer<Duration> busy) {
    try {
      return new Answer.Done<>(call.on(client));
    } catch (TelegramApiRequestException refused) {
      return refused(refused, busy);
    } catch (TelegramApiValidationException ours) {
      // Nothing was sent. Without its text, which quotes the whole call.
      return new Answer.Refused<>("Bad Request: not sent, it is against the Bot API's rules");
    } catch (TelegramApiException failed) {
      return failed(failed, busy);
    }
  }

  private static <T> Answer<T> refused(
      TelegramApiRequestException refused, Consumer<Duration> busy) {
    var code = refused.getErrorCode() == null ? 0 : refused.getErrorCode();
    var why = redact(refused.getApiResponse() == null ? "" : refused.getApiResponse());
    return switch (code) {
      case 403 -> new Answer.Blocked<>(why);
      case 429 -> {
        var pause = retryAfter(refused);
        busy.accept(pause);
        yield new Answer.Later<>(pause);
      }
      case 400 ->
          why.toLowerCase(Locale.ROOT).contains("chat not found")
              ? new Answer.Blocked<>(why)
              : new Answer.Refused<>(why);
      case 401 -> {
        // The token is wrong, not the message: nothing is dropped for it.
        LOG.error("Telegram does not take the bot's token: {}", why);
        yield new Answer.Later<>(NO_TOKEN_PAUSE);
      }
      case 404, 409 -> new Answer.Refused<>(why);
      default -> new Answer.Unknown<>("status " + code);
    };
  }

  private static Duration retryAfter(TelegramApiRequestException refused) {
    var parameters = refused.getParameters();
    var seconds =
        parameters == null || parameters.getRetryAfter() == null ? 1 : parameters.getRetryAfter();
    return Duration.ofSeconds(Math.clamp(seconds, 1, 3_600));
  }

  private static <T> Answer<T> failed(TelegramApiException failed, Consumer<Duration> busy) {
    for (var cause = failed.getCause(); cause != null; cause = cause.getCause()) {
      if (neverSent(cause)) {
        return new Answer.Later<>(UNREACHED_PAUSE);
      }
      if (cause instanceof TelegramApiRequestException refused) {
        return refused(refused, busy);
      }
      if (cause instanceof IOException broken) {
        return new Answer.Unknown<>(broken.getClass().getSimpleName());
      }
    }
    return new Answer.Unknown<>(failed.getClass().getSimpleName());
  }

  private static boolean neverSent(Throwable cause) {
    return cause instanceof ConnectException
        || cause instanceof UnknownHostException
        || cause instanceof NoRouteToHostException
        || cause instanceof SSLHandshakeException;
  }

  /** Counts an answer to a person of which nobody knows whether it arrived. */
  void countUncertain() {
    telemetry.counted(Telemetry.Count.MESSAGE_UNCERTAIN);
  }

  /** Without the token, which is a part of every address of the Bot API. */
  static String redact(String text) {
    return TOKEN.matcher(text).replaceAll("/bot<token>");
  }

  @Override
  public void close() {
    http.dispatcher().executorService().shutdown();
    http.connectionPool().evictAll();
    try {
      var stopped = http.dispatcher().executorService().awaitTermination(5, TimeUnit.SECONDS);
      if (!stopped) {
        http.dispatcher().cancelAll();
      }
    } catch (InterruptedException stopping) {
      http.dispatcher().cancelAll();
      Thread.currentThread().interrupt();
    }
  }
}
