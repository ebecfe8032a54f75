/** Applications, rules and users of an account, its service accounts, and how a call names them. */
@NullMarked
package dev.sipregistration.mockserver.domain.directory;

import org.jspecify.annotations.NullMarked;
