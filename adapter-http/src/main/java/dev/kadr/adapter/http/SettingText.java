package dev.kadr.adapter.http;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import java.io.IOException;

/**
 * Reads the value of a setting as its digits or letters, whether it came as a number, a flag or
 * text: its schema says which it is to be, and the core reads all of them from text.
 */
final class SettingText extends StdDeserializer<String> {
  private static final long serialVersionUID = 1L;

  SettingText() {
    super(String.class);
  }

  @Override
  public String deserialize(JsonParser parser, DeserializationContext context) throws IOException {
    return parser.currentToken().isScalarValue()
        ? parser.getText()
        : (String) context.handleUnexpectedToken(String.class, parser);
  }
}
