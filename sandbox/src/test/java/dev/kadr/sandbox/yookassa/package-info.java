/** The stand-in of YooKassa, judged by raw HTTP alone. */
@NullMarked
package dev.kadr.sandbox.yookassa;

import org.jspecify.annotations.NullMarked;
