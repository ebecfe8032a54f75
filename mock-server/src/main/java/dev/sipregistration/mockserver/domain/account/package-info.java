/** One account as an immutable value, and the steps that lead from one such value to the next. */
@NullMarked
package dev.sipregistration.mockserver.domain.account;

import org.jspecify.annotations.NullMarked;
