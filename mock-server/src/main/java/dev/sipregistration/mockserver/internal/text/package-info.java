/** The texts of names, hosts, keys and files. Plain Java. */
@NullMarked
package dev.sipregistration.mockserver.internal.text;

import org.jspecify.annotations.NullMarked;
