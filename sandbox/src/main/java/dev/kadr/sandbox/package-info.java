/** The offline twin: everything outside Kadr, on one port, speaking the real wire protocols. */
@NullMarked
package dev.kadr.sandbox;

import org.jspecify.annotations.NullMarked;
