/**
 * The ports over PostgreSQL, db-scheduler and a folder of files.
 *
 * <p>Tables are made by the changelog beside this package: 001 and 002 hold accounts, the ledger
 * and requests, 003 the tasks that wait, 004 dialogues and the messenger's updates. Invariants are
 * said twice, here as constraints and in the domain as types.
 */
@NullMarked
package dev.kadr.adapter.persistence;

import org.jspecify.annotations.NullMarked;
