import java.nio.file.Files;
import java.nio.file.Path;
import java.util.spi.ToolProvider;

/**
 * Compiles picocli's sources for this project's Java, into a jar, unless it is there.
 *
 * <p>The build runs this file as it is: {@code java RecompilePicocli.java DIRECTORY TIMESTAMP}; the
 * directory has the sources.
 */
final class RecompilePicocli {
  private RecompilePicocli() {}

  public static void main(String[] arguments) {
    Path directory = Path.of(arguments[0]);
    Path jar = directory.resolve("picocli.jar");
    if (Files.exists(jar)) {
      return;
    }
    String classes = directory.resolve("classes").toString();
    String sources = directory.resolve("sources/picocli").toString();
    run(
        "javac --release=17 -proc:none -nowarn -XDsuppressNotes -XDstringConcat=inline",
        "-d",
        classes,
        sources + "/AutoComplete.java",
        sources + "/CommandLine.java");
    run(
        "jar --create --no-manifest",
        "--date=" + arguments[1],
        "--file=" + jar,
        "-C",
        classes,
        ".");
  }

  private static void run(String command, String... more) {
    String[] words = command.split(" ");
    String[] arguments = new String[words.length - 1 + more.length];
    System.arraycopy(words, 1, arguments, 0, words.length - 1);
    System.arraycopy(more, 0, arguments, words.length - 1, more.length);
    int status =
        ToolProvider.findFirst(words[0]).orElseThrow().run(System.out, System.err, arguments);
    if (status != 0) {
      System.exit(status);
    }
  }
}
