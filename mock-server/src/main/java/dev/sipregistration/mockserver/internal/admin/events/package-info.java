/** What happens, sent to whoever follows it. */
@NullMarked
package dev.sipregistration.mockserver.internal.admin.events;

import org.jspecify.annotations.NullMarked;
