/** What happens to every call before and after its operation: checks, recording, faults. */
@NullMarked
package dev.sipregistration.mockserver.internal.rest.filter;

import org.jspecify.annotations.NullMarked;
