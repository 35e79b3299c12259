@NullMarked
package dev.kadr.adapter.http;

import org.jspecify.annotations.NullMarked;
