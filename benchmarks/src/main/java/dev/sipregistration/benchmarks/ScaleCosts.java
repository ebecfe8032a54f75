package dev.sipregistration.benchmarks;

import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.Collectors;
import java.util.stream.LongStream;

/**
 * Tells what calls cost with few and with many SIP registrations, below HTTP and over it; what a
 * SIP registration takes of the heap; and how long the renewal and the export of all take.
 *
 * <p>Arguments: the number of accounts, and of SIP registrations in each.
 */
public final class ScaleCosts implements AutoCloseable {
  private static final int FEW = 10;

  /** Accounts that stay in the processor's caches, though they are some of many. */
  private static final int SAME = 10;

  /** Accounts that are called over HTTP, because to sign a token for each of many takes long. */
  private static final int SIGNED = 100;

  private static final int SAMPLES = 2_000;
  private static final Duration TIME_OF_THREADS = Duration.ofSeconds(2);
  private static final int SAMPLES_OVER_HTTP = 500;

  private static final Map<String, Call> KINDS = new LinkedHashMap<>();

  static {
    KINDS.put("create", (calls, account, turn) -> calls.create(account));
    KINDS.put("bind", ScaledCalls::bind);
    KINDS.put("displacement", ScaledCalls::displace);
    KINDS.put("list", (calls, account, turn) -> calls.list(account));
  }

  private final Population many;
  private final int each;
  private final PopulationOverHttp manyOverHttp;

  private ScaleCosts(Population many, int each) throws IOException {
    this.many = many;
    this.each = each;
    manyOverHttp = new PopulationOverHttp(many);
  }

  /** One kind of call, of the account with a number. */
  private interface Call {
    void of(ScaledCalls calls, int account, int turn) throws IOException;
  }

  /**
   * Prints lines of a name, a tab and a number, or for each kind of call the nanoseconds of an
   * account alone, of some accounts of many, and of all of them; then over HTTP, of an account
   * alone and of accounts among many.
   *
   * @param arguments the two numbers
   */
  public static void main(String[] arguments) throws IOException {
    int accounts = Integer.parseInt(arguments[0]);
    int each = Integer.parseInt(arguments[1]);
    try (ScaleCosts warmUp = new ScaleCosts(new Population(SAME).filledWith(each), each)) {
      var unused = warmUp.calls();
    }
    Population many = new Population(accounts);
    long heapOfAccounts = heap();
    many.filledWith(each);
    print("heap bytes per registration", (heap() - heapOfAccounts) / ((long) accounts * each));
    try (ScaleCosts costs = new ScaleCosts(many, each)) {
      costs.calls().forEach(System.out::println);
      costs.export();
    }
    int processors = Runtime.getRuntime().availableProcessors();
    for (int threads = 1; threads <= processors; threads *= 2) {
      print("binds a second below HTTP, threads: " + threads, perSecond(many, threads));
    }
    long start = System.nanoTime();
    many.renew();
    print("milliseconds of a month's renewals", (System.nanoTime() - start) / 1_000_000);
    System.exit(0);
  }

  private static void print(String name, long number) {
    System.out.printf(Locale.ROOT, "%s\t%d%n", name, number);
  }

  private static long heap() {
    Runtime runtime = Runtime.getRuntime();
    for (int i = 0; i < 3; i++) {
      System.gc();
    }
    return runtime.totalMemory() - runtime.freeMemory();
  }

  /** Measures calls of an account alone and of accounts among many in turn. */
  private List<String> calls() throws IOException {
    List<String> lines = new ArrayList<>();
    Population alone = new Population(1).filledWith(FEW);
    try (PopulationOverHttp aloneOverHttp = new PopulationOverHttp(alone)) {
      for (Map.Entry<String, Call> kind : KINDS.entrySet()) {
        lines.add(line(kind.getKey(), kind.getValue(), alone, aloneOverHttp));
      }
    }
    // A state has all of the account, so the account alone must have as many.
    alone.filledWith(each);
    try (PopulationOverHttp aloneOverHttp = new PopulationOverHttp(alone)) {
      Call state = (calls, account, turn) -> calls.state(account);
      lines.add(line("state", state, alone, aloneOverHttp));
    }
    return lines;
  }

  private String line(String name, Call call, Population alone, PopulationOverHttp aloneOverHttp)
      throws IOException {
    return name
        + LongStream.concat(
                Arrays.stream(below(call, alone)), Arrays.stream(overHttp(call, aloneOverHttp)))
            .mapToObj(nanos -> "\t" + nanos)
            .collect(Collectors.joining());
  }

  private long[] below(Call call, Population alone) throws IOException {
    long[][] nanos = new long[3][SAMPLES];
    for (int turn = 0; turn < SAMPLES; turn++) {
      nanos[0][turn] = nanos(call, alone, 1, turn);
      nanos[1][turn] = nanos(call, many, 1 + turn % SAME, turn / SAME);
      nanos[2][turn] = nanos(call, many, 1 + turn % many.accounts(), turn / many.accounts());
    }
    return medians(nanos);
  }

  private long[] overHttp(Call call, PopulationOverHttp alone) throws IOException {
    long[][] nanos = new long[2][SAMPLES_OVER_HTTP];
    int called = Math.min(SIGNED, many.accounts());
    for (int turn = 0; turn < SAMPLES_OVER_HTTP; turn++) {
      int account = 1 + turn % called * (many.accounts() / called);
      nanos[0][turn] = nanos(call, alone, 1, turn);
      nanos[1][turn] = nanos(call, manyOverHttp, account, turn / called);
    }
    return medians(nanos);
  }

  private static long nanos(Call call, ScaledCalls calls, int account, int turn)
      throws IOException {
    if (calls.accounts() == 1 && turn % FEW == 0) {
      calls.reset();
    }
    long start = System.nanoTime();
    call.of(calls, account, turn);
    return System.nanoTime() - start;
  }

  private static long[] medians(long[][] nanos) {
    return Arrays.stream(nanos).mapToLong(ScaleCosts::median).toArray();
  }

  private static long median(long[] nanos) {
    Arrays.sort(nanos);
    return nanos[nanos.length / 2];
  }

  /** Binds on threads that share the store, each in accounts of its own. */
  private static long perSecond(Population many, int threads) {
    long end = System.nanoTime() + TIME_OF_THREADS.toNanos();
    LongAdder bound = new LongAdder();
    ExecutorService running = Executors.newFixedThreadPool(threads);
    for (int thread = 0; thread < threads; thread++) {
      int first = thread;
      running.execute(
          () -> {
            for (int turn = first; System.nanoTime() < end; turn += threads) {
              many.bind(1 + turn % many.accounts(), turn / many.accounts());
              bound.increment();
            }
          });
    }
    running.shutdown();
    try {
      if (!running.awaitTermination(1, TimeUnit.MINUTES)) {
        throw new IllegalStateException("The threads do not end");
      }
    } catch (InterruptedException interrupted) {
      throw new IllegalStateException(interrupted);
    }
    return bound.sum() / TIME_OF_THREADS.toSeconds();
  }

  /** Reads the state of all accounts as fast as it comes. */
  private void export() throws IOException {
    long start = System.nanoTime();
    long bytes = 0;
    try (InputStream in =
        manyOverHttp.server().baseUri().resolve("/__admin/state").toURL().openStream()) {
      byte[] buffer = new byte[65_536];
      for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
        bytes += read;
      }
    }
    print("milliseconds of an export of the whole state", (System.nanoTime() - start) / 1_000_000);
    print("megabytes of that export", bytes / 1_000_000);
  }

  @Override
  public void close() throws IOException {
    manyOverHttp.close();
  }
}
