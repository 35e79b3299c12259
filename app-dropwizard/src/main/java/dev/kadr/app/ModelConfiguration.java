package dev.kadr.app;

import dev.kadr.domain.catalogue.Model;
import dev.kadr.domain.catalogue.ModelId;
import dev.kadr.domain.catalogue.OutputKind;
import dev.kadr.domain.catalogue.PictureSize;
import dev.kadr.domain.catalogue.ProviderId;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** One model as config.yml describes it; the domain says what is possible. */
record ModelConfiguration(
    String id,
    String title,
    String provider,
    String network,
    String kind,
    int outputs,
    long price,
    List<String> sizes,
    int maxPictures,
    int maxPromptLength,
    Map<String, String> fixed) {

  Model toDomain() {
    return new Model(
        new ModelId(id),
        title,
        new Model.Provision(new ProviderId(provider), network, fixed),
        new Model.Makes(OutputKind.valueOf(kind.toUpperCase(Locale.ROOT)), outputs, price),
        new Model.Takes(
            sizes.stream().map(PictureSize::parse).toList(), maxPictures, maxPromptLength));
  }
}
