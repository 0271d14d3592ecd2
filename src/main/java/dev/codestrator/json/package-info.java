/// JSON text and the plain values that it stands for. Pure; knows `model` alone.
@NullMarked
package dev.codestrator.json;

import org.jspecify.annotations.NullMarked;
