/** SIP registrations with their credentials and states, and how registrars respond to them. */
@NullMarked
package dev.sipregistration.mockserver.domain.sip;

import org.jspecify.annotations.NullMarked;
