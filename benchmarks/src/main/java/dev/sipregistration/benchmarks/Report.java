package dev.sipregistration.benchmarks;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Measures everything that docs/performance.md tells, and writes it with its plots.
 *
 * <p>Servers are measured in turn, each in a process of its own, for a number of rounds; the page
 * has medians.
 */
public final class Report {
  private static final String CREATE =
      "sip_username=alice&proxy=sip.example.org&auth_user=alice&password=secret"
          + "&is_persistent=false&application_id=123";
  private static final String BIND = "sip_registration_id=1&bind=true&application_id=123";
  private static final String MOCK_SERVER = "this server, create";

  /** How the launcher has Java collect, where it says so. */
  private static final Pattern LAUNCHER_OPTIONS = Pattern.compile("memory='(.+)'");

  private final Path root;
  private final String jar;
  private final int rounds;
  private final Duration warmUp;
  private final Duration measured;
  private final Map<String, List<Run>> runs = new LinkedHashMap<>();

  private Report(String[] arguments) throws IOException {
    root = Path.of(arguments[0]);
    jar = standalone(root.resolve("mock-server/target")).toString();
    rounds = Integer.parseInt(arguments[1]);
    warmUp = Duration.ofSeconds(Long.parseLong(arguments[2]));
    measured = Duration.ofSeconds(Long.parseLong(arguments[3]));
  }

  /** What one round saw of one server. */
  private record Run(
      double perSecond,
      double p50,
      double p99,
      double halfLoadP99,
      double halfLoadMost,
      double processorMicros,
      double startSeconds,
      double startProcessorSeconds,
      int residentAtStart,
      int residentUnderLoad) {}

  private record Contender(List<String> command, String method, String query) {}

