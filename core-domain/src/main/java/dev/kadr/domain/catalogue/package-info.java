/** What is for sale: the models, what they can be told, and what that costs. */
@NullMarked
package dev.kadr.domain.catalogue;

import org.jspecify.annotations.NullMarked;
