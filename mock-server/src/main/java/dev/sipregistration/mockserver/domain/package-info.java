/**
 * What the vendor's accounts, SIP registrations, money and time do, in plain Java.
 *
 * <p>Everything that has a state is an immutable value: a command makes a new value out of an old
 * one or is refused, so a refusal changes nothing by construction. Knows no HTTP, JSON or SQL, and
 * takes time and ids from outside.
 */
@NullMarked
package dev.sipregistration.mockserver.domain;

import org.jspecify.annotations.NullMarked;
