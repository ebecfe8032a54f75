package dev.sipregistration.mockserver.faults;

import java.time.Duration;

/** What the caller sees of a fault. */
public sealed interface FaultEffect {

  /**
   * Names it in a few words, for people.
   *
   * @return such as {@code connection reset}
   */
  default String describe() {
    return kind().text;
  }

  /**
   * Returns what kind of symptom it is, without the particulars.
   *
   * @return the kind
   */
  Kind kind();

  /** The kinds of symptoms. */
  enum Kind {
    /** The answer takes its time. */
    DELAY("delay"),
    /** The call is refused as the platform does it. */
    ERROR_CODE("error"),
    /** The answer has another status. */
    HTTP_STATUS("HTTP status"),
    /** The answer has the status 429. */
    TOO_MANY_REQUESTS("HTTP status 429"),
    /** The connection is reset. */
    CONNECTION_RESET("connection reset"),
    /** The connection is closed. */
    CONNECTION_CLOSED("connection closed"),
    /** The body breaks off, and the connection stays open. */
    STALLED_BODY("stalled body"),
    /** The body comes in pieces. */
    DRIBBLED_BODY("dribbled body"),
    /** The JSON breaks off. */
    TRUNCATED_JSON("truncated JSON"),
    /** The JSON is not quite one. */
    MALFORMED_JSON("malformed JSON"),
    /** The body is empty. */
    EMPTY_ANSWER("empty answer");

    private final String text;

    Kind(String text) {
      this.text = text;
    }
  }

  /** The caller sees that the answer took its time, and nothing else. */
  record Slow() implements FaultEffect {
    @Override
    public Kind kind() {
      return Kind.DELAY;
    }
  }

  /** The caller gets an answer that says something else than what happened, or says it badly. */
  sealed interface InTheAnswer extends FaultEffect {}

  /** The caller does not get the whole answer, or not at once. */
  sealed interface OnTheWire extends FaultEffect {}

  /**
   * The call is refused, as the platform does it: status 200 and an error.
   *
   * @param code one of the vendor's codes, or one that nobody knows
   */
  record Refusal(int code) implements InTheAnswer {
    @Override
    public Kind kind() {
      return Kind.ERROR_CODE;
    }

    @Override
    public String describe() {
      return "error " + code;
    }
  }

  /**
   * The answer has another status and no JSON, as if something in front of the platform gave it.
   *
   * @param status 400 to 599
   */
  record HttpStatus(int status) implements InTheAnswer {
    @Override
    public Kind kind() {
      return Kind.HTTP_STATUS;
    }

    @Override
    public String describe() {
      return "HTTP status " + status;
    }
  }

  /**
   * The answer has the status 429 and says when to come again.
   *
   * @param retryAfter whole seconds
   */
  record TooManyRequests(Duration retryAfter) implements InTheAnswer {
    @Override
    public Kind kind() {
      return Kind.TOO_MANY_REQUESTS;
    }
  }

  /** The answer is well-formed as HTTP, and its JSON breaks off in the middle. */
  record TruncatedJson() implements InTheAnswer {
    @Override
    public Kind kind() {
      return Kind.TRUNCATED_JSON;
    }
  }

  /** The answer is complete, but what should be JSON is not quite. */
  record MalformedJson() implements InTheAnswer {
    @Override
    public Kind kind() {
      return Kind.MALFORMED_JSON;
    }
  }

  /** The answer has the status 200 and an empty body. */
  record EmptyAnswer() implements InTheAnswer {
    @Override
    public Kind kind() {
      return Kind.EMPTY_ANSWER;
    }
  }

  /** The connection is reset (TCP RST) in place of an answer. */
  record ConnectionReset() implements OnTheWire {
    @Override
    public Kind kind() {
      return Kind.CONNECTION_RESET;
    }
  }

  /** The connection is closed (TCP FIN) in place of an answer. */
  record ConnectionClosed() implements OnTheWire {
    @Override
    public Kind kind() {
      return Kind.CONNECTION_CLOSED;
    }
  }

  /** Head and half of the body come, and never the rest. */
  record StalledBody() implements OnTheWire {
    @Override
    public Kind kind() {
      return Kind.STALLED_BODY;
    }
  }

  /**
   * The body comes in small pieces.
   *
   * @param length how long it takes from the first piece to the last
   */
  record DribbledBody(Duration length) implements OnTheWire {
    @Override
    public Kind kind() {
      return Kind.DRIBBLED_BODY;
    }
  }
}
