/**
 * The mock server in JUnit 5: started once, an account of its own for each test, parameters
 * injected. The test project brings JUnit along; no other package depends on it.
 */
@NullMarked
package dev.sipregistration.mockserver.junit;

import org.jspecify.annotations.NullMarked;
