/**
 * The mock server in JUnit 5: started once, an account of its own for each test, parameters
 * injected. JUnit is the test project's own: nothing outside this room knows of it.
 */
@NullMarked
package dev.sipregistration.mockserver.junit;

import org.jspecify.annotations.NullMarked;
