/// From finished work to the main branch: requests and their queue, the main lock, reviews,
/// landing.
@NullMarked
package dev.codestrator.app.merge;

import org.jspecify.annotations.NullMarked;
