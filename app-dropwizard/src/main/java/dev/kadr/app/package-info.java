/** The composition root: settings in, doors opened in order, use cases wired, commands. */
@NullMarked
package dev.kadr.app;

import org.jspecify.annotations.NullMarked;
