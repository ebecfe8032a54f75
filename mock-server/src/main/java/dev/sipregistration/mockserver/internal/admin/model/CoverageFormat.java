package dev.sipregistration.mockserver.internal.admin.model;

import dev.sipregistration.mockserver.coverage.Coverage;
import dev.sipregistration.mockserver.internal.admin.generated.CoverageModel;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.ext.MessageBodyWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;
import java.nio.charset.StandardCharsets;
import java.util.Set;

/** Writes the coverage as a text table. */
@Produces(MediaType.TEXT_PLAIN)
public final class CoverageFormat implements MessageBodyWriter<CoverageModel> {
  /** The parameter that chooses the format. */
  public static final String NAME = "format";

  private static final String TABLE = "table";
  public static final Set<String> KNOWN = Set.of("json", TABLE);

  private static final String PATH = "__admin/coverage";

  private final Coverage coverage;

  public CoverageFormat(Coverage coverage) {
    this.coverage = coverage;
  }

  /** Tells whether a request asks for a table. */
  public static boolean isTable(ContainerRequestContext request) {
    if (!request.getUriInfo().getPath().equals(PATH)) {
      return false;
    }
    String format = request.getUriInfo().getQueryParameters().getFirst(NAME);
    String accepted = request.getHeaderString(HttpHeaders.ACCEPT);
    return format == null
        ? accepted != null && accepted.startsWith(MediaType.TEXT_PLAIN)
        : format.equals(TABLE);
  }

  @Override
  public boolean isWriteable(
      Class<?> type, Type genericType, Annotation[] annotations, MediaType mediaType) {
    return type == CoverageModel.class;
  }

  @Override
  public void writeTo(
      CoverageModel report,
      Class<?> type,
      Type genericType,
      Annotation[] annotations,
      MediaType mediaType,
      MultivaluedMap<String, Object> headers,
      OutputStream body)
      throws IOException {
    headers.putSingle(
        HttpHeaders.CONTENT_TYPE, MediaType.TEXT_PLAIN_TYPE.withCharset("utf-8").toString());
    body.write(coverage.report().table().getBytes(StandardCharsets.UTF_8));
  }
}
