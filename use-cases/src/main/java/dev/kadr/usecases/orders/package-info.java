/**
 * The way of money: an order is placed, paid, checked, refunded. What is known of money is only
 * what was read from the gateway; notifications, buttons and tasks are reasons to read.
 */
@NullMarked
package dev.kadr.usecases.orders;

import org.jspecify.annotations.NullMarked;