  /**
   * Measures and writes.
   *
   * @param arguments the root of the project, rounds, seconds of warm-up, seconds measured, the
   *     commit, and the command that starts Prism, if there is one
   */
  public static void main(String[] arguments) throws Exception {
    Report report = new Report(arguments);
    String[] prism = Arrays.copyOfRange(arguments, 5, arguments.length);
    Map<String, Contender> contenders = report.contenders(prism);
    for (int round = 1; round <= report.rounds; round++) {
      for (Map.Entry<String, Contender> one : contenders.entrySet()) {
        System.err.printf(Locale.ROOT, "round %d: %s%n", round, one.getKey());
        report
            .runs
            .computeIfAbsent(one.getKey(), name -> new ArrayList<>())
            .add(report.run(one.getValue()));
      }
    }
    Map<String, String> calls =
        report.lines(
            List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC"), CallCosts.class, "1000", "500");
    Map<String, String> scale = report.lines(List.of("-Xmx2g"), ScaleCosts.class, "10000", "100");
    report.write(arguments[4], calls, scale, report.client());
  }

  private static Path standalone(Path directory) throws IOException {
    try (var files = Files.newDirectoryStream(directory, "*-standalone.jar")) {
      return files.iterator().next();
    }
  }

  private Map<String, Contender> contenders(String[] prism) throws IOException {
    Map<String, Contender> all = new LinkedHashMap<>();
    List<String> mockServer = List.of(java(), "-jar", jar, "--port", "0");
    List<String> launched = new ArrayList<>(mockServer);
    launched.addAll(1, launcherOptions());
    all.put(MOCK_SERVER, new Contender(mockServer, "CreateSipRegistration", CREATE));
    all.put("this server, bind", new Contender(mockServer, "BindSipRegistration", BIND));
    all.put(
        "this server, create, launched", new Contender(launched, "CreateSipRegistration", CREATE));
    all.put("this server, bind, launched", new Contender(launched, "BindSipRegistration", BIND));
    for (String kind : List.of("jersey", "jdk", "wiremock")) {
      all.put(
          Map.of(
                  "jersey",
                  "trivial Jersey resource",
                  "jdk",
                  "JDK's HttpServer",
                  "wiremock",
                  "WireMock")
              .get(kind),
          new Contender(
              List.of(
                  java(),
                  "-cp",
                  System.getProperty("java.class.path"),
                  StubServer.class.getName(),
                  kind),
              "CreateSipRegistration",
              CREATE));
    }
    if (prism.length > 0) {
      all.put("Prism", new Contender(List.of(prism), "CreateSipRegistration", CREATE));
    }
    return all;
  }

  private List<String> launcherOptions() throws IOException {
    Matcher options =
        LAUNCHER_OPTIONS.matcher(
            Files.readString(
                root.resolve("mock-server/src/launcher/sip-registration-mock-server")));
    if (!options.find()) {
      throw new IOException("The launcher has no options");
    }
    return List.of(options.group(1).split(" ", -1));
  }

  /** Tells whether a server is measured at its start: this one is, once. */
  private static boolean isMeasuredAtStart(String server) {
    return server.equals(MOCK_SERVER) || !isThisServer(server);
  }

  private static boolean isThisServer(String server) {
    return server.startsWith("this server");
  }

  private static String java() {
    return Path.of(System.getProperty("java.home"), "bin", "java").toString();
  }

  private Run run(Contender contender) throws IOException {
    try (MeasuredServer server = new MeasuredServer(contender.command())) {
      int residentAtStart = server.residentMegabytes();
      String token = "any";
      if (contender.command().contains(jar)) {
        token = server.admin("/tokens", "{}");
        server.admin("/accounts/1/deposits", "{\"amount\": 100000000}");
        new Load(server.port(), bytes(server, "CreateSipRegistration", CREATE, token)).once();
      }
      Load load =
          new Load(server.port(), bytes(server, contender.method(), contender.query(), token));
      var unused = load.closed(warmUp);
      Duration before = server.processor();
      Load.Result closed = load.closed(measured);
      double processorMicros =
          server.processor().minus(before).toNanos() / 1e3 / closed.micros().length;
      Load.Result half = load.atRate(closed.perSecond() / 2, measured);
      return new Run(
          closed.perSecond(),
          closed.millis(0.5),
          closed.millis(0.99),
          half.millis(0.99),
          half.millis(1),
          processorMicros,
          server.wallAtStart().toMillis() / 1e3,
          server.processorAtStart().toMillis() / 1e3,
          residentAtStart,
          server.residentMegabytes());
    }
  }

  private static byte[] bytes(MeasuredServer server, String method, String query, String token) {
    return server.request(method, query, token).getBytes(StandardCharsets.US_ASCII);
  }

  /** Runs a program of this module, and returns its lines: a name, a tab, and the rest. */
  private Map<String, String> lines(List<String> options, Class<?> program, String... arguments)
      throws IOException, InterruptedException {
    System.err.println(program.getSimpleName());
    List<String> command = new ArrayList<>(List.of(java()));
    command.addAll(options);
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), program.getName()));
    command.addAll(List.of(arguments));
    Process process =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
    Map<String, String> lines = new TreeMap<>();
    for (String line : process.inputReader(StandardCharsets.UTF_8).lines().toList()) {
      int tab = line.indexOf('\t');
      lines.put(line.substring(0, tab), line.substring(tab + 1));
    }
    if (process.waitFor() != 0) {
      throw new IOException(program.getSimpleName() + " failed");
    }
    return lines;
  }

  private interface Figure {
    double of(Run run);
  }

  private double median(String server, Figure figure) {
    double[] values = runs.get(server).stream().mapToDouble(figure::of).sorted().toArray();
    return values[values.length / 2];
  }

  /**
   * Runs the client's JMH benchmarks, and returns their rows: the score, and what a call allocates.
   */
  private String client() throws IOException, InterruptedException {
    String rows = client(java(), "FacadeBenchmark", "", List.of());
    String newer = System.getProperty("newer.java", "");
    return newer.isEmpty()
        ? rows
        : rows
            + client(
                newer,
                "FacadeBenchmark.facadeCalls",
                ", virtual threads on a newer Java",
                List.of("-jvmArgsAppend", "-Djmh.executor=VIRTUAL"));
  }

  private String client(String java, String benchmarks, String suffix, List<String> options)
      throws IOException, InterruptedException {
    Path results = Files.createTempFile("jmh", ".json");
    List<String> command =
        new ArrayList<>(List.of(java, "-cp", System.getProperty("java.class.path")));
    command.addAll(List.of("org.openjdk.jmh.Main", benchmarks, "-prof", "gc", "-rf", "json"));
    command.addAll(options);
    command.addAll(List.of("-f", "1", "-wi", String.valueOf(rounds), "-i", String.valueOf(rounds)));
    command.addAll(List.of("-rff", results.toString()));
    Process process =
        new ProcessBuilder(command)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    if (process.waitFor() != 0) {
      throw new IOException("JMH failed");
    }
    StringBuilder rows = new StringBuilder();
    for (JsonNode result : new ObjectMapper().readTree(results.toFile())) {
      String name = result.get("benchmark").asText();
      JsonNode score = result.get("primaryMetric");
      rows.append(
          String.format(
              Locale.ROOT,
              "| %s%s | %,.1f %s | %,.0f |%n",
              name.substring(name.lastIndexOf('.') + 1),
              suffix,
              score.get("score").asDouble(),
              score.get("scoreUnit").asText(),
              result.at("/secondaryMetrics/gc.alloc.rate.norm/score").asDouble()));
      rows.append(overhead(result));
    }
    return rows.toString();
  }

  /** The two calls in turn share a machine's slow phases, so their ratio is the one to trust. */
  private static String overhead(JsonNode result) {
    JsonNode seen = result.get("secondaryMetrics");
    return seen.has("bareNanos")
        ? String.format(
            Locale.ROOT,
            "| façade ÷ bare, in turn | %.3f | |%n",
            seen.at("/facadeNanos/score").asDouble() / seen.at("/bareNanos/score").asDouble())
        : "";
  }

  private void write(
      String commit, Map<String, String> calls, Map<String, String> scale, String client)
      throws IOException {
    Path plots = Files.createDirectories(root.resolve("docs/plots"));
    Map<String, Double> perSecond = new LinkedHashMap<>();
    Map<String, Double> start = new LinkedHashMap<>();
    StringBuilder table = new StringBuilder();
    for (String server : runs.keySet()) {
      perSecond.put(server, median(server, Run::perSecond));
      if (isMeasuredAtStart(server)) {
        start.put(server.replace(", create", ""), median(server, Run::startProcessorSeconds));
      }
      table.append(
          String.format(
              Locale.ROOT,
              "| %s | %,.0f | %.2f | %.0f | %.1f | %.1f | %.1f | %.0f |%n",
              server,
              median(server, Run::perSecond),
              median(MOCK_SERVER, Run::perSecond) / median(server, Run::perSecond),
              median(server, Run::processorMicros),
              median(server, Run::p99),
              median(server, Run::halfLoadP99),
              median(server, Run::halfLoadMost),
              median(server, Run::residentUnderLoad)));
    }
    StringBuilder starts = new StringBuilder();
    for (String server : runs.keySet()) {
      if (isMeasuredAtStart(server)) {
        starts.append(
            String.format(
                Locale.ROOT,
                "| %s | %.2f | %.2f | %.0f |%n",
                server.replace(", create", ""),
                median(server, Run::startSeconds),
                median(server, Run::startProcessorSeconds),
                median(server, Run::residentAtStart)));
      }
    }
    Files.writeString(
        plots.resolve("calls-per-second.svg"), Plot.bars("Calls per second", "", perSecond));
    Files.writeString(
        plots.resolve("start.svg"), Plot.bars("Processor time of a start", " s", start));
    Files.writeString(
        root.resolve("docs/performance.md"),
        page(commit, table.toString(), starts.toString(), calls, scale, client));
  }

  private static Map<String, String> withoutCalls(Map<String, String> scale) {
    Map<String, String> others = new TreeMap<>(scale);
    others.values().removeIf(value -> value.indexOf('\t') >= 0);
    return others;
  }

  /** What {@link ScaleCosts} tells of one kind of call, in nanoseconds. */
  private record ScaleOf(
      String name, double alone, double same, double all, double aloneOverHttp, double overHttp) {
    static List<ScaleOf> all(Map<String, String> scale) {
      return scale.entrySet().stream()
          .filter(line -> line.getValue().indexOf('\t') >= 0)
          .map(line -> of(line.getKey(), line.getValue().split("\t", -1)))
          .toList();
    }

    private static ScaleOf of(String name, String[] nanos) {
      double[] values = Arrays.stream(nanos).mapToDouble(Double::parseDouble).toArray();
      return new ScaleOf(name, values[0], values[1], values[2], values[3], values[4]);
    }

    static String rows(Map<String, String> scale) {
      return all(scale).stream().map(ScaleOf::row).collect(Collectors.joining());
    }

    double ratioOverHttp() {
      return overHttp / aloneOverHttp;
    }

    private String row() {
      return String.format(
          Locale.ROOT,
          "| %s | %,.0f | %,.0f | %,.0f | %,.0f | %,.0f | %.2f |%n",
          name,
          alone,
          same,
          all,
          aloneOverHttp,
          overHttp,
          ratioOverHttp());
    }
  }

  private static String rows(Map<String, String> lines) {
    StringBuilder rows = new StringBuilder();
    lines.forEach(
        (name, value) ->
            rows.append("| ")
                .append(name)
                .append(" | ")
                .append(value.replace("\t", " | "))
                .append(" |\n"));
    return rows.toString();
  }

  private String page(
      String commit,
      String servers,
      String starts,
      Map<String, String> calls,
      Map<String, String> scale,
      String client)
      throws IOException {
    String text = Files.readString(root.resolve("benchmarks/performance.md.template"));
    var system = ManagementFactory.getOperatingSystemMXBean();
    return text.replace("{commit}", commit)
        .replace(
            "{machine}",
            "%d processors, %s, Java %s, load average %.1f at the end"
                .formatted(
                    system.getAvailableProcessors(),
                    system.getName() + " " + system.getArch(),
                    System.getProperty("java.version"),
                    system.getSystemLoadAverage()))
        .replace("{rounds}", String.valueOf(rounds))
        .replace("{warm-up}", String.valueOf(warmUp.toSeconds()))
        .replace("{measured}", String.valueOf(measured.toSeconds()))
        .replace("{servers}", servers)
        .replace("{starts}", starts)
        .replace("{calls}", rows(calls))
        .replace("{scale-of-calls}", ScaleOf.rows(scale))
        .replace("{scale}", rows(withoutCalls(scale)))
        .replace("{client}", client)
        .replace("{goals}", goals(scale));
  }

  private String goals(Map<String, String> scale) {
    StringBuilder rows = new StringBuilder();
    double perSecond = median(MOCK_SERVER, Run::perSecond);
    Map<String, Double> times =
        Map.of("trivial Jersey resource", 0.8, "WireMock", 3.0, "Prism", 8.0);
    times.forEach(
        (server, wanted) -> {
          if (runs.containsKey(server)) {
            goal(
                rows,
                "creations a second, times those of " + server,
                wanted,
                perSecond / median(server, Run::perSecond),
                true);
          }
        });
    for (String server : runs.keySet()) {
      if (isThisServer(server)) {
        String of = server.substring(server.indexOf(',') + 2);
        goal(rows, of + ": p99 at half load, ms", 2, median(server, Run::halfLoadP99), false);
        goal(rows, of + ": longest at half load, ms", 20, median(server, Run::halfLoadMost), false);
        goal(rows, of + ": resident, MB", 200, median(server, Run::residentUnderLoad), false);
      }
    }
    double start = median(MOCK_SERVER, Run::startSeconds);
    goal(
        rows,
        "start, times that of a trivial Jersey resource",
        1.1,
        start / median("trivial Jersey resource", Run::startSeconds),
        false);
    goal(
        rows,
        "start, times that of WireMock",
        1,
        start / median("WireMock", Run::startSeconds),
        false);
    goal(
        rows,
        "resident after the start, MB",
        110,
        median(MOCK_SERVER, Run::residentAtStart),
        false);
    goal(
        rows,
        "heap of a registration, bytes",
        400,
        number(scale, "heap bytes per registration"),
        false);
    goal(
        rows,
        "renewal of all, ms",
        5_000,
        number(scale, "milliseconds of a month's renewals"),
        false);
    for (ScaleOf call : ScaleOf.all(scale)) {
      goal(rows, call.name() + " among many, times alone", 1.2, call.ratioOverHttp(), false);
    }
    return rows.toString();
  }

  private static double number(Map<String, String> lines, String name) {
    return Double.parseDouble(lines.get(name));
  }

  private static void goal(
      StringBuilder rows, String name, double wanted, double is, boolean atLeast) {
    boolean met = atLeast ? is >= wanted : is <= wanted;
    rows.append(
        String.format(
            Locale.ROOT,
            "| %s | %s %,.1f | %,.2f | %s |%n",
            name,
            atLeast ? "≥" : "≤",
            wanted,
            is,
            met ? "met" : "missed by %.0f %%".formatted(Math.abs(is / wanted - 1) * 100)));
  }
}
