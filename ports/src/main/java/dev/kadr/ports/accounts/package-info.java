/** Reading accounts and their balances without deciding anything. */
@NullMarked
package dev.kadr.ports.accounts;

import org.jspecify.annotations.NullMarked;
