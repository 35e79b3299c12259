package dev.kadr.sandbox.telegram;

import static dev.kadr.sandbox.telegram.RunningSandbox.ANYA;
import static org.assertj.core.api.Assertions.assertThat;

import dev.kadr.sandbox.telegram.RunningSandbox.Answered;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HtmlMarkupTest {
  @RegisterExtension final RunningSandbox sandbox = new RunningSandbox();

  @BeforeEach
  void anyaHasStartedTheBot() {
    sandbox.telegram().limits(false);
    sandbox.started(ANYA);
  }

  private Answered send(String html) throws Exception {
    var order = Json.object().put("chat_id", ANYA).put("text", html).put("parse_mode", "HTML");
    return sandbox.call("sendMessage", Json.write(order).replace("'", "\\u0027"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          <b>a</b><strong>b</strong>           | ab    | bold 0 1, bold 1 1
          <i>a</i><em>b</em>                   | ab    | italic 0 1, italic 1 1
          <u>a</u><ins>b</ins>                 | ab    | underline 0 1, underline 1 1
          <s>a</s><strike>b</strike><del>c</del> | abc | strikethrough 0 1, strikethrough 1 1, strikethrough 2 1
          <span class="tg-spoiler">a</span>    | a     | spoiler 0 1
          <tg-spoiler>a</tg-spoiler>           | a     | spoiler 0 1
          <code>a</code>                       | a     | code 0 1
          <pre>a</pre>                         | a     | pre 0 1
          <blockquote>a</blockquote>           | a     | blockquote 0 1
          <blockquote expandable>a</blockquote>| a     | expandable_blockquote 0 1
          <a href="https://a.example/?x=1&amp;y=2">a</a> | a | text_link 0 1
          <B>a</B>                             | a     | bold 0 1
          <b>x<i>y</i></b>                     | xy    | bold 0 2, italic 1 1
          😀<b>b</b>                            | 😀b   | bold 2 1
          &lt;&gt;&amp;&quot;&#33;&#x21;&nbsp; | <>&"!!&nbsp; | ``
          <b></b>a                             | a     | ``
          see /photo now                       | see /photo now | bot_command 4 6
          see https://a.example/x.             | see https://a.example/x. | url 4 19
          <code>/photo</code>                  | /photo | code 0 6
          """)
  void markupBecomesEntities(String html, String text, String entities) throws Exception {
    var message = send(html).result();

    assertThat(message.path("text").asText()).isEqualTo(text);
    var found = new java.util.StringJoiner(", ");
    for (var entity : message.path("entities")) {
      var at = entity.path("offset").asInt() + " " + entity.path("length").asInt();
      found.add(entity.path("type").asText() + " " + at);
    }
    assertThat(found.toString()).isEqualTo(entities);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          я<br>            | Unsupported start tag "br" at byte offset 2
          <p>a</p>         | Unsupported start tag "p" at byte offset 0
          <!-- a -->       | Unsupported start tag "!--" at byte offset 0
          <b>a             | Can't find end tag corresponding to start tag "b"
          a <b             | Unclosed start tag at byte offset 2
          a < b            | Unsupported start tag "" at byte offset 2
          a</b>            | Unexpected end tag at byte offset 1
          <i>a</em>        | Unmatched end tag at byte offset 4, expected "</i>", found "</em>"
          <b>a</b          | Unclosed end tag at byte offset 4
          <span>a</span>   | Tag "span" must have class "tg-spoiler" at byte offset 0
          """)
  void malformedMarkupIsRefusedWithItsPlace(String html, String complaint) throws Exception {
    var refused = send(html);

    assertThat(refused.status()).isEqualTo(400);
    assertThat(refused.description()).isEqualTo("Bad Request: can't parse entities: " + complaint);
  }

  @Test
  void blanksAtTheEndsAreCutAndEntitiesMoveAlong() throws Exception {
    var message = send("  <b> a</b> \n").result();

    assertThat(message.path("text").asText()).isEqualTo("a");
    assertThat(message.at("/entities/0/offset").asInt()).isZero();
    assertThat(message.at("/entities/0/length").asInt()).isOne();
  }

  @Test
  void aCodeBlockKeepsItsLanguage() throws Exception {
    var message = send("<pre><code class=\"language-java\">var x;</code></pre>").result();

    assertThat(message.path("entities")).hasSize(1);
    assertThat(message.at("/entities/0/language").asText()).isEqualTo("java");
  }
}
