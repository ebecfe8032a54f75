/**
 * The contract's complete example requests, sent to the platform and to a mock server, and the
 * differences.
 */
@NullMarked
package dev.sipregistration.mockserver.cli.comparison;

import org.jspecify.annotations.NullMarked;
