package dev.kadr.sandbox;

import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The sandbox as a program: says where it listens, and stops when it is told to. */
final class Program {
  private static final Logger LOG = LoggerFactory.getLogger(Program.class);

  private Program() {}

  static void run(Map<String, String> environment) throws InterruptedException {
    var settings = SandboxSettings.ofProgram(environment);
    var sandbox = Sandbox.start(settings);
    Runtime.getRuntime().addShutdownHook(new Thread(sandbox::close, "sandbox-stop"));
    LOG.info("Sandbox at {}", sandbox.uri());
    LOG.info("Chat    at {}/telegram/", sandbox.uri());
    LOG.info("Jobs    at {}/jobs", sandbox.uri());
    LOG.info("Cabinet at {}/yookassa/", sandbox.uri());
    LOG.info("Mischief at {}/mischief/", sandbox.uri());
    settings.folder().ifPresent(folder -> LOG.info("Its memory is kept in {}", folder));
    sandbox.join();
  }
}
