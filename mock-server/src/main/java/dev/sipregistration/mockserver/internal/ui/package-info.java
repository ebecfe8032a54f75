/** The page for people: files, which a browser runs against the admin API. */
@NullMarked
package dev.sipregistration.mockserver.internal.ui;

import org.jspecify.annotations.NullMarked;
