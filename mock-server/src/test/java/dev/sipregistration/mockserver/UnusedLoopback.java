package dev.sipregistration.mockserver;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;

/** An address of this machine whose ports no other test and no other program takes meanwhile. */
public final class UnusedLoopback {
  /** Another address than 127.0.0.1 where the system has more, as Linux does. */
  public static final String HOST = host();

  private UnusedLoopback() {}

  private static String host() {
    try (ServerSocket bound = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.77"))) {
      return bound.getInetAddress().getHostAddress();
    } catch (IOException notOfThisMachine) {
      return "127.0.0.1";
    }
  }
}
