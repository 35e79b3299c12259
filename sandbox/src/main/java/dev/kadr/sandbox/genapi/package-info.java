/**
 * GenAPI, played: the provider's real paths, wire shapes and error bodies, pictures really painted
 * from the photo and the prompt, callbacks with retries, and every mishap worth rehearsing.
 *
 * <p>A word such as {@code #policy} or {@code #timeout-create} anywhere in a prompt makes that one
 * order go wrong in that one way ({@link dev.kadr.sandbox.genapi.Sentinel}), so the whole product
 * can be driven into each mishap from the outside.
 */
@NullMarked
package dev.kadr.sandbox.genapi;

import org.jspecify.annotations.NullMarked;
