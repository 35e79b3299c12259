package dev.kadr.adapter.telegram;

/** Says what an update gets instead of an answer, to whoever waits, if that can be found out. */
final class Apologies {
  private final Replies replies;

  Apologies(Replies replies) {
    this.replies = replies;
  }

  /** It could not be handled. */
  void sorry(String body) {
    var sketch = Sketch.of(body);
    var texts = Texts.in(sketch.language());
    if (sketch.press().isPresent()) {
      replies.toast(sketch.press().get(), texts.plain("error.reply"));
    } else {
      sketch.chat().ifPresent(chat -> replies.say(chat, texts.get("error.reply")));
    }
  }

  /** There is too much at once. */
  void patience(String body) {
    var sketch = Sketch.of(body);
    sketch
        .chat()
        .ifPresent(chat -> replies.say(chat, Texts.in(sketch.language()).get("flood.reply")));
  }
}
