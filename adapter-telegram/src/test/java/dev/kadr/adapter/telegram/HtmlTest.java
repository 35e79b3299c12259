package dev.kadr.adapter.telegram;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.List;
import java.util.Random;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class HtmlTest {
  private static final Pattern TAG = Pattern.compile("<(/?)([a-z]+)[^>]*>");
  private static final List<String> PIECES =
      List.of("слово ", "a", "\n", "\n\n", "🦊", "&lt;", "&amp;", "<b>", "</>", "<i>", "</>");

  static List<Long> seeds() {
    return new Random(20_261_125).longs(200).boxed().toList();
  }

  @Test
  void whatFitsIsLeftAsItIs() {
    var text = new Html("<b>короткий</b> текст");
    assertThat(text.parts(4_096)).containsExactly(text);
  }

  @Test
  void markupIsNotCounted() {
    var text = new Html("<b>" + "x".repeat(4_096) + "</b>");
    assertThat(text.parts(4_096)).containsExactly(text);
  }

  @Test
  void aLongTextIsCutAtAParagraphThenALineThenAWord() {
    assertThat(new Html("aaaa aaaa\n\nbbbb bbbb").parts(15))
        .extracting(Html::markup)
        .containsExactly("aaaa aaaa", "bbbb bbbb");
    assertThat(new Html("aaaa aaaa\nbbbb bbbb").parts(15))
        .extracting(Html::markup)
        .containsExactly("aaaa aaaa", "bbbb bbbb");
    assertThat(new Html("aaaa aaaa bbbb bbbb").parts(15))
        .extracting(Html::markup)
        .containsExactly("aaaa aaaa bbbb", "bbbb");
    assertThat(new Html("x".repeat(40)).parts(15))
        .extracting(part -> part.markup().length())
        .containsExactly(15, 15, 10);
  }

  @Test
  void everyPartHasTheTagsThatItStandsIn() {
    assertThat(new Html("<a href=\"https://kadr.example/?a=1\"><b>one two</b></a> three").parts(5))
        .extracting(Html::markup)
        .containsExactly(
            "<a href=\"https://kadr.example/?a=1\"><b>one</b></a>",
            "<a href=\"https://kadr.example/?a=1\"><b>two</b></a>",
            "three");
  }

  @Test
  void nothingIsCutInTwoThatIsOne() {
    assertThat(new Html("🦊🦊🦊").parts(3))
        .extracting(Html::markup)
        .containsExactly("🦊", "🦊", "🦊");
    assertThat(new Html("&lt;&lt;&lt;").parts(2))
        .extracting(Html::markup)
        .containsExactly("&lt;&lt;", "&lt;");
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void everyCutLeavesWholePartsAndLosesNoLetter(long seed) {
    var random = new Random(seed);
    var text = text(random);
    var most = 2 + random.nextInt(30);
    var parts = text.parts(most);
    assertThat(parts).allSatisfy(part -> assertThat(part.plain().length()).isBetween(1, most));
    assertThat(parts).allSatisfy(part -> assertThat(isBalanced(part.markup())).isTrue());
    assertThat(String.join("", parts.stream().map(Html::plain).toList()).replaceAll("\\s", ""))
        .isEqualTo(text.plain().replaceAll("\\s", ""));
  }

  /** Longer than any part even before its tags, so that it is always taken apart. */
  private static Html text(Random random) {
    var text = new StringBuilder("x".repeat(40));
    var open = new ArrayDeque<String>();
    for (var piece = 0; piece < 60; piece++) {
      var next = PIECES.get(random.nextInt(PIECES.size()));
      if (next.equals("</>")) {
        text.append(open.isEmpty() ? "." : "</" + open.pop() + ">");
      } else {
        text.append(next);
        if (next.startsWith("<")) {
          open.push(next.substring(1, next.length() - 1));
        }
      }
    }
    open.forEach(tag -> text.append("</").append(tag).append('>'));
    return new Html(text.toString());
  }

  private static boolean isBalanced(String markup) {
    var open = new ArrayDeque<String>();
    var tag = TAG.matcher(markup);
    while (tag.find()) {
      if (tag.group(1).isEmpty()) {
        open.push(tag.group(2));
      } else if (open.isEmpty() || !open.pop().equals(tag.group(2))) {
        return false;
      }
    }
    return open.isEmpty() && !markup.replaceAll("&(lt|gt|amp|quot);", "").contains("&");
  }

  @Test
  void anAddressIsHarmlessToo() {
    assertThat(Html.link("https://a.example/\"><b>", Html.escape("<i>")).markup())
        .isEqualTo("<a href=\"https://a.example/&quot;&gt;&lt;b&gt;\">&lt;i&gt;</a>");
  }
}
