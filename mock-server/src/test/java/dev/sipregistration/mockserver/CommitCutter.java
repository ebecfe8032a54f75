package dev.sipregistration.mockserver;

import java.io.BufferedOutputStream;
import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * A port in front of PostgreSQL that cuts a connection off as its transaction commits: who commits
 * cannot tell whether that was carried out. It follows the protocol as far as that takes.
 */
final class CommitCutter implements AutoCloseable {
  /** When to cut off. */
  enum Moment {
    /** The database does not hear of the commit. */
    BEFORE,
    /** The database has committed, and nobody hears of it. */
    AFTER
  }

  private record Cut(String statement, Moment moment) {}

  private static final int SSL_REQUEST = 80_877_103;
  private static final byte[] COMMITTED = "COMMIT\0".getBytes(StandardCharsets.US_ASCII);

  private final ServerSocket listener;
  private final int target;
  private final AtomicReference<@Nullable Cut> next = new AtomicReference<>();

  CommitCutter(int target) throws IOException {
    this.target = target;
    listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    start(this::accept);
  }

  int port() {
    return listener.getLocalPort();
  }

  /** Cuts the next transaction off that has executed a statement with a text in it. */
  void cutNext(String statement, Moment moment) {
    next.set(new Cut(statement, moment));
  }

  /** Returns whether the last one was cut off. */
  boolean hasCut() {
    return next.get() == null;
  }

  private static void start(Runnable task) {
    Thread thread = new Thread(task, "commit cutter");
    thread.setDaemon(true);
    thread.start();
  }

  private void accept() {
    try {
      while (!listener.isClosed()) {
        Link link =
            new Link(listener.accept(), new Socket(InetAddress.getLoopbackAddress(), target));
        start(link::requests);
        start(link::responses);
      }
    } catch (IOException closed) {
      // The test is over.
    }
  }

  @Override
  public void close() throws IOException {
    listener.close();
  }

  /** One connection. */
  private final class Link {
    private final Socket client;
    private final Socket server;
    private final Map<String, String> prepared = new HashMap<>();
    private @Nullable Cut affected;
    private volatile boolean losesResponse;

    Link(Socket client, Socket server) throws IOException {
      client.setTcpNoDelay(true);
      server.setTcpNoDelay(true);
      this.client = client;
      this.server = server;
    }

    void requests() {
      try (client;
          server) {
        DataInputStream in = new DataInputStream(client.getInputStream());
        DataOutputStream out =
            new DataOutputStream(new BufferedOutputStream(server.getOutputStream()));
        while (begin(in, out) == SSL_REQUEST) {
          // The server has no TLS, and the client begins anew.
        }
        while (true) {
          int type = in.readByte();
          byte[] message = in.readNBytes(in.readInt() - Integer.BYTES);
          if (isCut(type, message)) {
            return;
          }
          out.writeByte(type);
          out.writeInt(message.length + Integer.BYTES);
          out.write(message);
          if (in.available() == 0) {
            out.flush();
          }
        }
      } catch (IOException ended) {
        // By one side or the other.
      }
    }

    private static int begin(DataInputStream in, DataOutputStream out) throws IOException {
      byte[] message = in.readNBytes(in.readInt() - Integer.BYTES);
      out.writeInt(message.length + Integer.BYTES);
      out.write(message);
      out.flush();
      return new DataInputStream(new ByteArrayInputStream(message)).readInt();
    }

    /** Notes what is prepared, by {@code Parse}, and executed, by {@code Bind}. */
    private boolean isCut(int type, byte[] message) {
      String[] texts = new String(message, StandardCharsets.UTF_8).split("\0", 3);
      if (type == 'P') {
        prepared.put(texts[0], texts[1]);
      } else if (type == 'B') {
        return isCut(prepared.getOrDefault(texts[1], ""));
      }
      return false;
    }

    private boolean isCut(String statement) {
      Cut wanted = next.get();
      if (wanted != null && statement.contains(wanted.statement())) {
        affected = wanted;
      }
      if (affected == null || !statement.equals("COMMIT")) {
        return false;
      }
      if (affected.moment() == Moment.AFTER) {
        losesResponse = true;
        return false;
      }
      next.set(null);
      return true;
    }

    void responses() {
      try (client;
          server) {
        InputStream in = server.getInputStream();
        OutputStream out = client.getOutputStream();
        byte[] buffer = new byte[1 << 16];
        for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
          if (losesResponse && isCommitted(Arrays.copyOf(buffer, read))) {
            next.set(null);
            return;
          }
          out.write(buffer, 0, read);
        }
      } catch (IOException ended) {
        // By one side or the other.
      }
    }

    private static boolean isCommitted(byte[] response) {
      return new String(response, StandardCharsets.ISO_8859_1)
          .contains(new String(COMMITTED, StandardCharsets.ISO_8859_1));
    }
  }
}
