/** One class per thing the system does; {@link dev.kadr.usecases.UseCases} is the index. */
@NullMarked
package dev.kadr.usecases;

import org.jspecify.annotations.NullMarked;
