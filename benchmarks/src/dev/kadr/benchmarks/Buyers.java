package dev.kadr.benchmarks;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Signs the seeded buyers in, each as Telegram would and from an address of its own. */
final class Buyers {
  private static final String TOKEN = "7000000001:SANDBOX_only_not_a_real_token";
  private static final ObjectMapper JSON = new ObjectMapper();

  private Buyers() {}

  /** Their tokens. */
  static List<String> signIn(String base)
      throws IOException, InterruptedException, GeneralSecurityException {
    var tokens = new ArrayList<String>();
    try (var http = HttpClient.newHttpClient()) {
      for (var number = 0; number < Seed.BUYERS; number++) {
        var body = JSON.writeValueAsString(Map.of("initData", initData(number)));
        var request =
            HttpRequest.newBuilder(URI.create(base + "/api/auth/webapp"))
                .header("Content-Type", "application/json")
                .header("X-Forwarded-For", "10.0.0." + number)
                .POST(BodyPublishers.ofString(body))
                .build();
        var answer = http.send(request, BodyHandlers.ofString());
        if (answer.statusCode() != 200) {
          throw new IOException("a buyer is not let in: " + answer.body());
        }
        tokens.add(JSON.readTree(answer.body()).path("token").asText());
      }
    }
    return tokens;
  }

  private static String initData(int number) throws GeneralSecurityException {
    var fields = new TreeMap<String, String>();
    var id = Seed.FIRST_TELEGRAM_ID + number;
    fields.put("user", "{\"id\":%d,\"first_name\":\"Buyer\"}".formatted(id));
    fields.put("auth_date", Long.toString(Instant.now().getEpochSecond()));
    var words =
        fields.entrySet().stream()
            .map(field -> field.getKey() + "=" + field.getValue())
            .collect(Collectors.joining("\n"));
    var key = hmac("WebAppData".getBytes(StandardCharsets.UTF_8), TOKEN);
    fields.put("hash", HexFormat.of().formatHex(hmac(key, words)));
    return fields.entrySet().stream()
        .map(
            field ->
                field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
        .collect(Collectors.joining("&"));
  }

  private static byte[] hmac(byte[] key, String words) throws GeneralSecurityException {
    var mac = Mac.getInstance("HmacSHA256");
    mac.init(new SecretKeySpec(key, "HmacSHA256"));
    return mac.doFinal(words.getBytes(StandardCharsets.UTF_8));
  }
}
