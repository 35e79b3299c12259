@NullMarked
package dev.kadr.adapter.persistence;

import org.jspecify.annotations.NullMarked;
