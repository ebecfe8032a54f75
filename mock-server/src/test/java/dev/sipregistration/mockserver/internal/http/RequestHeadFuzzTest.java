package dev.sipregistration.mockserver.internal.http;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.sipregistration.mockserver.internal.http.RequestHead.State;
import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.glassfish.grizzly.memory.Buffers;
import org.glassfish.grizzly.memory.MemoryManager;

/** A head is complete exactly if RFC 9112 says so, and what is judged stays so. */
class RequestHeadFuzzTest {
  private static final int SHORT = 64;
  private static final Pattern HEAD =
      Pattern.compile(
          """
          [A-Z]{1,16} [\\x21-\\x7e\\x80-\\xff]+ HTTP/1\\.[01]\\r?\\n\
          ([!#$%&'*+\\-.^_`|~0-9A-Za-z]++:[\\t\\x20-\\x7e\\x80-\\xff]*+\\r?\\n)*+\
          \\r?\\n\
          """);

  @FuzzTest(maxDuration = "10s")
  void judge_anyBytes_agreesWithTheGrammar(byte[] received) {
    State state = check(received, Integer.MAX_VALUE);

    Matcher head = HEAD.matcher(new String(received, ISO_8859_1));
    assertThat(state == State.COMPLETE).isEqualTo(head.lookingAt());
    if (state == State.COMPLETE && head.end() > SHORT) {
      assertThat(check(received, SHORT)).isEqualTo(State.TOO_LARGE);
    }
    RequestHead inPieces = new RequestHead(Integer.MAX_VALUE);
    State last = State.INCOMPLETE;
    for (int length = 0; length < received.length; length += 1 + received.length / 20) {
      byte[] beginning = Arrays.copyOf(received, length);
      State before = check(beginning, Integer.MAX_VALUE);
      assertThat(before).isIn(State.INCOMPLETE, state);
      if (last == State.INCOMPLETE) {
        last = inPieces.check(Buffers.wrap(MemoryManager.DEFAULT_MEMORY_MANAGER, beginning));
        assertThat(last).isEqualTo(before);
      }
    }
  }

  private static State check(byte[] received, int maxLength) {
    return new RequestHead(maxLength)
        .check(Buffers.wrap(MemoryManager.DEFAULT_MEMORY_MANAGER, received));
  }
}
