package dev.sipregistration.mockserver.internal.http;

import javax.net.ssl.SSLContext;

/**
 * A port for HTTPS.
 *
 * @param port the port, or 0 for any that is free
 * @param context the key and the certificates to show
 */
public record HttpsConnector(int port, SSLContext context) {}
