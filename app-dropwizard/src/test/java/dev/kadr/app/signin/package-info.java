@NullMarked
package dev.kadr.app.signin;

import org.jspecify.annotations.NullMarked;
