/**
 * The public face of the mock server: start it, control it, close it. The only package that depends
 * on all others, because it wires them.
 */
@NullMarked
package dev.sipregistration.mockserver;

import org.jspecify.annotations.NullMarked;
