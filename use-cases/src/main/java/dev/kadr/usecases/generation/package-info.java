/** The way of a request: asked for, submitted, read back, downloaded, told. */
@NullMarked
package dev.kadr.usecases.generation;

import org.jspecify.annotations.NullMarked;
