/// What people and agents read: every command in it is run, every method and link in it is there.
@NullMarked
package dev.codestrator.texts;

import org.jspecify.annotations.NullMarked;
