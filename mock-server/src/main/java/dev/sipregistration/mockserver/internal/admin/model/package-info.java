/** Bodies of the admin API: requests that are checked, and views that are shown. */
@NullMarked
package dev.sipregistration.mockserver.internal.admin.model;

import org.jspecify.annotations.NullMarked;
