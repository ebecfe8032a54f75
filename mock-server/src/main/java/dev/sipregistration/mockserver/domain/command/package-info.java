/** Commands that cannot exist invalid, made from the parameters of a call. */
@NullMarked
package dev.sipregistration.mockserver.domain.command;

import org.jspecify.annotations.NullMarked;
