package dev.sipregistration.mockserver.internal.http;

import javax.net.ssl.SSLContext;

/**
 * A port for HTTPS.
 *
 * @param port the port, or 0 for any that is free
 * @param context the key and the certificate chain to present
 */
public record HttpsConnector(int port, SSLContext context) {}
