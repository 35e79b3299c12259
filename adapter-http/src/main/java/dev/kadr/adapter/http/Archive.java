package dev.kadr.adapter.http;

import dev.kadr.ports.FileKind;
import dev.kadr.ports.messaging.CustomerMessage.Attachment;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Files as one archive, written while it is sent: one of them is open at a time. */
record Archive(List<Attachment> files) implements StreamingOutput {
  @Override
  public void write(OutputStream out) throws IOException {
    try (var zip = new ZipOutputStream(out)) {
      zip.setLevel(Deflater.NO_COMPRESSION); // pictures are as small as they get
      for (var i = 0; i < files.size(); i++) {
        var content = files.get(i).content();
        zip.putNextEntry(
            new ZipEntry("%02d.%s".formatted(i + 1, FileKind.of(content).extension())));
        try (var in = content.open()) {
          in.transferTo(zip);
        }
        zip.closeEntry();
      }
    }
  }
}
