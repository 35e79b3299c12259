package dev.kadr.sandbox.telegram;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.kadr.sandbox.StandIn;
import dev.kadr.sandbox.archive.Archive;
import dev.kadr.sandbox.mischief.Panel;
import jakarta.servlet.http.HttpServlet;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * Telegram, played for one bot: the Bot API on one side, test users on the other.
 *
 * <p>The public methods are what {@code POST /control} and the chat page do, for tests that run in
 * the same process.
 */
public final class TelegramStandIn implements StandIn {
  private final Clock clock;
  private final UpdateQueue updates;
  private final FileStore files;
  private final MediaIntake media;
  private final EventFeed events;
  private final Conversations conversations;
  private final FloodLimits limits;
  private final Pace pace = new Pace();
  private final Trouble trouble = new Trouble();
  private final Outbox outbox = new Outbox();
  private final CallbackQueries queries;
  private final BotMenu menu;
  private final BotApi api;
  private final Updating updating;
  private final UserActions actions;
  private final Paying paying;
  private final WebApps webApps;
  private final Map<String, HttpServlet> servlets;

  /**
   * A stand-in for one bot.
   *
   * @param archive where users, chats, messages, files and waiting updates outlive the process
   */
  public TelegramStandIn(TelegramSettings settings, Clock clock, Archive archive) {
    this.clock = clock;
    var bot = bot(settings);
    updates = new UpdateQueue(clock, trouble.mischief(), archive);
    files = new FileStore(clock, archive);
    menu = new BotMenu(archive);
    media = new MediaIntake(files);
    events = new EventFeed(clock);
    conversations = new Conversations(clock, bot, events, archive);
    limits = new FloodLimits(clock, pace);
    queries = new CallbackQueries(clock, settings.callbackLifetime());
    api = new BotApi(clock, trouble, pace, outbox);
    updating = new Updating(clock, updates, api::executeWebhookReply, archive);
    actions = new UserActions(clock, bot, conversations, updates, media, queries);
    api.add(new Sending(conversations, media, limits, events).methods());
    api.add(new Editing(conversations, media, limits).methods());
    api.add(new Housekeeping(bot, conversations, files, queries, events).methods());
    api.add(menu.methods());
    paying = new Paying(new Stars(clock, archive), conversations, limits, updates, events);
    api.add(paying.methods());
    api.add(updating.methods());
    webApps = new WebApps(settings, clock, conversations, menu);
    updating.resume();
    servlets =
        Map.of(
            "/",
            new BotApiServlet(settings, api, files),
            "/telegram/api/*",
            chatApi(bot),
            "/telegram/api/events",
            new EventsServlet(events),
            "/telegram/*",
            new PageServlet(),
            ScriptServlet.PATH,
            new ScriptServlet());
  }

  private ChatApiServlet chatApi(ObjectNode bot) {
    var rest = new ChatApiServlet.Rest(menu, files, paying, webApps);
    return new ChatApiServlet(bot, conversations, actions, rest);
  }

  private static ObjectNode bot(TelegramSettings settings) {
    return Json.object()
        .put("id", settings.botId())
        .put("is_bot", true)
        .put("first_name", "Kadr")
        .put("username", settings.botUsername());
  }

  @Override
  public String name() {
    return "telegram";
  }

  @Override
  public Map<String, HttpServlet> servlets() {
    return servlets;
  }

  @Override
  public JsonNode control(String action, ObjectNode arguments) {
    return new ControlDesk(this).control(action, arguments);
  }

  /**
   * Back to three users who never wrote, no updates, no faults, limits on. Ids go on, and what the
   * bot registered, its commands and its webhook, stays: it says that only when it starts.
   */
  public void reset() {
    updates.clear();
    trouble.clear();
    pace.clear();
    queries.clear();
    limits.set(true);
    conversations.reset();
    paying.clear();
    files.clear();
    outbox.clear();
  }

  /** Ends all mischief, planned and by chance, and leaves everything else as it is. */
  public void calm() {
    trouble.clear();
  }

  /** Turns dials of the mischief by their names in {@code POST /control}, such as rate_429. */
  public void mischief(ObjectNode dials) {
    trouble.mischief().turn(dials);
  }

  /**
   * How fast the bot wrote at most since the last reset, {@code most_per_second} and {@code
   * most_per_second_in_one_chat}, and how often it was told 429, {@code too_many_requests}.
   */
  public ObjectNode pace() {
    return pace.report();
  }

  public void clearPace() {
    pace.clear();
  }

  /** Where every dial stands, and what waits. */
  public ObjectNode state() {
    var state = trouble.mischief().report();
    state.put("limits", limits.on()).put("planned_faults", trouble.planned().size());
    return state.put("pending_updates", updates.size()).set("pace", pace.report());
  }

