/** Who may call the admin API. */
@NullMarked
package dev.sipregistration.mockserver.internal.admin.security;

import org.jspecify.annotations.NullMarked;
