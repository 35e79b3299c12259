/**
 * What the core needs from outside: one database transaction with everything a decision reads and
 * writes, tasks, blobs, ids. The contracts are in the Javadoc, and each is a test suite in
 * ports-testkit.
 */
@NullMarked
package dev.kadr.ports;

import org.jspecify.annotations.NullMarked;
