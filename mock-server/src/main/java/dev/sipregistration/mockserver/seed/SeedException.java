package dev.sipregistration.mockserver.seed;

/**
 * A seed file cannot be used. The message is one line that says where, what is wrong and how to
 * mend it; it never quotes a password, a key or a salt.
 */
public final class SeedException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final String file;
  private final int line;
  private final int column;

  /** Makes an exception about a place in a file, or with line 0 about the file as a whole. */
  SeedException(String file, int line, int column, String problem) {
    super(line == 0 ? file + ": " + problem : file + ":" + line + ":" + column + ": " + problem);
    this.file = file;
    this.line = line;
    this.column = column;
  }

  /** Returns the path as it was written, or the name of a seed that came in another way. */
  public String file() {
    return file;
  }

  /** Returns the line that is wrong, from 1; 0 for the file as a whole. */
  public int line() {
    return line;
  }

  /** Returns the column that is wrong, from 1; 0 for the file as a whole. */
  public int column() {
    return column;
  }
}
