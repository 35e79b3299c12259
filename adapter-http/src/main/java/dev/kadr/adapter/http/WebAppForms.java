package dev.kadr.adapter.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.kadr.adapter.http.GenerationOrderResource.NewGeneration;
import dev.kadr.usecases.generation.SubmitWebApp.Filled;
import jakarta.validation.Validator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads the {@code data} of a Mini App as the API reads its own forms, so that what one takes the
 * other takes: there the model's settings stand apart, here they stand beside everything else.
 */
final class WebAppForms {
  private static final String KIND = "kind";
  private static final List<String> OWN = List.of("prompt", "upload_ids", "max_cost");

  private final ObjectMapper mapper;
  private final Validator validator;
  private final Fingerprint fingerprint;

  WebAppForms(ObjectMapper mapper, Validator validator, Fingerprint fingerprint) {
    this.mapper = mapper;
    this.validator = validator;
    this.fingerprint = fingerprint;
  }

  Filled read(String model, Map<String, JsonNode> data) throws JsonProcessingException {
    var wanted = mapper.treeToValue(form(model, data), NewGeneration.class);
    var violations = validator.validate(wanted);
    if (!violations.isEmpty()) {
      throw Problems.refusal(ViolationMapper.answer(violations));
    }
    var kind = data.getOrDefault(KIND, mapper.nullNode()).asText("");
    return new Filled(kind, fingerprint.of(data), wanted.mostCost(), wanted.form());
  }

  private ObjectNode form(String model, Map<String, JsonNode> data) {
    var settings = new LinkedHashMap<>(data);
    settings.remove(KIND);
    settings.keySet().removeAll(OWN);
    var form = mapper.createObjectNode().put("model", model);
    OWN.stream().filter(data::containsKey).forEach(name -> form.set(name, data.get(name)));
    settings.forEach(form.putObject("settings")::set);
    return form;
  }
}
