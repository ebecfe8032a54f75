/** The texts of names, hosts and keys. Plain Java. */
@NullMarked
package dev.sipregistration.mockserver.internal.text;

import org.jspecify.annotations.NullMarked;
