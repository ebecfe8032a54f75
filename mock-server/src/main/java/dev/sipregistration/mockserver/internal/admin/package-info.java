/** Control of the mock server over HTTP, under {@code /__admin}; it has a contract of its own. */
@NullMarked
package dev.sipregistration.mockserver.internal.admin;

import org.jspecify.annotations.NullMarked;
