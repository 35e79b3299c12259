/**
 * Plays "Log in with Telegram": an OpenID Connect issuer whose consent is one page with the test
 * users on it. As the real one, it gives an {@code id} beside {@code sub} and leaves the nonce out.
 */
@NullMarked
package dev.kadr.sandbox.oidc;

import org.jspecify.annotations.NullMarked;