  @Override
  public Panel panel() {
    return MischiefPanel.of(trouble, limits.on(), pace.report(), updates.size());
  }

  /** Switches the flood limits; they are on at the start. */
  public void limits(boolean on) {
    limits.set(on);
  }

  public void fault(Fault fault, int times) {
    trouble.planned().plan(fault, times);
  }

  public void clearFaults() {
    trouble.planned().clear();
  }

  /**
   * Queues an update exactly as given, well-formed or not; a JSON text is sent as raw bytes.
   *
   * @return its update id, zero when it has none
   */
  public int inject(JsonNode update) {
    return updates.inject(update);
  }

  /** The next update is delivered that many times in all. */
  public void duplicateNextUpdate(int times) {
    updates.duplicateNext(times);
  }

  /** How many updates the bot has not acknowledged. */
  public int pendingUpdates() {
    return updates.size();
  }

  /** The calls that the bot made, oldest first, without getUpdates. */
  public List<ReceivedCall> outbox() {
    return outbox.all();
  }

  public void clearOutbox() {
    outbox.clear();
  }

  /** The messages of a chat as they stand now: Bot API Message objects. */
  public List<ObjectNode> messages(long chatId) {
    return conversations.messages(chatId);
  }

  /** The test users: Bot API User objects. */
  public List<ObjectNode> users() {
    return conversations.people().stream().map(Person::user).toList();
  }

  /** Adds a test user who has not written yet and returns his id. */
  public long addUser(String firstName, String languageCode) {
    return conversations.addPerson(firstName, languageCode).id();
  }

  /** A user writes to the bot, which starts it. */
  public ObjectNode say(long userId, String text) {
    return say(userId, text, 0);
  }

  /** A user answers a message of this chat. */
  public ObjectNode say(long userId, String text, int replyTo) {
    return actions.write(userId, text, replyTo);
  }

  /** A user sends pictures; several are an album. */
  public List<ObjectNode> sendPhotos(long userId, List<Upload> pictures, String caption) {
    return sendPhotos(userId, pictures, Sent.with(caption));
  }

  /** The same, in a given order, with pauses, or in answer to a message. */
  public List<ObjectNode> sendPhotos(long userId, List<Upload> pictures, Sent sent) {
    return actions.send(userId, MediaKind.PHOTO, pictures, sent);
  }

  /** A user sends files; several are an album. */
  public List<ObjectNode> sendDocuments(long userId, List<Upload> documents, String caption) {
    return sendDocuments(userId, documents, Sent.with(caption));
  }

  public List<ObjectNode> sendDocuments(long userId, List<Upload> documents, Sent sent) {
    return actions.send(userId, MediaKind.DOCUMENT, documents, sent);
  }

  List<ObjectNode> send(long userId, MediaKind kind, List<Upload> uploads, Sent sent) {
    return actions.send(userId, kind, uploads, sent);
  }

  /** A user sends a video. */
  public ObjectNode sendVideo(long userId, Upload video, String caption) {
    return actions.send(userId, MediaKind.VIDEO, List.of(video), Sent.with(caption)).getFirst();
  }

  /**
   * A user presses an inline button.
   *
   * @param forged whether data is accepted that is on no button of the message
   * @return the id of the callback query
   */
  public String press(long userId, int messageId, String data, boolean forged) {
    return actions.press(userId, messageId, data, forged);
  }

  /**
   * A user pays an invoice in Stars, by its message or, where that is 0, by its link; the money is
   * taken when the bot says yes within ten seconds.
   *
   * @return the id of the pre-checkout query
   */
  public String pay(long userId, int messageId, String link) {
    return paying.pay(userId, messageId, link);
  }

  /** What a Mini App is opened with: signed for this user, now. */
  public String initData(long userId) {
    return webApps.initData(userId, clock.instant());
  }

  /** The same, signed at another time. */
  public String initData(long userId, Instant signedAt) {
    return webApps.initData(userId, signedAt);
  }

  public void block(long userId, boolean blocked) {
    actions.block(userId, blocked);
  }

  /** The user deletes his Telegram account. */
  public void deactivate(long userId) {
    conversations.changePerson(userId, Person::asDeactivated);
  }

  public void addGroup(long chatId, String title) {
    conversations.addGroup(chatId, title);
  }

  /** The group becomes a supergroup with another id. */
  public void migrate(long chatId, long to) {
    conversations.migrate(chatId, to);
  }

  /** The bytes behind a {@code file_id}. */
  public byte[] file(String fileId) {
    return files
        .find(fileId)
        .map(files::content)
        .orElseThrow(() -> new IllegalArgumentException("there is no file " + fileId));
  }

  @Override
  public void close() {
    updating.close();
    updates.close();
    events.close();
    api.close();
    media.close();
  }
}
