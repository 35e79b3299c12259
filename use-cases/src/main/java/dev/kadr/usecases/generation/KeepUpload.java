package dev.kadr.usecases.generation;

import dev.kadr.domain.accounts.AccountId;
import dev.kadr.domain.generation.Upload;
import dev.kadr.domain.generation.UploadId;
import dev.kadr.ports.Blobs;
import dev.kadr.ports.Content;
import dev.kadr.ports.FileLinks;
import dev.kadr.ports.Ids;
import dev.kadr.ports.generation.Pictures;
import dev.kadr.ports.generation.Pictures.Intake;
import dev.kadr.ports.generation.Uploads;
import java.net.URI;
import java.time.Clock;

/** Takes in a photo that somebody sends before saying what for. */
public final class KeepUpload {
  private final Pictures pictures;
  private final Blobs blobs;
  private final Uploads uploads;
  private final FileLinks links;
  private final Ids ids;
  private final Clock clock;

  KeepUpload(
      Pictures pictures, Blobs blobs, Uploads uploads, FileLinks links, Ids ids, Clock clock) {
    this.pictures = pictures;
    this.blobs = blobs;
    this.uploads = uploads;
    this.links = links;
    this.ids = ids;
    this.clock = clock;
  }

  /** What came of it. */
  public sealed interface Result {
    /** It is kept; the links hold for a day. */
    record Kept(Upload upload, URI url, URI preview) implements Result {}

    /** Its owner left at this moment; nothing is kept. */
    record UnknownAccount() implements Result {}

    /** It is no photo that can be used; nothing is kept. */
    record Unusable(Pictures.Why why) implements Result {}
  }

  /**
   * Takes it in.
   *
   * @param photo whatever the stranger sent, at most 20 MB
   */
  public Result keep(AccountId account, Content photo) {
    return switch (pictures.takeIn(photo)) {
      case Intake.Unreadable(var why) -> new Result.Unusable(why);
      case Intake.Taken(var picture) -> keep(account, picture);
    };
  }

  /** Files first: what no row names after a crash is swept away. */
  private Result keep(AccountId account, Pictures.Rendition picture) {
    var shape = new Upload.Shape(picture.mediaType(), picture.width(), picture.height());
    var preview = pictures.preview(picture.content());
    var upload =
        new Upload(
            new UploadId(ids.next()),
            account,
            blobs.put(picture.content()),
            blobs.put(preview.content()),
            shape,
            clock.instant());
    if (!uploads.add(upload)) {
      blobs.delete(upload.file());
      blobs.delete(upload.preview());
      return new Result.UnknownAccount();
    }
    return new Result.Kept(
        upload,
        links.link(upload.file(), FileLinks.USUAL),
        links.link(upload.preview(), FileLinks.USUAL));
  }
}
