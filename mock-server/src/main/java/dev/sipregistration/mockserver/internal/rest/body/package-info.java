/** Parameters from request bodies: urlencoded, multipart, JSON. */
@NullMarked
package dev.sipregistration.mockserver.internal.rest.body;

import org.jspecify.annotations.NullMarked;
