/**
 * The journal of the latest calls, without secrets, and queries on it. Plain Java, so that an
 * assertion needs neither a server nor JUnit.
 */
@NullMarked
package dev.sipregistration.mockserver.journal;

import org.jspecify.annotations.NullMarked;
