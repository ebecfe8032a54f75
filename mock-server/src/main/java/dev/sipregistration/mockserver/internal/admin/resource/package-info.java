/** The operations of the admin API. */
@NullMarked
package dev.sipregistration.mockserver.internal.admin.resource;

import org.jspecify.annotations.NullMarked;
