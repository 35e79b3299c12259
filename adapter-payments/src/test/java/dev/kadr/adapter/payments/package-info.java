/** YooKassa's client against a stand-in and a stub, and the door that notifications come in by. */
@NullMarked
package dev.kadr.adapter.payments;

import org.jspecify.annotations.NullMarked;
