/** The contract's whole requests in the formats of tools that send requests by hand. */
@NullMarked
package dev.sipregistration.mockserver.cli.collection;

import org.jspecify.annotations.NullMarked;
