/** The providers of pictures, what is read about requests, and what the ledger of jobs keeps. */
@NullMarked
package dev.kadr.ports.generation;

import org.jspecify.annotations.NullMarked;
