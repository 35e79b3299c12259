/** YooKassa: the door; its client comes with the first package that is for sale. */
@NullMarked
package dev.kadr.adapter.payments;

import org.jspecify.annotations.NullMarked;
