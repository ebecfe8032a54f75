/** The command line of the runnable jar. */
@NullMarked
package dev.sipregistration.mockserver.cli;

import org.jspecify.annotations.NullMarked;
