package dev.kadr.adapter.telegram;

import dev.kadr.ports.messaging.CustomerMessage.Attachment;
import java.util.ArrayList;
import java.util.List;
import org.telegram.telegrambots.meta.api.methods.ActionType;

/**
 * Finished files that travel in one message: an album of photos and videos, one of documents, or a
 * single file; or what is too large for Telegram and is only linked to.
 */
record Parcel(Form form, List<Item> items) {
  /** Limits of the Bot API for uploads: a photo up to 10 MB, anything else up to 50 MB. */
  private static final long LARGEST_PHOTO = 10L << 20;

  static final long LARGEST_FILE = 50L << 20;
  private static final int LONGEST_SIDES = 10_000;
  private static final int MOST_STRETCHED = 20;
  private static final int LARGEST_ALBUM = 10;

  /** How files go; those of different forms do not mix in an album. */
  enum Form {
    SEEN,
    DOCUMENT,
    LINK
  }

  /**
   * One file.
   *
   * @param number counts from 1 within its request
   */
  record Item(Attachment attachment, int number) {
    boolean isVideo() {
      return switch (attachment.kind()) {
        case PICTURE -> false;
        case VIDEO -> true;
      };
    }
  }

  Parcel {
    items = List.copyOf(items);
  }

  /** As few parcels as the files fit in; within a form they keep their order. */
  static List<Parcel> pack(List<Attachment> attachments) {
    var parcels = new ArrayList<Parcel>();
    for (var form : Form.values()) {
      var items = new ArrayList<Item>();
      for (var index = 0; index < attachments.size(); index++) {
        if (form(attachments.get(index)) == form) {
          items.add(new Item(attachments.get(index), index + 1));
        }
      }
      for (var from = 0; from < items.size(); from += LARGEST_ALBUM) {
        var until = Math.min(from + LARGEST_ALBUM, items.size());
        parcels.add(new Parcel(form, items.subList(from, until)));
      }
    }
    return parcels;
  }

  private static Form form(Attachment attachment) {
    if (attachment.content().length() > LARGEST_FILE) {
      return Form.LINK;
    }
    return switch (attachment.kind()) {
      case PICTURE -> isPhoto(attachment) ? Form.SEEN : Form.DOCUMENT;
      case VIDEO -> Form.SEEN;
    };
  }

  private static boolean isPhoto(Attachment attachment) {
    var longer = Math.max(attachment.width(), attachment.height());
    var shorter = Math.max(1, Math.min(attachment.width(), attachment.height()));
    return attachment.content().length() <= LARGEST_PHOTO
        && longer + shorter <= LONGEST_SIDES
        && longer <= MOST_STRETCHED * shorter;
  }

  /** Each file by itself. */
  List<Parcel> apart() {
    return items.stream().map(item -> new Parcel(form, List.of(item))).toList();
  }

  boolean isAlbum() {
    return form != Form.LINK && items.size() > 1;
  }

  /** What the person sees while it is on its way. */
  ActionType action() {
    return switch (form) {
      case SEEN -> items.getFirst().isVideo() ? ActionType.UPLOAD_VIDEO : ActionType.UPLOAD_PHOTO;
      case DOCUMENT -> ActionType.UPLOAD_DOCUMENT;
      case LINK -> ActionType.TYPING;
    };
  }
}
