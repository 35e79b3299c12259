/** Who a buyer is, and by which names the outside knows them. */
@NullMarked
package dev.kadr.domain.accounts;

import org.jspecify.annotations.NullMarked;
