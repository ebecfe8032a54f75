/**
 * The mock server in JUnit 5: started once, an account of its own for each test, parameters
 * injected; and in tests with Spring, as beans of their contexts. The test project brings JUnit and
 * Spring along; no other package depends on them.
 */
@NullMarked
package dev.sipregistration.mockserver.junit;

import org.jspecify.annotations.NullMarked;
