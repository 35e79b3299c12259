/** Opening accounts, showing and giving credits. */
@NullMarked
package dev.kadr.usecases.accounts;

import org.jspecify.annotations.NullMarked;
