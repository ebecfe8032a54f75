package dev.sipregistration.benchmarks;

import java.io.IOException;

/** Calls of accounts that are numbered from 1, each of which has some SIP registrations. */
interface ScaledCalls {
  /** Returns the number of accounts. */
  int accounts();

  /** Returns all accounts to what they had before they were measured. */
  void reset();

  void create(int account) throws IOException;

  /**
   * Binds one of the account's SIP registrations to an application.
   *
   * @param turn counts the calls, so that each one changes something
   */
  void bind(int account, int turn) throws IOException;

  /** Binds one of the account's SIP registrations to the user who holds another one. */
  void displace(int account, int turn) throws IOException;

  /** Lists the first ten. */
  void list(int account) throws IOException;

  /** Shows the account with all that it has. */
  void state(int account) throws IOException;
}
