/** The real jar beside the sandbox: started, used, killed and started again. */
@NullMarked
package dev.kadr.app.journey;

import org.jspecify.annotations.NullMarked;
