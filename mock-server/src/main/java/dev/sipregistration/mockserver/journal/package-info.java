/**
 * What has been called: the latest calls, with all secrets left out, to be asked about. Plain Java,
 * so that an assertion needs neither a server nor JUnit.
 */
@NullMarked
package dev.sipregistration.mockserver.journal;

import org.jspecify.annotations.NullMarked;
