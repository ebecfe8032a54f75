/** Provider states for verifiers of Pact. */
@NullMarked
package dev.sipregistration.mockserver.internal.admin.pact;

import org.jspecify.annotations.NullMarked;
