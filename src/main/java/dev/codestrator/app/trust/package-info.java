/// What the user of a clone agreed to: the values of its settings that start programs or reach
/// outside of the repository. Knows the settings and the local folder of the clone, and no service.
@NullMarked
package dev.codestrator.app.trust;

import org.jspecify.annotations.NullMarked;
