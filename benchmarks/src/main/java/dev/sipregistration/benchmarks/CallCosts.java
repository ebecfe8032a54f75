package dev.sipregistration.benchmarks;

import com.sun.management.ThreadMXBean;
import dev.sipregistration.mockserver.MockAccount;
import dev.sipregistration.mockserver.MockServer;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Tells what a call costs the server: bytes allocated, and processor time, of the server's threads
 * per call. The client is one thread that allocates nothing and is not counted, so the bytes are
 * the same in each run, whatever else the machine does.
 *
 * <p>Arguments: the number of calls to warm up with, and the number to measure, in each of five
 * rounds.
 */
public final class CallCosts {
  private static final int ROUNDS = 5;
  private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

  private final MockServer server = MockServer.start();
  private final MockAccount account =
      server.newAccount(opened -> opened.terms(terms -> terms.withMaxSipRegistrations(null)));
  private final Socket socket;
  private final Responses responses;

  private CallCosts() throws IOException {
    account.givenPrice("0.01", "0").givenBalance("1000000");
    socket = new Socket("127.0.0.1", server.baseUri().getPort());
    socket.setTcpNoDelay(true);
    responses = new Responses(socket.getInputStream());
  }

  /**
   * Prints a line for each kind of call: its name, bytes and nanoseconds per call, with tabs.
   *
   * @param arguments the two numbers of calls
   */
  public static void main(String[] arguments) throws IOException {
    int warmUp = Integer.parseInt(arguments[0]);
    int calls = Integer.parseInt(arguments[1]);
    CallCosts costs = new CallCosts();
    Map<String, byte[]> kinds = costs.kinds();
    for (byte[] request : kinds.values()) {
      costs.measure(request, warmUp);
    }
    Map<String, long[][]> measured = new HashMap<>();
    for (int round = 0; round < ROUNDS; round++) {
      for (Map.Entry<String, byte[]> kind : kinds.entrySet()) {
        long[][] rounds = measured.computeIfAbsent(kind.getKey(), name -> new long[2][ROUNDS]);
        long[] cost = costs.measure(kind.getValue(), calls);
        rounds[0][round] = cost[0];
        rounds[1][round] = cost[1];
      }
    }
    measured.forEach(
        (name, rounds) ->
            System.out.printf(
                Locale.ROOT, "%s\t%d\t%d%n", name, median(rounds[0]), median(rounds[1])));
    System.exit(0);
  }

  private static long median(long[] values) {
    Arrays.sort(values);
    return values[values.length / 2];
  }

  private Map<String, byte[]> kinds() {
    return Map.of(
        "create",
        request(
            "CreateSipRegistration",
            "sip_username=alice&proxy=sip.example.org&auth_user=alice&password=secret"
                + "&is_persistent=false&application_id="
                + account.applicationId()),
        "bind",
        request(
            "BindSipRegistration",
            "sip_registration_id=1&bind=true&application_id=" + account.applicationId()),
        "refusal",
        request("BindSipRegistration", "sip_registration_id=999999999&bind=false"));
  }

  private byte[] request(String method, String query) {
    return String.join(
            "\r\n",
            List.of(
                "POST /platform_api/" + method + "?" + query + " HTTP/1.1",
                "Host: 127.0.0.1:" + server.baseUri().getPort(),
                "User-Agent: benchmark",
                "Accept: application/json",
                "Authorization: Bearer " + account.token(),
                "Content-Length: 0",
                "",
                ""))
        .getBytes(StandardCharsets.US_ASCII);
  }

  /** Returns bytes and nanoseconds per call, of all threads but this one. */
  private long[] measure(byte[] request, int calls) throws IOException {
    long[] before = spent();
    for (int i = 0; i < calls; i++) {
      socket.getOutputStream().write(request);
      responses.next();
    }
    long[] after = spent();
    return new long[] {(after[0] - before[0]) / calls, (after[1] - before[1]) / calls};
  }

  private static long[] spent() {
    long own = Thread.currentThread().getId();
    long[] spent = new long[2];
    for (long id : THREADS.getAllThreadIds()) {
      if (id != own) {
        spent[0] += Math.max(0, THREADS.getThreadAllocatedBytes(id));
        spent[1] += Math.max(0, THREADS.getThreadCpuTime(id));
      }
    }
    return spent;
  }
}
