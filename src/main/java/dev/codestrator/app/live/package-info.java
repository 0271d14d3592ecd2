/// What a person watches: sessions, their threads, and jobs, at one glance, and what he may do to
/// them. Looking is no sign of life of anybody's root.
@NullMarked
package dev.codestrator.app.live;

import org.jspecify.annotations.NullMarked;
