/// What kinds of agent there are: how each is launched, and what the facts say about its state.
///
/// Pure: knows `model` alone. It starts nothing and reads nothing.
@NullMarked
package dev.codestrator.agent;

import org.jspecify.annotations.NullMarked;
