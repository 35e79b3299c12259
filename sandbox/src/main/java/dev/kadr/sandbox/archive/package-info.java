/** What the sandbox remembers beyond its process. */
@NullMarked
package dev.kadr.sandbox.archive;

import org.jspecify.annotations.NullMarked;
