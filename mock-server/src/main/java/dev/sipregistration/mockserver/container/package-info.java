/**
 * The mock server in a container, with Testcontainers. The test project brings Testcontainers
 * along; no other package depends on it.
 */
@NullMarked
package dev.sipregistration.mockserver.container;

import org.jspecify.annotations.NullMarked;
