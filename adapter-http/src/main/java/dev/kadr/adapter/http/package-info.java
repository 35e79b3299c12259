/** The HTTP side: health, and every error as {@code application/problem+json} (RFC 9457). */
@NullMarked
package dev.kadr.adapter.http;

import org.jspecify.annotations.NullMarked;
