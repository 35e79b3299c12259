/**
 * What every adapter of a port must do, and adapters that keep everything in memory.
 *
 * <p>A port has a {@code …Contract} here: an interface whose default methods are tests. Whoever
 * implements the port has a test class that implements the contract and names its subjects. The
 * in-memory adapters pass the same contracts, so tests of use cases may trust them and stay fast.
 * {@link dev.kadr.ports.testkit.InMemoryWorld} is their door.
 */
@NullMarked
package dev.kadr.ports.testkit;

import org.jspecify.annotations.NullMarked;
